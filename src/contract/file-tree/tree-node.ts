import type { FolderNode, TreeNode } from './build-tree.ts';

/** What tells a row from all others: a path, that of a folder with a slash at its end. */
export const keyOf = (node: TreeNode): string => (node.kind === 'folder' ? `${node.path}/` : node.path);

export const depthOf = (node: TreeNode): number =>
  node.kind === 'folder' ? node.depth : (node.parent?.depth ?? -1) + 1;

const startOf = ({ parent }: TreeNode): number => (parent === null || parent.path === '' ? 0 : parent.path.length + 1);

/** The name of a file; of folders that are one row the outermost. */
export const nameOf = (node: TreeNode): string => {
  const start = startOf(node);
  const end = node.path.indexOf('/', start);
  return end < 0 ? node.path.slice(start) : node.path.slice(start, end);
};

/** The names of all folders that are one row, outermost first. */
export const namesOf = (folder: FolderNode): readonly string[] => folder.path.slice(startOf(folder)).split('/');
