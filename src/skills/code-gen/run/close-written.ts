import { requireCodeMap } from '#workspace/code-runs/code-map-file';
import { pruneRuns } from '#workspace/code-runs/prune-runs';
import { syncStatus } from '#workspace/status';

interface Closing {
  readonly workspace: string;
  readonly ok: boolean;
  readonly at: string;
}

/**
 * The end of everything that wrote into a project: the oldest runs go, and `status.json` names this one as the last.
 * Needs the run lock. @throws CodedError of the disk
 */
export const closeWritten = async (
  of: { readonly run: string | null; readonly snapshot: string },
  { workspace, ok, at }: Closing,
): Promise<void> => {
  await pruneRuns(workspace, await requireCodeMap(workspace), of.run);
  await syncStatus(workspace, { skill: 'codegen', ok, at, snapshot: of.snapshot });
};
