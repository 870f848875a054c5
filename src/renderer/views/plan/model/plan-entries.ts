import type { PlanRow } from '#contract/code-gen/plan';

/** From, and of how many. */
type Place = readonly [at: number, of: number];

/** A line of the checklist: a file, or a folder over its files when there are many. */
export type PlanEntry =
  | {
      readonly kind: 'folder';
      readonly key: string;
      /** Without the slash at its end; empty for the workspace itself. */
      readonly folder: string;
      readonly rows: readonly PlanRow[];
      readonly isOpen: boolean;
      readonly place: Place;
    }
  | { readonly kind: 'row'; readonly key: string; readonly row: PlanRow; readonly level: 1 | 2; readonly place: Place };

/** More rows than these stand in groups, by folder. */
export const GROUPED_OVER = 200;

export const splitPath = (path: string): { readonly folder: string; readonly name: string } => {
  const cut = path.lastIndexOf('/');
  return { folder: path.slice(0, Math.max(0, cut)), name: path.slice(cut + 1) };
};

const byFolder = (rows: readonly PlanRow[]): ReadonlyMap<string, readonly PlanRow[]> => {
  const groups = new Map<string, PlanRow[]>();
  for (const row of rows) {
    const { folder } = splitPath(row.path);
    const group = groups.get(folder);
    if (group) group.push(row);
    else groups.set(folder, [row]);
  }
  return groups;
};

const entriesOf = (rows: readonly PlanRow[], level: 1 | 2): PlanEntry[] =>
  rows.map((row, index) => ({ kind: 'row', key: row.path, row, level, place: [index + 1, rows.length] }));

/** Keys of folders end with a slash, so none is the path of a file. */
const folderKey = (folder: string): string => `${folder}/`;

/**
 * The checklist as it stands, top to bottom.
 * @param closed keys of folders whose files are not shown
 */
export const planEntries = (rows: readonly PlanRow[], closed: ReadonlySet<string>): readonly PlanEntry[] => {
  if (rows.length <= GROUPED_OVER) return entriesOf(rows, 1);
  const groups = [...byFolder(rows)];
  return groups.flatMap(([folder, own], index): PlanEntry[] => {
    const key = folderKey(folder);
    const isOpen = !closed.has(key);
    const head: PlanEntry = { kind: 'folder', key, folder, rows: own, isOpen, place: [index + 1, groups.length] };
    return isOpen ? [head, ...entriesOf(own, 2)] : [head];
  });
};

export const rowsOf = (entry: PlanEntry): readonly PlanRow[] => (entry.kind === 'row' ? [entry.row] : entry.rows);

/** What letters typed look for: the name of the file, or the last part of the folder. */
export const nameOfEntry = (entry: PlanEntry): string =>
  splitPath(entry.kind === 'row' ? entry.row.path : entry.folder).name;
