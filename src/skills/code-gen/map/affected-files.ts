import type { CodeMap, MappedFile } from '#contract/code-gen/code-map';
import type { ScreenDiff, SnapshotDiff } from '#contract/design/snapshot-diff';

/** What a newer snapshot means for a file that was generated of an older one. */
export interface AffectedFile {
  /** Layers of its screens that are different, came or went; those with lines of their own in the file first. */
  readonly nodes: readonly string[];
  /** None of its screens is left in the design. */
  readonly isGone: boolean;
}

const MOST_NODES = 2_000;

const changedIn = (screens: readonly ScreenDiff[]): ReadonlySet<string> =>
  new Set(screens.flatMap(({ layers }) => layers.map(({ id }) => id)));

/** Shared styles have no screen; their lines are tokens. */
const isShared = (file: MappedFile): boolean => file.screens.length === 0;

const affectedBy = (file: MappedFile, screens: ReadonlyMap<string, ScreenDiff>): AffectedFile | null => {
  const own = file.screens.flatMap((id) => screens.get(id) ?? []);
  const changed = changedIn(isShared(file) ? [...screens.values()] : own);
  const inLines = [...new Set(file.regions.map(({ node }) => node))].filter((node) => changed.has(node));
  if (own.length === 0 && inLines.length === 0) return null;
  const first = new Set(inLines);
  const nodes = [...inLines, ...[...changed].filter((node) => !first.has(node) && !isShared(file))];
  const gone = own.filter(({ kind }) => kind === 'removed');
  return { nodes: nodes.slice(0, MOST_NODES), isGone: !isShared(file) && gone.length === file.screens.length };
};

/**
 * The files that a newer snapshot touches, by path, sorted: those of screens that differ, and shared ones where a token or a
 * layer with lines in them does. What is not among them is generated as before.
 */
export const affectedFiles = (map: CodeMap, diff: SnapshotDiff): ReadonlyMap<string, AffectedFile> => {
  const screens = new Map(diff.screens.map((screen) => [screen.id, screen]));
  const affected = new Map<string, AffectedFile>();
  for (const [path, file] of Object.entries(map.files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = affectedBy(file, screens);
    if (found !== null) affected.set(path, found);
    else if (isShared(file) && diff.tokens.length > 0) affected.set(path, { nodes: [], isGone: false });
  }
  return affected;
};
