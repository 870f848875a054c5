import { CodedError } from '#contract/errors';
import { cleanCache } from '#workspace/prune';
import { acquireRunLock } from '#workspace/run-lock';
import { createSnapshotStaging } from '#workspace/snapshot-staging';
import { syncStatus } from '#workspace/status';
import { FRAMEWORK, stageSample } from './workspace-fixture.ts';

/** What a run of the parser does to a workspace, without the parser: for sweeps that kill it or let its calls fail. */
export const runImport = async (workspace: string, images: number): Promise<string> => {
  const lock = await acquireRunLock(workspace, 'parser');
  try {
    const staging = await createSnapshotStaging(workspace, FRAMEWORK);
    try {
      await stageSample(staging, 'swept', images);
      const { name } = await staging.publish();
      await cleanCache(workspace, FRAMEWORK);
      await syncStatus(workspace, { skill: 'parser', ok: true, at: new Date().toISOString(), snapshot: name });
      return name;
    } finally {
      await staging.discard();
    }
  } finally {
    await lock.release();
  }
};

/** Runs it and ends the process: 0 with the name on stdout, 1 with the code of the failure on stderr. */
export const main = async (workspace: string, images: number): Promise<void> => {
  try {
    process.stdout.write(`${await runImport(workspace, images)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof CodedError ? error.code : String(error)}\n`);
    process.exitCode = 1;
  }
};

if (import.meta.main) await main(process.argv[2] ?? '', Number(process.argv[3] ?? 8));
