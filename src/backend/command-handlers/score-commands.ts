import { CodedError } from '#contract/errors';
import { readCodeMap } from '#workspace/code-runs/code-map-file';
import { findScore } from '#workspace/code-runs/score-reader';
import { checkWritable } from '#workspace/writable';
import type { BackendContext } from '../backend-context.ts';
import { readyWorkspace, refuseBusy, runShort } from './codegen-commands.ts';
import type { Handlers, NamesOf } from './handlers.ts';

/** Said at once where there is nothing to measure: a turn that only fails would take the place of the last outcome. */
const snapshotToScore = async (context: BackendContext, wanted: string | undefined): Promise<string> => {
  const { path, latest } = context.workspace();
  const snapshot = wanted ?? latest;
  const { files } = await readCodeMap(path);
  if (snapshot === null || Object.keys(files).length === 0)
    throw new CodedError('nothing-to-score', { name: snapshot ?? '-' });
  return snapshot;
};

/** Measuring generated code, and looking at what was measured. */
export const scoreCommands = (context: BackendContext): Handlers<NamesOf<'score'>> => ({
  'score.measure': async ({ snapshot: wanted }) => {
    refuseBusy(context);
    const workspace = readyWorkspace(context);
    const snapshot = await snapshotToScore(context, wanted);
    await checkWritable(workspace);
    refuseBusy(context);
    const shown = context.translate('chat.codegen-score', { name: snapshot });
    context.inBackground(runShort(context, { kind: 'score', values: { score_snapshot: snapshot }, shown }));
    return null;
  },
  'score.read': async ({ snapshot }) => findScore(readyWorkspace(context), snapshot),
});
