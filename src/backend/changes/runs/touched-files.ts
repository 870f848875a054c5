import type { RunView } from '#contract/code-gen/gate';
import type { PlanRow } from '#contract/code-gen/plan';
import { listRuns, readPlan, readRun } from '#workspace/code-runs/run-reader';

/** A file that runs wrote, as it was before the first of them. */
export interface TouchedFile {
  readonly path: string;
  /** SHA-256 of its bytes; null where it was not there. */
  readonly before: string | null;
  /** Keeps these bytes. */
  readonly run: string;
}

/** Where a kill came between two records, the plan tells what was there before. */
const beforeWriting = async (workspace: string, { run, log }: RunView): Promise<ReadonlyMap<string, PlanRow>> => {
  const wrote = new Set(log.flatMap((record) => (record.kind === 'wrote' ? [record.path] : [])));
  const isOpen = log.some((record) => record.kind === 'writing' && !wrote.has(record.path));
  const plan = isOpen ? await readPlan(workspace, run).catch(() => null) : null;
  return new Map((plan?.rows ?? []).map((row) => [row.path, row]));
};

const follow = async (touched: Map<string, TouchedFile>, workspace: string, view: RunView): Promise<void> => {
  const rows = await beforeWriting(workspace, view);
  for (const record of view.log) {
    const { kind } = record;
    if ((kind !== 'wrote' && kind !== 'writing') || touched.has(record.path)) continue;
    const { path } = record;
    if (kind === 'wrote') touched.set(path, { path, before: record.before, run: view.run });
    else if (rows.has(path)) touched.set(path, { path, before: rows.get(path)?.before?.sha256 ?? null, run: view.run });
  }
};

/** What the logs of all runs that are kept say was written, sorted by path; also what was undone or changed since. */
export const touchedFiles = async (workspace: string): Promise<readonly TouchedFile[]> => {
  const touched = new Map<string, TouchedFile>();
  for (const { run } of (await listRuns(workspace)).toReversed()) {
    const view = await readRun(workspace, run).catch(() => null);
    if (view !== null) await follow(touched, workspace, view);
  }
  return [...touched.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
};
