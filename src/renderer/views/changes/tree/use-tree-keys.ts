import { type KeyboardEvent, useRef } from 'react';
import type { TreeNode } from '#contract/file-tree/build-tree';
import { keyOf } from '#contract/file-tree/tree-node';
import { nextByWord } from '#contract/file-tree/type-ahead';
import { type Folding, isOpen, setOpen } from '#contract/file-tree/visible-rows';
import { startsTypeAhead, useTypeAhead } from '../../design/parts/type-ahead.ts';

export interface TreeKeys {
  readonly rows: readonly TreeNode[];
  readonly active: number;
  readonly folding: Folding;
  /** Rows that Page up and Page down go. */
  readonly page: number;
  go(row: number): void;
  onFold(folding: Folding): void;
  onOpen(node: TreeNode): void;
}

const movedTo = ({ rows, active, page }: TreeKeys, key: string): number | null => {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + page;
    case 'PageUp':
      return active - page;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    default:
      return null;
  }
};

/** Right opens a folder, then goes into it; left closes it, else goes to the folder around. */
const folded = (keys: TreeKeys, node: TreeNode, key: string): void => {
  const { rows, active, folding } = keys;
  const isFolder = node.kind === 'folder';
  const opened = isFolder && isOpen(folding, keyOf(node));
  if (key === 'ArrowRight') {
    if (opened) keys.go(active + 1);
    else if (isFolder) keys.onFold(setOpen(folding, [keyOf(node)], true));
    return;
  }
  if (opened) keys.onFold(setOpen(folding, [keyOf(node)], false));
  else if (node.parent !== null) {
    const around = rows.lastIndexOf(node.parent, active);
    if (around >= 0) keys.go(around);
  }
};

/** The keys of a tree: arrows, ends, pages, letters, Enter and Space. */
export const useTreeKeys = (keys: TreeKeys): ((event: KeyboardEvent) => void) => {
  const typeAhead = useTypeAhead();
  const latest = useRef(keys);
  latest.current = keys;
  return (event) => {
    const now = latest.current;
    if (event.metaKey || event.ctrlKey || event.altKey || now.rows.length === 0) return;
    const last = now.rows.length - 1;
    const clamped = (row: number): number => Math.min(last, Math.max(0, row));
    const node = now.rows[clamped(now.active)] as TreeNode;
    const moved = movedTo(now, event.key);
    if (moved !== null) now.go(clamped(moved));
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') folded(now, node, event.key);
    else if (event.key === 'Enter' || (event.key === ' ' && !typeAhead.isTyping())) now.onOpen(node);
    else if (startsTypeAhead(event.key, typeAhead.isTyping()))
      now.go(clamped(nextByWord(now.rows, now.active, typeAhead.add(event.key))));
    else return;
    event.preventDefault();
  };
};
