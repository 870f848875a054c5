import { mkdir, realpath, stat, unlink } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import type { FileVersion, PlanRow } from '#contract/code-gen/plan';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { CodedError } from '#contract/errors';
import { prepareFile } from '#workspace/atomic-file';
import { flushFolder } from '#workspace/files/durable';
import { failpoint } from '#workspace/files/failpoint';
import { visibleText } from '#workspace/files/visible-text';
import { fsFailure } from '#workspace/fs-failure';
import { refuseLocked } from './refuse-locked.ts';
import { lookAtTarget, type Target } from './target.ts';

export interface ApprovedWrite {
  readonly workspace: string;
  /** The rows of the list that was approved, and no others. */
  readonly rows: readonly PlanRow[];
  /** Bytes that the plan names by hash. */
  readonly content: (sha256: string) => Promise<Buffer>;
  /** Command with which a file that is read-only is opened for edit. */
  readonly editCommand: string;
  readonly append: (...records: readonly RunLogRecord[]) => Promise<void>;
  readonly now: () => string;
  readonly signal: AbortSignal;
  readonly onWritten: (done: number, path: string) => void;
}

export interface WriteOutcome {
  readonly written: readonly string[];
  /** Rows that were not reached, or not written. */
  readonly left: readonly string[];
  /** Why it ended early. */
  readonly failure: CodedError | null;
}

const same = (found: FileVersion | null, planned: FileVersion | null): boolean =>
  found?.sha256 === planned?.sha256 && found?.size === planned?.size && found?.mode === planned?.mode;

// Looked at again right before each write: what was planned for is what has to be there.
const verified = async ({ workspace, editCommand }: ApprovedWrite, row: PlanRow): Promise<Target> => {
  const target = await lookAtTarget(workspace, row.path);
  if (!same(target.file?.version ?? null, row.before))
    throw new CodedError('plan-stale', { path: visibleText(row.path, 300) });
  await refuseLocked(row.path, target, editCommand);
  return target;
};

// The mode is none of what is shown: a file keeps its own, and a new one is no program.
const modeFor = ({ before, after }: PlanRow): number => before?.mode ?? (after?.mode ?? 0o644) & 0o666;

// All that takes time comes first, so that the last look and the rename follow each other.
const putInPlace = async (given: ApprovedWrite, row: PlanRow, to: { real: string; bytes: Buffer }): Promise<void> => {
  const prepared = await prepareFile(to.real, to.bytes, { mode: modeFor(row), point: 'code' });
  try {
    await verified(given, row);
    await prepared.commit();
  } catch (error) {
    await prepared.discard();
    throw error;
  }
};

const remove = async (given: ApprovedWrite, row: PlanRow): Promise<void> => {
  const { real } = await verified(given, row);
  failpoint('code.remove');
  await unlink(real);
};

const isThere = (dir: string): Promise<boolean> =>
  stat(dir).then(
    () => true,
    () => false,
  );

// Told before they are made, so that undo takes away all of them and no folder of the user's.
const outermostMissing = async (workspace: string, dir: string): Promise<{ folder?: string }> => {
  let missing: string | null = null;
  for (let at = dir; !(await isThere(at)); at = dirname(at)) missing = at;
  return missing === null
    ? {}
    : {
        folder: relative(await realpath(workspace), missing)
          .split(sep)
          .join('/'),
      };
};

const makeFolders = async (dir: string): Promise<void> => {
  failpoint('code.folder');
  await mkdir(dir, { recursive: true });
};

const writeRow = async (given: ApprovedWrite, row: PlanRow, onPlaced: () => void): Promise<void> => {
  const bytes = row.after === null ? null : await given.content(row.after.sha256);
  const { real } = await lookAtTarget(given.workspace, row.path);
  try {
    const made = await outermostMissing(given.workspace, dirname(real));
    await given.append({ kind: 'writing', at: given.now(), path: row.path, ...made });
    await makeFolders(dirname(real));
    await (bytes === null ? remove(given, row) : putInPlace(given, row, { real, bytes }));
    onPlaced();
    await flushFolder(dirname(real), 'code.flush-folder').catch(() => undefined);
  } catch (error) {
    throw fsFailure(error, dirname(real));
  }
  const { kind, path, before, after } = row;
  const record = {
    kind: 'wrote',
    path,
    row: kind,
    before: before?.sha256 ?? null,
    after: after?.sha256 ?? null,
  } as const;
  await given.append({ ...record, at: given.now() });
};

const stopped = (count: number, all: number): CodedError =>
  count === 0 ? new CodedError('cancelled') : new CodedError('stopped-midway', { count, left: all - count });

const failed = (error: unknown): CodedError =>
  error instanceof CodedError ? error : new CodedError('internal', { what: 'write' }, { cause: error });

/**
 * Writes what was approved, in place, file by file; each is wholly old or wholly new at every moment. All rows are looked at
 * before the first is written, so that a list that no longer fits writes nothing. Needs the run lock.
 * The log gets its end from the caller, once everything knows of it.
 * Never throws: what was written before a failure stays, and the outcome says which.
 */
export const writeApproved = async (given: ApprovedWrite): Promise<WriteOutcome> => {
  const written: string[] = [];
  const paths = given.rows.map(({ path }) => path);
  let failure: CodedError | null = null;
  let at: string | null = null;
  try {
    for (const row of given.rows) {
      at = row.path;
      await verified(given, row);
      // What was kept of the list may be damaged, too.
      if (row.after !== null) await given.content(row.after.sha256);
    }
    for (const row of given.rows) {
      at = row.path;
      if (given.signal.aborted) throw stopped(written.length, paths.length);
      await writeRow(given, row, () => written.push(row.path));
      given.onWritten(written.length, row.path);
    }
  } catch (error) {
    failure = failed(error);
    await given.append({ kind: 'failed', at: given.now(), path: at, code: failure.code }).catch(() => undefined);
  }
  return { written, left: paths.slice(written.length), failure };
};
