import { acquireRunLock } from '#workspace/run-lock';
import { createSnapshotStaging } from '#workspace/snapshot-staging';
import { cleanUpOnTermination } from '#workspace/termination';
import { FRAMEWORK, stageSample } from './workspace-fixture.ts';

/** A run that never ends by itself: says `writing` once it does, and cleans up when it is told to stop. */
const runEndless = async (workspace: string, hang: boolean): Promise<void> => {
  const lock = await acquireRunLock(workspace, 'parser');
  const staging = await createSnapshotStaging(workspace, FRAMEWORK);
  cleanUpOnTermination(async () => {
    if (hang) await new Promise(() => undefined);
    await staging.discard();
    await lock.release();
  });
  await stageSample(staging, 'endless', 20);
  process.stdout.write('writing\n');
  const endless = async function* () {
    for (;;) {
      yield 'x'.repeat(1_000);
      await new Promise((turn) => setImmediate(turn));
    }
  };
  await staging.writeFile('endless.json', endless());
};

if (import.meta.main) {
  const [workspace = '', mode] = process.argv.slice(2);
  await runEndless(workspace, mode === 'hang').catch(() => undefined);
}
