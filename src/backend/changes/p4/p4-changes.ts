import type { ProjectChange } from '#contract/code-gen/project-view';
import type { FileChangeKind } from '#contract/file-change';
import type { PathOf } from './p4-client.ts';
import type { P4Record } from './parse-p4.ts';

/**
 * | action | here |
 * | --- | --- |
 * | `add`, `branch`, `import` | Added |
 * | `delete`, `archive`, `purge` | Deleted |
 * | `move/add` with its `move/delete` here | Modified at the new path, `from` the old one, `renamed` |
 * | `move/add`, `move/delete` alone | Added, Deleted |
 * | `edit`, `integrate` and what is not known | Modified |
 */
const KINDS: Readonly<Record<string, FileChangeKind>> = {
  add: 'Added',
  branch: 'Added',
  import: 'Added',
  'move/add': 'Added',
  delete: 'Deleted',
  'move/delete': 'Deleted',
  archive: 'Deleted',
  purge: 'Deleted',
};

const kindOf = (record: P4Record): FileChangeKind => {
  const action = record.get('action') ?? '';
  return Object.hasOwn(KINDS, action) ? (KINDS[action] as FileChangeKind) : 'Modified';
};

const marksOf = (record: P4Record): string[] => (record.has('unresolved') ? ['unresolved'] : []);

/** Where `move/delete` records lie, by depot path: `move/add` names its partner there. */
const leftBehind = (opened: readonly P4Record[], pathOf: PathOf): ReadonlyMap<string, string> => {
  const left = new Map<string, string>();
  for (const record of opened) {
    const path = record.get('action') === 'move/delete' ? pathOf(record) : null;
    if (path !== null) left.set(record.get('depotFile') ?? '', path);
  }
  return left;
};

/** Files that are opened, by their records. A pair of a move is one change. */
export const openedChanges = (opened: readonly P4Record[], pathOf: PathOf): readonly ProjectChange[] => {
  const left = leftBehind(opened, pathOf);
  const changes = new Map<string, ProjectChange>();
  const moved = new Set<string>();
  for (const record of opened) {
    const path = pathOf(record);
    if (path === null) continue;
    const from = record.get('action') === 'move/add' ? left.get(record.get('movedFile') ?? '') : undefined;
    const marks = marksOf(record);
    if (from === undefined) changes.set(path, { path, kind: kindOf(record), marks });
    else {
      changes.set(path, { path, kind: 'Modified', from, marks: [...marks, 'renamed'] });
      moved.add(from);
    }
  }
  for (const path of moved) if (changes.get(path)?.kind === 'Deleted') changes.delete(path);
  return [...changes.values()];
};

/** What was changed without being opened; opened files have their record already. */
export const unopenedChanges = (
  found: readonly P4Record[],
  pathOf: PathOf,
  opened: readonly ProjectChange[],
): readonly ProjectChange[] => {
  const known = new Set(opened.map(({ path }) => path));
  return found.flatMap((record) => {
    const path = pathOf(record);
    if (path === null || known.has(path)) return [];
    const kind = kindOf(record);
    return [{ path, kind, marks: kind === 'Added' ? ['untracked'] : [] }];
  });
};
