import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { SNAPSHOTS_KEPT } from '#contract/snapshot-name';
import { flushFolder, removeQuietly } from './files/durable.ts';
import { failpoint } from './files/failpoint.ts';
import { coded } from './fs-failure.ts';
import { realFrameworkDir } from './snapshot/framework-folders.ts';
import { hiddenName } from './snapshot/hidden-name.ts';
import { wholeSnapshots } from './snapshot/inspect.ts';
import { readLatestName, writeLatestName } from './snapshot/latest.ts';
import { forgetSnapshots } from './status.ts';

const repointLatest = async (dir: string, newest: string): Promise<void> => {
  if ((await readLatestName(dir)) !== newest) await writeLatestName(dir, newest);
};

// Out of sight in one step first: half a snapshot under its own name would be listed by nobody but would look like one.
const removeSnapshot = async (dir: string, name: string): Promise<void> => {
  const hidden = join(dir, await hiddenName('deleting', name));
  failpoint('prune.rename');
  await rename(join(dir, name), hidden);
  await flushFolder(dir, 'prune.flush-folder').catch(() => undefined);
  await removeQuietly(hidden, 'prune.remove');
};

/**
 * Keeps the newest ten whole snapshots of a framework. First their names leave `status.json`, then `latest.txt` names the
 * newest one, then they are deleted, so that nothing ever names what is not there. What is no whole snapshot of ours is
 * never touched. Needs the run lock.
 * @returns the names of the removed snapshots, oldest first
 * @throws CodedError `framework-unknown`, `path-outside`, `disk-full`, `read-only`, `too-many-files`
 */
export const cleanCache = async (workspace: string, framework: string): Promise<{ removed: string[] }> => {
  const dir = await realFrameworkDir(workspace, framework);
  return coded(dir, async () => {
    const names = (await wholeSnapshots(dir)).map((snapshot) => snapshot.name);
    const newest = names[0];
    if (newest === undefined) return { removed: [] };
    const removed = names.slice(SNAPSHOTS_KEPT).reverse();
    await forgetSnapshots(workspace, framework, names.slice(0, SNAPSHOTS_KEPT));
    await repointLatest(dir, newest);
    for (const name of removed) await removeSnapshot(dir, name);
    return { removed };
  });
};
