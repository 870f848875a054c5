import { createInterface } from 'node:readline';
import { CodedError } from '#contract/errors';
import { cleanCache } from '#workspace/prune';
import { acquireRunLock } from '#workspace/run-lock';
import { createSnapshotStaging } from '#workspace/snapshot-staging';
import { syncStatus } from '#workspace/status';
import { FRAMEWORK, stageSample } from './workspace-fixture.ts';

/** What a run of the parser does to a workspace, without the parser: for sweeps that kill it or let its calls fail. */
export const runImport = async (workspace: string, images: number, framework = FRAMEWORK): Promise<string> => {
  const lock = await acquireRunLock(workspace, 'parser');
  try {
    const staging = await createSnapshotStaging(workspace, framework);
    try {
      await stageSample(staging, 'swept', images);
      const { name } = await staging.publish();
      await cleanCache(workspace, framework);
      await syncStatus(workspace, { skill: 'parser', ok: true, at: new Date().toISOString(), snapshot: name });
      return name;
    } finally {
      await staging.discard();
    }
  } finally {
    await lock.release();
  }
};

const attempt = async (workspace: string, images: number): Promise<string | CodedError> => {
  try {
    return await runImport(workspace, images);
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
};

/** Runs it and ends the process: 0 with the name on stdout, 1 with the code and the folder of the failure on stderr. */
const runOnce = async (workspace: string, images: number): Promise<void> => {
  const outcome = await attempt(workspace, images);
  if (typeof outcome === 'string') process.stdout.write(`${outcome}\n`);
  else process.stderr.write(`${outcome.code} ${outcome.params['dir'] ?? ''}\n`);
  process.exitCode = typeof outcome === 'string' ? 0 : 1;
};

/** Says `ready`, then runs it once for every line on stdin and answers with the name or the code. */
const runRounds = async (workspace: string, images: number): Promise<void> => {
  process.stdout.write('ready\n');
  for await (const _line of createInterface({ input: process.stdin })) {
    const outcome = await attempt(workspace, images);
    process.stdout.write(`${typeof outcome === 'string' ? outcome : outcome.code}\n`);
  }
};

if (import.meta.main) {
  const [workspace = '', images = '8', mode] = process.argv.slice(2);
  await (mode === 'rounds' ? runRounds : runOnce)(workspace, Number(images));
}
