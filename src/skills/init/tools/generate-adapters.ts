import { okEnvelope } from '#contract/envelope';
import { defineTool } from '#contract/tool';
import { type InitSession, outOfOrder } from '../run/init-session.ts';
import { stopIfAborted } from '../run/stop-if-aborted.ts';
import { genSource, parserSource } from '../templates/extension-sources.ts';
import { hasTemplate, templateOf } from '../templates/templates.ts';
import { workspaceInput } from './workspace-input.ts';

/** Stages both extensions, made from the template of the stack. */
export const generateAdaptersTool = (session: InitSession) =>
  defineTool({
    name: 'generateF2CAdapters',
    effect: 'write',
    description:
      'Fourth step of generic-design-init. Stages extensions/generic-design-parser.ts and extensions/generic-design-gen.ts from the template of the stack.',
    input: workspaceInput,
    run: async ({ workspace }, context) => {
      const run = await session.current('generateF2CAdapters', workspace);
      stopIfAborted(context.signal);
      if (run.kind === 'ready') return okEnvelope(context.text('init.unchanged'), { data: { ready: true } });
      if (run.staged === undefined) throw outOfOrder('generateF2CAdapters', 'writeF2CConfig');
      const { framework, detected, conventions } = run;
      const facts = { framework, facts: detected.facts, conventions };
      await run.staged.staging.write('extensions/generic-design-parser.ts', await parserSource(facts));
      await run.staged.staging.write('extensions/generic-design-gen.ts', await genSource(framework));
      session.update({ ...run, hasAdapters: true });
      const isKnown = hasTemplate(framework);
      const message = context.text(isKnown ? 'init.adapters-staged' : 'init.adapters-neutral', {
        framework: templateOf(framework).title,
      });
      return okEnvelope(message, { data: { template: isKnown ? framework : 'neutral', ready: false } });
    },
  });
