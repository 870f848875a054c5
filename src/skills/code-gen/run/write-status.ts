import { closeWritten } from './close-written.ts';
import type { CodeGenRun } from './code-gen-run.ts';

/** Writes the status with this run as the last one. Needs the run lock. @throws CodedError of the disk */
export const writeStatus = async (run: CodeGenRun, at: string): Promise<void> => {
  const { workspace, store, snapshot, outcome } = run;
  const ok = outcome !== null && outcome.failure === null;
  await closeWritten({ run: store?.run ?? null, snapshot: snapshot.name }, { workspace, ok, at });
  run.isSynced = true;
};
