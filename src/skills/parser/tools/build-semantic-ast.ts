import type { F2CTool } from '#contract/tool';
import type { CurrentRun } from '../run/current-run.ts';
import { part } from '../run/parser-run.ts';
import { stageTool } from './parser-stage.ts';

export const buildSemanticAstTool = (current: CurrentRun): F2CTool =>
  stageTool(current, {
    name: 'buildF2CSemanticAst',
    effect: 'read',
    description: 'Build the semantic layers of every screen in the words of the stack.',
    needs: 'exported',
    leaves: 'built',
    // They were built while the document was read: a second walk through a large one would cost as much as the first.
    work: async (run, context) => {
      const { design, screens, components } = part(run, 'reading');
      const { nodes: layers, texts } = design.counts;
      return {
        message: context.text('parser.built', { screens: screens.length, layers }),
        data: { screens: screens.length, layers, texts, components },
      };
    },
  });
