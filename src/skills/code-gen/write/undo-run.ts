import { mkdir, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CodePlan, PlanRow } from '#contract/code-gen/plan';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { CodedError } from '#contract/errors';
import { prepareFile } from '#workspace/atomic-file';
import { flushFolder } from '#workspace/files/durable';
import { failpoint } from '#workspace/files/failpoint';
import { fsFailure, isMissing } from '#workspace/fs-failure';
import { isInside } from '#workspace/safe-path';
import { refuseLocked } from './refuse-locked.ts';
import { lookAtTarget, type Target } from './target.ts';

export interface Undoing {
  /** Real path. */
  readonly workspace: string;
  readonly plan: CodePlan;
  readonly log: readonly RunLogRecord[];
  readonly content: (sha256: string) => Promise<Buffer>;
  /** Command with which a file that is read-only is opened for edit. */
  readonly editCommand: string;
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

/** As the run left it, or as it was before: anything else is somebody's own by now. */
const lookAtWritten = async ({ workspace }: Undoing, row: PlanRow): Promise<Target | null> => {
  const target = await lookAtTarget(workspace, row.path).catch(() => null);
  return target !== null && (holds(target, row.after) || holds(target, row.before)) ? target : null;
};

class Changed extends Error {}

// Asked again right before the place is touched: reading and writing what was there before takes its time.
const stillWritten = async (given: Undoing, row: PlanRow): Promise<Target> => {
  const target = await lookAtWritten(given, row);
  if (target === null) throw new Changed();
  await refuseLocked(row.path, target, given.editCommand);
  return target;
};

const putBack = async (given: Undoing, row: PlanRow, { real, file }: Target): Promise<void> => {
  const { before } = row;
  if (before === null) {
    await stillWritten(given, row);
    failpoint('undo.remove');
    await unlink(real);
    return;
  }
  const bytes = await given.content(before.sha256);
  await mkdir(dirname(real), { recursive: true });
  // Permissions are none of what a run changes: those of now are the user's.
  const prepared = await prepareFile(real, bytes, { mode: file?.version.mode ?? before.mode, point: 'undo' });
  try {
    await stillWritten(given, row);
    await prepared.commit();
  } catch (error) {
    await prepared.discard();
    throw error;
  }
};

/** @returns false when somebody changed the file in this moment */
const restore = async (given: Undoing, row: PlanRow, target: Target): Promise<boolean> => {
  try {
    await putBack(given, row, target);
    await flushFolder(dirname(target.real), 'undo.flush-folder').catch(() => undefined);
    return true;
  } catch (error) {
    if (error instanceof Changed) return false;
    throw error instanceof CodedError ? error : fsFailure(error, dirname(target.real));
  }
};

const undoRow = async (given: Undoing, row: PlanRow): Promise<Target | null> => {
  const target = await lookAtWritten(given, row);
  // A kill between the record and the rename: there is nothing to restore.
  if (target === null || !holds(target, row.after)) return target;
  return (await restore(given, row, target)) ? target : null;
};

const refuseAllLocked = async (given: Undoing, rows: readonly PlanRow[]): Promise<void> => {
  for (const row of rows) {
    const target = await lookAtWritten(given, row);
    if (target !== null && holds(target, row.after)) await refuseLocked(row.path, target, given.editCommand);
  }
};

/**
 * Puts back what a run wrote: bytes, modes and line ends as they were, files and folders that it made taken away. A file that was
 * changed since stays. Can be called again after a failure. Needs the run lock.
 * @throws CodedError `file-locked` before anything is touched; of the disk: what was restored before stays restored
 */
export const undoRun = async (given: Undoing): Promise<UndoOutcome> => {
  const restored: string[] = [];
  const kept: string[] = [];
  const folders = new Map(
    given.log.flatMap((record) => (record.kind === 'writing' ? [[record.path, record.folder] as const] : [])),
  );
  const rows = touchedRows(given);
  await refuseAllLocked(given, rows);
  await given.append({ kind: 'undo-began', at: given.now() });
  for (const row of rows) {
    const { path } = row;
    const target = await undoRow(given, row);
    if (target === null) {
      kept.push(path);
      await given.append({ kind: 'undo-kept', at: given.now(), path });
      continue;
    }
    await removeMadeFolders(given.workspace, target.real, folders.get(path));
    restored.push(path);
    await given.append({ kind: 'undone', at: given.now(), path });
  }
  return { restored, kept };
};
