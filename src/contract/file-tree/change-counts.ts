import type { FileChangeKind } from '../file-change.ts';

/** How many files below a folder were added, modified, deleted. */
export interface ChangeCounts {
  readonly added: number;
  readonly modified: number;
  readonly deleted: number;
}

type Counting = { -readonly [Key in keyof ChangeCounts]: number };

const MEMBER = { Added: 'added', Modified: 'modified', Deleted: 'deleted' } as const satisfies Record<
  FileChangeKind,
  keyof ChangeCounts
>;

/** The whole project, in paths of folders. */
export const ROOT_PATH = '';

const count = (counts: Map<string, Counting>, folder: string, member: keyof ChangeCounts): void => {
  const known = counts.get(folder);
  if (known === undefined) counts.set(folder, { added: 0, modified: 0, deleted: 0, [member]: 1 });
  else known[member] += 1;
};

/**
 * Changes rolled up to every folder around them, by path without a slash at its end; `''` is all of them. Works on
 * what changed alone, so it costs nothing for the files that did not.
 */
export const rollUpChanges = (
  changes: readonly { readonly path: string; readonly kind: FileChangeKind }[],
): ReadonlyMap<string, ChangeCounts> => {
  const counts = new Map<string, Counting>();
  for (const { path, kind } of changes) {
    const member = MEMBER[kind];
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      count(counts, path.slice(0, end), member);
    }
    count(counts, ROOT_PATH, member);
  }
  return counts;
};
