import type { RunLogRecord } from '#contract/code-gen/run-log';
import { listRuns, readRun } from '#workspace/code-runs/run-reader';

/** A file that runs wrote, from before the first of them to after the last. */
export interface TouchedFile {
  readonly path: string;
  /** SHA-256 of its bytes; null where it was not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** Keeps the bytes of `before`. */
  readonly run: string;
}

type Touched = Map<string, { path: string; before: string | null; after: string | null; run: string }>;

const put = (
  touched: Touched,
  run: string,
  record: { path: string; before: string | null; after: string | null },
): void => {
  const known = touched.get(record.path);
  if (known === undefined) touched.set(record.path, { ...record, run });
  else known.after = record.after;
};

/** One run after the other; what was undone is as it was before that run. */
const follow = (touched: Touched, run: string, log: readonly RunLogRecord[]): void => {
  const before = new Map<string, string | null>();
  for (const record of log) {
    if (record.kind === 'wrote') {
      const { path, after } = record;
      put(touched, run, { path, before: record.before, after });
      if (!before.has(path)) before.set(path, record.before);
    } else if (record.kind === 'undone' && before.has(record.path)) {
      put(touched, run, { path: record.path, before: null, after: before.get(record.path) ?? null });
    }
  }
};

/** What the logs of all runs that are kept say was written, without what came out as it was. Sorted by path. */
export const touchedFiles = async (workspace: string): Promise<readonly TouchedFile[]> => {
  const touched: Touched = new Map();
  const runs = await listRuns(workspace);
  for (const { run } of runs.toReversed()) {
    const view = await readRun(workspace, run).catch(() => null);
    if (view !== null) follow(touched, run, view.log);
  }
  return [...touched.values()]
    .filter(({ before, after }) => before !== after)
    .sort((one, other) => (one.path < other.path ? -1 : 1));
};
