import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeMap } from '#contract/code-gen/code-map';
import { MAX_RUNS } from '#contract/state/app-state';
import { removeFile, removeTree } from '../files/durable.ts';
import { coded } from '../fs-failure.ts';
import { readMappedBefore } from './code-map-file.ts';
import { runsFolder } from './run-paths.ts';
import { readPlan, runNames } from './run-reader.ts';

const isWhole = (workspace: string, run: string): Promise<boolean> =>
  readPlan(workspace, run).then(
    () => true,
    () => false,
  );

// A workspace may bring a link along under the name of a run: that goes, and what it leads to stays.
const removeRun = async (path: string): Promise<void> =>
  (await lstat(path)).isDirectory() ? removeTree(path, 'runs.prune') : removeFile(path, 'runs.prune');

const runsBefore = async (workspace: string, run: string): Promise<readonly string[]> =>
  Object.values(await readMappedBefore(workspace, run).catch(() => ({}))).map((file) => file.run);

/**
 * Removes runs beyond the newest `MAX_RUNS`, and what killed runs left before their plan was whole. A run that the code map names
 * stays: its contents are the base of the next merge, now or once a newer run is undone. Needs the run lock.
 * @returns names of the removed
 */
export const pruneRuns = async (
  workspace: string,
  map: CodeMap,
  current: string | null,
): Promise<readonly string[]> => {
  const named = new Set(Object.values(map.files).map(({ run }) => run));
  const runs = await runsFolder(workspace);
  const removed: string[] = [];
  let kept = 0;
  for (const run of await runNames(workspace)) {
    const stays = run === current || named.has(run) || (kept < MAX_RUNS && (await isWhole(workspace, run)));
    if (stays) {
      // Undo may make the map say again what it said before the run.
      if (kept < MAX_RUNS) for (const before of await runsBefore(workspace, run)) named.add(before);
      kept += 1;
      continue;
    }
    const path = join(runs, run);
    await coded(path, () => removeRun(path));
    removed.push(run);
  }
  return removed;
};
