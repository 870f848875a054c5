import { mkdir, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CodePlan, PlanRow } from '#contract/code-gen/plan';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { writeFileAtomic } from '#workspace/atomic-file';
import { flushFolder } from '#workspace/files/durable';
import { failpoint } from '#workspace/files/failpoint';
import { fsFailure, isMissing } from '#workspace/fs-failure';
import { isInside } from '#workspace/safe-path';
import { lookAtTarget, type Target } from './target.ts';

export interface Undoing {
  /** Real path. */
  readonly workspace: string;
  readonly plan: CodePlan;
  readonly log: readonly RunLogRecord[];
  readonly content: (sha256: string) => Promise<Buffer>;
  readonly append: (...records: readonly RunLogRecord[]) => Promise<void>;
  readonly now: () => string;
}

export interface UndoOutcome {
  readonly restored: readonly string[];
  /** Changed since they were written: left as they are. */
  readonly kept: readonly string[];
}

/** Rows that the run wrote, or was about to write when it died, and that are not undone yet; the last written first. */
const touchedRows = ({ plan, log }: Undoing): readonly PlanRow[] => {
  const rows = new Map(plan.rows.map((row) => [row.path, row]));
  const touched = new Set<string>();
  for (const record of log) {
    if (record.kind === 'writing' || record.kind === 'wrote') touched.add(record.path);
    if (record.kind === 'undone') touched.delete(record.path);
  }
  return [...touched]
    .reverse()
    .map((path) => rows.get(path))
    .filter((row) => row !== undefined);
};

const holds = ({ file }: Target, version: PlanRow['after']): boolean =>
  (file?.version.sha256 ?? null) === (version?.sha256 ?? null);

/** From the folder of the file up to the outermost that the run made, as long as they are empty. */
const removeMadeFolders = async (workspace: string, real: string, made: string | undefined): Promise<void> => {
  if (made === undefined) return;
  const last = join(workspace, made);
  for (let dir = dirname(real); isInside(last, dir); dir = dirname(dir)) {
    const failed = await rmdir(dir).then(
      () => null,
      (error: unknown) => error,
    );
    if (failed !== null && !isMissing(failed)) return;
  }
};

const restore = async (given: Undoing, row: PlanRow, target: Target): Promise<void> => {
  try {
    if (row.before === null) {
      failpoint('undo.remove');
      await unlink(target.real);
      await flushFolder(dirname(target.real), 'undo.flush-folder').catch(() => undefined);
      return;
    }
    const bytes = await given.content(row.before.sha256);
    await mkdir(dirname(target.real), { recursive: true });
    await writeFileAtomic(target.real, bytes, { mode: row.before.mode, point: 'undo' });
  } catch (error) {
    throw fsFailure(error, dirname(target.real));
  }
};

/**
 * Puts back what a run wrote: bytes, modes and line ends as they were, files and folders that it made taken away. A file that was
 * changed since stays. Can be called again after a failure. Needs the run lock.
 * @throws CodedError of the disk; what was restored before stays restored
 */
export const undoRun = async (given: Undoing): Promise<UndoOutcome> => {
  const restored: string[] = [];
  const kept: string[] = [];
  const folders = new Map(
    given.log.flatMap((record) => (record.kind === 'writing' ? [[record.path, record.folder] as const] : [])),
  );
  for (const row of touchedRows(given)) {
    const { path } = row;
    const target = await lookAtTarget(given.workspace, path).catch(() => null);
    if (target === null || !(holds(target, row.after) || holds(target, row.before))) {
      kept.push(path);
      await given.append({ kind: 'undo-kept', at: given.now(), path });
      continue;
    }
    // A kill between the record and the rename: there is nothing to restore.
    if (holds(target, row.after)) await restore(given, row, target);
    await removeMadeFolders(given.workspace, target.real, folders.get(path));
    restored.push(path);
    await given.append({ kind: 'undone', at: given.now(), path });
  }
  return { restored, kept };
};
