import { ROOT_PATH } from './change-counts.ts';
import { compareNames } from './compare-names.ts';

interface NodeBase {
  /** What tells a row from all others: the path, of a folder with a slash at its end. */
  readonly key: string;
  readonly path: string;
  readonly parent: FolderNode | null;
  /** From 0 for what stands at the top. */
  readonly depth: number;
  /** Among those beside it, from 0. */
  readonly position: number;
}

export interface FileNode extends NodeBase {
  readonly kind: 'file';
  readonly name: string;
}

export interface FolderNode extends NodeBase {
  readonly kind: 'folder';
  /** More than one where folders have nothing but the next folder in them: they are one row. */
  readonly names: readonly string[];
  /** Folders first, each sort by name. */
  readonly children: readonly TreeNode[];
}

export type TreeNode = FileNode | FolderNode;

type Growing<Node> = { -readonly [Key in keyof Node]: Node[Key] };

interface GrowingFolder extends Omit<Growing<FolderNode>, 'names' | 'children' | 'parent'> {
  names: string[];
  parent: GrowingFolder | null;
  children: TreeNode[];
  folders: GrowingFolder[];
  files: Growing<FileNode>[];
}

const newFolder = (path: string, name: string): GrowingFolder => ({
  kind: 'folder',
  key: `${path}/`,
  path,
  names: [name],
  parent: null,
  depth: -1,
  position: 0,
  children: [],
  folders: [],
  files: [],
});

/** A folder that holds one folder and nothing else is one row with it. Done from the inside out, so once is enough. */
const join = (folder: GrowingFolder): void => {
  const [only] = folder.folders;
  if (only === undefined || folder.folders.length > 1 || folder.files.length > 0) return;
  folder.key = only.key;
  folder.path = only.path;
  folder.names = [...folder.names, ...only.names];
  folder.folders = only.folders;
  folder.files = only.files;
};

/** Leaves the innermost folders until the path of the one that is left is `depth` names long. */
const closeTo = (around: GrowingFolder[], depth: number): void => {
  while (around.length > depth + 1) {
    const closed = around.pop() as GrowingFolder;
    join(closed);
    around.at(-1)?.folders.push(closed);
  }
};

/** How many folders of `around` hold this path too; the paths before it were smaller, so those folders cannot come back. */
const sharedDepth = (around: readonly GrowingFolder[], path: string): number => {
  let depth = around.length - 1;
  while (depth > 0 && !path.startsWith((around[depth] as GrowingFolder).key)) depth -= 1;
  return depth;
};

const openTo = (around: GrowingFolder[], path: string): void => {
  const depth = sharedDepth(around, path);
  closeTo(around, depth);
  let start = depth === 0 ? 0 : (around[depth] as GrowingFolder).key.length;
  for (let end = path.indexOf('/', start); end >= 0; end = path.indexOf('/', start)) {
    around.push(newFolder(path.slice(0, end), path.slice(start, end)));
    start = end + 1;
  }
};

const byName = (one: Growing<FileNode>, other: Growing<FileNode>): number => compareNames(one.name, other.name);
const byNames = (one: GrowingFolder, other: GrowingFolder): number =>
  compareNames(one.names[0] as string, other.names[0] as string);

/** Puts the children of every folder into their order and tells each its place. No recursion: paths can be deep. */
const settle = (root: GrowingFolder): void => {
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    folder.folders.sort(byNames);
    folder.files.sort(byName);
    const children: (GrowingFolder | Growing<FileNode>)[] = [...folder.folders, ...folder.files];
    children.forEach((child, position) => {
      child.parent = folder;
      child.depth = folder.depth + 1;
      child.position = position;
      if (child.kind === 'folder') waiting.push(child);
    });
    folder.children = children;
  }
};

/**
 * The tree of a project.
 * @param paths of its files, sorted by code unit, each once, `/` between names (`unitePaths` makes them so)
 * @returns a folder without a name that is no row itself
 */
export const buildTree = (paths: readonly string[]): FolderNode => {
  const root = newFolder(ROOT_PATH, '');
  const around = [root];
  for (const path of paths) {
    openTo(around, path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const file: Growing<FileNode> = { kind: 'file', key: path, path, name, parent: null, depth: 0, position: 0 };
    (around.at(-1) as GrowingFolder).files.push(file);
  }
  closeTo(around, 0);
  settle(root);
  return root;
};
