import { foldText } from '../fold-text.ts';
import type { TreeNode } from './build-tree.ts';
import { nameOf } from './tree-node.ts';

/** A plain first letter tells without folding the name; anything else is looked at whole. */
const cannotMatch = (name: string, wanted: string): boolean => {
  const first = name.charCodeAt(0);
  return first < 128 && String.fromCharCode(first).toLowerCase() !== wanted[0];
};

/**
 * The next row, from the active one on and around, whose name begins with what was typed.
 * @returns its place, or the active one when there is none
 */
export const nextByWord = (rows: readonly TreeNode[], active: number, word: string): number => {
  const wanted = foldText(word);
  if (wanted === '') return active;
  // A word of one letter moves on; a longer one may stay where it is.
  const start = [...word].length > 1 ? active : active + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const place = (Math.max(0, start) + step) % rows.length;
    const name = nameOf(rows[place] as TreeNode);
    if (!cannotMatch(name, wanted) && foldText(name).startsWith(wanted)) return place;
  }
  return active;
};
