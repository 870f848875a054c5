import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { TEMPORARY_FILE } from '#workspace/atomic-file';
import { readRunLog } from '#workspace/code-runs/run-log-file';
import { runFolder } from '#workspace/code-runs/run-paths';
import { runNames } from '#workspace/code-runs/run-reader';
import { removeFile } from '#workspace/files/durable';
import { resolveInside } from '#workspace/safe-path';
import { protectionOf } from './protected-path.ts';

/** An undo may have died at any of the files that its run had written. */
export const isUndoOpen = (log: readonly RunLogRecord[]): boolean =>
  log.findLast(({ kind }) => kind === 'undo-began' || kind === 'undo-ended')?.kind === 'undo-began';

/** Paths at which a run was writing or put back when it died. A workspace may bring logs along: no path that could not have been written. */
const interrupted = (log: readonly RunLogRecord[]): readonly string[] => {
  const open = new Set<string>();
  const keepsWritten = isUndoOpen(log);
  for (const record of log) {
    if (record.kind === 'writing' && protectionOf(record.path) === null) open.add(record.path);
    if (record.kind === 'wrote' && !keepsWritten) open.delete(record.path);
    if (record.kind === 'failed' || record.kind === 'undone') open.delete(record.path ?? '');
  }
  return [...open];
};

const sweepBeside = async (workspace: string, path: string): Promise<void> => {
  const dir = dirname(await resolveInside(workspace, path));
  const left = (await readdir(dir)).filter((name) => TEMPORARY_FILE.test(name));
  for (const name of left) await removeFile(join(dir, name), 'code.leftovers');
};

/**
 * Removes files on their way that killed runs left beside the project's own. Only names that this product gives, only in folders
 * where a log says that a write was going on. What cannot be removed is tried again. Needs the run lock.
 */
export const sweepWriteLeftovers = async (workspace: string): Promise<void> => {
  for (const run of await runNames(workspace)) {
    const log = await readRunLog(await runFolder(workspace, run)).catch(() => []);
    for (const path of interrupted(log)) await sweepBeside(workspace, path).catch(() => undefined);
  }
};
