import type { RunSummary } from '#contract/code-gen/gate';
import type { ProjectChange } from '#contract/code-gen/project-view';
import type { FileChangeKind } from '#contract/file-change';

/** What is said of a file beside its name. */
export interface ReviewFile {
  /** Null: as in the version control. */
  readonly kind: FileChangeKind | null;
  readonly from: string | null;
  readonly marks: readonly string[];
  /** Whether the run that is looked at wrote it. */
  readonly isOfRun: boolean;
}

export interface ReviewFiles {
  readonly of: ReadonlyMap<string, ReviewFile>;
  readonly changes: readonly ProjectChange[];
  /** Of the changes, those the run made. */
  readonly runChanges: readonly ProjectChange[];
  /** Everything the run wrote, also what is as in the version control by now. */
  readonly runPaths: readonly string[];
}

const WROTE: readonly RunSummary['state'][] = ['written', 'partial', 'undone'];

/** The run that "this run" means: the newest one that wrote something. */
export const lastWritten = (runs: readonly RunSummary[]): RunSummary | null =>
  runs.find(({ state, written }) => WROTE.includes(state) && written.length > 0) ?? null;

/** Changes of the version control beside what a run wrote: the two are not the same, and both are shown. */
export const reviewFiles = (changes: readonly ProjectChange[], run: RunSummary | null): ReviewFiles => {
  const written = new Set(run?.written ?? []);
  const of = new Map<string, ReviewFile>();
  for (const { path, kind, from, marks } of changes) {
    of.set(path, { kind, from: from ?? null, marks, isOfRun: written.has(path) });
  }
  for (const path of written) {
    if (!of.has(path)) of.set(path, { kind: null, from: null, marks: [], isOfRun: true });
  }
  return {
    of,
    changes,
    runChanges: changes.filter(({ path }) => written.has(path)),
    runPaths: [...written],
  };
};

/** The next of `paths` after the one that is looked at (1), or the one before it (-1); null at the ends. */
export const pathBeside = (paths: readonly string[], path: string | null, by: 1 | -1): string | null => {
  const at = path === null ? -1 : paths.indexOf(path);
  if (at < 0) return (by === 1 ? paths[0] : paths.at(-1)) ?? null;
  return paths[at + by] ?? null;
};
