import type { Envelope } from '#contract/envelope';
import type { ToolContext } from '#contract/tool';
import { type CurrentRun, leaveWritten, requireRun } from '../run/current-run.ts';
import { envelopeOf } from './code-gen-tool.ts';

/**
 * What `syncF2CStatus` does while a run of code generation has written: the status names it, and the workspace is free.
 * Null when no such run waits for it: then the status is somebody else's.
 */
export const syncWritten = async (
  current: CurrentRun,
  workspace: string,
  context: ToolContext,
): Promise<Envelope | null> => {
  if (current.run === null || current.run.outcome === null) return null;
  const run = await requireRun(current, 'syncF2CStatus', workspace);
  await leaveWritten(current, run);
  const count = run.outcome?.written.length ?? 0;
  return envelopeOf({
    message: context.text('codegen.synced', { count }),
    data: { run: run.store?.run, written: count },
  });
};
