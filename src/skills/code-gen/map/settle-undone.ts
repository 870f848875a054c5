import type { CodeMap } from '#contract/code-gen/code-map';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { readMappedBefore, requireCodeMap, writeCodeMap } from '#workspace/code-runs/code-map-file';
import { ownEntry } from '#workspace/code-runs/own-entry';
import { openRunStore } from '#workspace/code-runs/run-store';

interface LoggedRun {
  readonly run: string;
  readonly log: readonly RunLogRecord[];
}

/** Files that were put back and that the code map has not heard of yet; null when every undo came to its end. */
const unsettled = (log: readonly RunLogRecord[]): ReadonlySet<string> | null => {
  const since = log.slice(log.findLastIndex(({ kind }) => kind === 'undo-ended') + 1);
  if (!since.some(({ kind }) => kind === 'undo-began' || kind === 'undone')) return null;
  return new Set(since.flatMap((record) => (record.kind === 'undone' ? [record.path] : [])));
};

/**
 * What the code map says of files that were put back is again what it said before their run, also when that undo was cut off in
 * the middle. What a later run has made its own stays. Needs the run lock. @throws CodedError of the disk
 */
export const settleUndone = async (workspace: string, { run, log }: LoggedRun, at: string): Promise<void> => {
  const paths = unsettled(log);
  if (paths === null) return;
  const [map, before] = [await requireCodeMap(workspace), await readMappedBefore(workspace, run)];
  const files: CodeMap['files'] = { ...map.files };
  for (const path of paths) {
    if ((ownEntry(files, path)?.run ?? run) !== run) continue;
    const entry = ownEntry(before, path);
    if (entry === undefined) delete files[path];
    else files[path] = entry;
  }
  if (paths.size > 0) await writeCodeMap(workspace, { ...map, files });
  const store = await openRunStore(workspace, run);
  await store.append({ kind: 'undo-ended', at });
};
