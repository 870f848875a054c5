import type { VcsKind } from '#contract/choices';
import type { ProjectChange } from '#contract/code-gen/project-view';
import { MAX_LISTED_CHANGES } from '#contract/file-change';
import type { VcsState } from '#contract/state/app-state';

/** What a scan found: what the state tells of it, and the list itself, which stays here. */
export interface Scanned {
  readonly vcs: VcsState;
  readonly changes: readonly ProjectChange[];
  /** All there are; more than are listed when the list was cut. */
  readonly total: number;
}

/** Changes that are kept; the counts tell the rest. */
export const MOST_CHANGES = 100_000;

export interface Found {
  readonly branch: string | null;
  readonly base: string | null;
  readonly changes: readonly ProjectChange[];
  readonly notice: string | null;
}

/** No marks, and one line that says why; null where that is no fault. */
export const unscanned = (kind: VcsKind, notice: string | null): Scanned => ({
  vcs: { kind, branch: null, base: null, changes: null, files: [], notice },
  changes: [],
  total: 0,
});

const countsOf = (changes: readonly ProjectChange[]): { added: number; modified: number; deleted: number } => {
  const counts = { Added: 0, Modified: 0, Deleted: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return { added: counts.Added, modified: counts.Modified, deleted: counts.Deleted };
};

export const scanned = (kind: VcsKind, { branch, base, changes, notice }: Found): Scanned => {
  const files = changes.slice(0, MAX_LISTED_CHANGES).map(({ path, kind: change }) => ({ path, kind: change }));
  return {
    vcs: { kind, branch, base, changes: countsOf(changes), files, notice },
    changes: changes.length > MOST_CHANGES ? changes.slice(0, MOST_CHANGES) : changes,
    total: changes.length,
  };
};
