import { ROOT_PATH } from './change-counts.ts';
import { compareNames } from './compare-names.ts';

/** Kept small, since there may be 100,000; `tree-node.ts` tells name, depth and key. */
export interface FileNode {
  readonly kind: 'file';
  readonly path: string;
  readonly parent: FolderNode | null;
  /** Among those beside it, from 0. */
  readonly position: number;
}

/** Folders that have nothing but the next folder in them are one with it; `path` is that of the innermost. */
export interface FolderNode {
  readonly kind: 'folder';
  readonly path: string;
  readonly parent: FolderNode | null;
  readonly position: number;
  /** From 0 for what stands at the top. */
  readonly depth: number;
  /** Folders first, each sort by name. */
  readonly children: readonly TreeNode[];
}

export type TreeNode = FileNode | FolderNode;

type Growing<Node> = { -readonly [Key in keyof Node]: Node[Key] };

interface GrowingFolder extends Growing<Omit<FolderNode, 'children'>> {
  children: TreeNode[];
  folders: GrowingFolder[];
  files: Growing<FileNode>[];
}

const newFolder = (path: string): GrowingFolder => ({
  kind: 'folder',
  path,
  parent: null,
  position: 0,
  depth: -1,
  children: [],
  folders: [],
  files: [],
});

/** A folder that holds one folder and nothing else is one row with it. Done from the inside out, so once is enough. */
const join = (folder: GrowingFolder): void => {
  const [only] = folder.folders;
  if (only === undefined || folder.folders.length > 1 || folder.files.length > 0) return;
  folder.path = only.path;
  folder.folders = only.folders;
  folder.files = only.files;
};

/** Leaves the innermost folders until `depth` of them are left, the root not counted. */
const closeTo = (around: GrowingFolder[], depth: number): void => {
  while (around.length > depth + 1) {
    const closed = around.pop() as GrowingFolder;
    join(closed);
    around.at(-1)?.folders.push(closed);
  }
};

const holds = ({ path: folder }: GrowingFolder, path: string): boolean =>
  path.charCodeAt(folder.length) === 47 && path.startsWith(folder);

/** How many folders of `around` hold this path too. Paths are sorted, so those that do not cannot come back. */
const sharedDepth = (around: readonly GrowingFolder[], path: string): number => {
  let depth = around.length - 1;
  while (depth > 0 && !holds(around[depth] as GrowingFolder, path)) depth -= 1;
  return depth;
};

const openTo = (around: GrowingFolder[], path: string): void => {
  const depth = sharedDepth(around, path);
  closeTo(around, depth);
  const start = depth === 0 ? 0 : (around[depth] as GrowingFolder).path.length + 1;
  for (let end = path.indexOf('/', start); end >= 0; end = path.indexOf('/', end + 1)) {
    around.push(newFolder(path.slice(0, end)));
  }
};

/** Puts the children of every folder into their order and tells each its place. No recursion: paths can be deep. */
const settle = (root: GrowingFolder): void => {
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const start = folder === root ? 0 : folder.path.length + 1;
    const byName = (one: { readonly path: string }, other: { readonly path: string }): number =>
      compareNames(one.path, other.path, start);
    folder.folders.sort(byName);
    folder.files.sort(byName);
    let position = 0;
    for (const child of folder.folders) {
      child.parent = folder;
      child.position = position++;
      child.depth = folder.depth + 1;
      waiting.push(child);
    }
    for (const child of folder.files) {
      child.parent = folder;
      child.position = position++;
    }
    folder.children = (folder.folders as TreeNode[]).concat(folder.files);
  }
};

/**
 * The tree of a project.
 * @param paths of its files, sorted by code unit, each once, `/` between names (`unitePaths` makes them so)
 * @returns a folder without a name that is no row itself
 */
export const buildTree = (paths: readonly string[]): FolderNode => {
  const root = newFolder(ROOT_PATH);
  const around = [root];
  for (const path of paths) {
    openTo(around, path);
    const folder = around.at(-1) as GrowingFolder;
    folder.files.push({ kind: 'file', path, parent: null, position: 0 });
  }
  closeTo(around, 0);
  settle(root);
  return root;
};
