import { z } from 'zod';
import { CodedError } from '#contract/errors';
import type { F2CTool, ToolContext } from '#contract/tool';
import type { CodeGenRun, Written } from '../run/code-gen-run.ts';
import { type CurrentRun, endRun, momentOf } from '../run/current-run.ts';
import type { HookEnd } from '../run/engines.ts';
import { type Answer, stepTool } from './code-gen-tool.ts';

const NAME = 'finishF2CCodeGen';
const input = z.object({ workspace: z.string().min(1) });

const tellHook = async (
  current: CurrentRun,
  run: CodeGenRun,
  outcome: Written,
  context: ToolContext,
): Promise<HookEnd> => {
  const { workspace } = run;
  const counts = { count: outcome.written.length, left: outcome.left.length };
  const isSuccess = outcome.failure === null;
  const message = context.text(isSuccess ? 'codegen.written' : 'codegen.partly-written', counts);
  const hook = await current.deps.runHook({ workspace, isSuccess, message, context });
  await run.store?.append({ kind: 'hook', at: momentOf(current), ...hook }).catch(() => undefined);
  return hook;
};

const done = (run: CodeGenRun, outcome: Written, hook: HookEnd, context: ToolContext): Answer => {
  const { digest, written, left } = outcome;
  const said = context.text('codegen.done', { count: written.length });
  const message = hook.ok ? said : `${said} ${context.text('codegen.hook-failed', { reason: hook.message })}`;
  const data = { run: run.store?.run, digest, written: written.length, left: left.length, hook };
  return { message, data, event: 'code-gen-done' };
};

/** Tells the hook of the workspace how it went and ends the run. Whatever the hook does, code-gen is done all the same. */
export const finishCodeGenTool = (current: CurrentRun): F2CTool =>
  stepTool(current, {
    name: NAME,
    effect: 'read',
    description:
      'Run the hook postCodeGenFinished of the workspace and end the run. The last step of generic-code-gen.',
    input,
    work: async (run, _given, context) => {
      const { outcome } = run;
      if (outcome === null || !run.isSynced) {
        const needs = outcome === null ? 'writeF2CFiles' : 'syncF2CStatus';
        throw new CodedError('out-of-order', { tool: NAME, needs });
      }
      const hook = await tellHook(current, run, outcome, context);
      await endRun(current);
      if (outcome.failure !== null) throw outcome.failure;
      return done(run, outcome, hook, context);
    },
  });
