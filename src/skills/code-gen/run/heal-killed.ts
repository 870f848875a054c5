import type { RunView } from '#contract/code-gen/gate';
import type { CodePlan, PlanRow } from '#contract/code-gen/plan';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { requireCodeMap, writeCodeMap } from '#workspace/code-runs/code-map-file';
import { readPlan, readRun, runNames } from '#workspace/code-runs/run-reader';
import { openRunStore } from '#workspace/code-runs/run-store';
import { settleUndone } from '../map/settle-undone.ts';
import { updateCodeMap } from '../map/update-code-map.ts';
import { lookAtTarget } from '../write/target.ts';
import { isUndoOpen, sweepWriteLeftovers } from '../write/write-leftovers.ts';
import { updateOf } from './map-update.ts';

interface OpenWrites {
  readonly begun: ReadonlySet<string>;
  /** What they hold now may be a hand edit. */
  readonly ended: ReadonlySet<string>;
}

const pathsOf = (log: readonly RunLogRecord[], kind: 'writing' | 'wrote' | 'undone'): ReadonlySet<string> =>
  new Set(log.flatMap((record) => (record.kind === kind ? [record.path] : [])));

/** Paths that were written, or were about to be, after an approval that came to no end; null when every one did. */
const openWrites = (log: readonly RunLogRecord[]): OpenWrites | null => {
  const after = log.slice(log.findLastIndex(({ kind }) => kind === 'approved') + 1);
  if (after.some(({ kind }) => kind === 'done' || kind === 'undone')) return null;
  const begun = pathsOf(after, 'writing');
  return begun.size > 0 ? { begun, ended: pathsOf(after, 'wrote') } : null;
};

const isOnDisk = async (workspace: string, path: string, version: PlanRow['after']): Promise<boolean> => {
  const target = await lookAtTarget(workspace, path).catch(() => null);
  return target !== null && (target.file?.version.sha256 ?? null) === (version?.sha256 ?? null);
};

const writtenRows = async (workspace: string, plan: CodePlan, { begun, ended }: OpenWrites): Promise<PlanRow[]> => {
  const rows: PlanRow[] = [];
  for (const row of plan.rows.filter(({ path }) => begun.has(path)))
    if (ended.has(row.path) || (await isOnDisk(workspace, row.path, row.after))) rows.push(row);
  return rows;
};

const wrote = ({ kind, path, before, after }: PlanRow, at: string): RunLogRecord => {
  const contents = { before: before?.sha256 ?? null, after: after?.sha256 ?? null };
  return { kind: 'wrote', at, path, row: kind, ...contents };
};

const healWrites = async (workspace: string, view: RunView, at: string): Promise<void> => {
  const { run } = view;
  const open = openWrites(view.log);
  if (open === null) return;
  const plan = await readPlan(workspace, run);
  const rows = await writtenRows(workspace, plan, open);
  const written = rows.map(({ path }) => path);
  const update = await updateOf({ workspace, plan, rows }, written);
  await writeCodeMap(workspace, updateCodeMap(await requireCodeMap(workspace), update));
  const store = await openRunStore(workspace, run);
  const untold = rows.filter(({ path }) => !open.ended.has(path));
  await store.append(...untold.map((row) => wrote(row, at)));
  await store.append({ kind: 'done', at, written: written.length, left: view.rows - written.length });
};

/** Files that an undo had put back when it died, before it could say so. */
const tellPutBack = async (workspace: string, { run, log }: RunView, at: string): Promise<void> => {
  const [begun, undone] = [pathsOf(log, 'writing'), pathsOf(log, 'undone')];
  const { rows } = await readPlan(workspace, run);
  const store = await openRunStore(workspace, run);
  for (const row of rows.filter(({ path }) => begun.has(path) && !undone.has(path)))
    if (await isOnDisk(workspace, row.path, row.before)) await store.append({ kind: 'undone', at, path: row.path });
};

const heal = async (workspace: string, run: string, at: string): Promise<void> => {
  const view = await readRun(workspace, run);
  await healWrites(workspace, view, at);
  if (!isUndoOpen(view.log)) return;
  await tellPutBack(workspace, view, at);
  await settleUndone(workspace, await readRun(workspace, run), at);
};

/**
 * The code map learns what runs have written or put back that were killed before they could tell, and their logs come to an end. What
 * cannot be read is left as it is. Needs the run lock.
 */
export const healKilled = async (workspace: string, at: string): Promise<void> => {
  // By what the logs say before they get their ends.
  await sweepWriteLeftovers(workspace).catch(() => undefined);
  for (const run of (await runNames(workspace)).toReversed()) await heal(workspace, run, at).catch(() => undefined);
};
