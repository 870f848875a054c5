import type { FolderNode, TreeNode } from './build-tree.ts';
import { keyOf } from './tree-node.ts';

/** Which folders are open: all or none, but for those whose keys are named. */
export interface Folding {
  readonly base: 'open' | 'closed';
  readonly except: ReadonlySet<string>;
}

export const ALL_OPEN: Folding = { base: 'open', except: new Set() };
export const ALL_CLOSED: Folding = { base: 'closed', except: new Set() };

export const isOpen = (folding: Folding, key: string): boolean => (folding.base === 'open') !== folding.except.has(key);

export const setOpen = (folding: Folding, keys: readonly string[], open: boolean): Folding => {
  const changed = keys.filter((key) => isOpen(folding, key) !== open);
  if (changed.length === 0) return folding;
  const except = new Set(folding.except);
  for (const key of changed) {
    if (open === (folding.base === 'open')) except.delete(key);
    else except.add(key);
  }
  return { ...folding, except };
};

/** What is shown of a tree, top to bottom. */
export const visibleRows = (root: FolderNode, folding: Folding): readonly TreeNode[] => {
  const rows: TreeNode[] = [];
  // Folders that are half shown, with the place where each goes on.
  const around: { readonly children: readonly TreeNode[]; at: number }[] = [{ children: root.children, at: 0 }];
  for (let folder = around.at(-1); folder !== undefined; folder = around.at(-1)) {
    const node = folder.children[folder.at++];
    if (node === undefined) around.pop();
    else {
      rows.push(node);
      if (node.kind === 'folder' && isOpen(folding, keyOf(node))) around.push({ children: node.children, at: 0 });
    }
  }
  return rows;
};

/** The file in a tree, or the deepest folder that holds it; null when it is not there. */
export const findFile = (root: FolderNode, path: string): TreeNode | null => {
  let folder = root;
  for (;;) {
    const next = folder.children.find((child) =>
      child.kind === 'file' ? child.path === path : path.startsWith(keyOf(child)),
    );
    if (next === undefined || next.kind === 'file') return next ?? null;
    folder = next;
  }
};

/** Keys of the folders around a row, outermost first. */
export const keysAround = (node: TreeNode): readonly string[] => {
  const keys: string[] = [];
  for (let folder = node.parent; folder !== null && folder.parent !== null; folder = folder.parent) {
    keys.unshift(keyOf(folder));
  }
  return keys;
};
