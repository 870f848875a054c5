import type { LayoutNode } from '../../layout/layout-node.ts';
import { plain } from '../../layout/layout-node.ts';

const LONGEST = 120;
const LEVELS = 4;
/** Text this much larger than what most of the screen is written in stands out as a heading. */
const STANDS_OUT = 1.2;
const SAYS_SO = /\b(heading|headline|title|h[1-6])\b/i;

const textsBelow = (root: LayoutNode): LayoutNode[] => {
  const found: LayoutNode[] = [];
  const stack = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.content === 'text') found.push(next);
    stack.push(...next.children.toReversed());
  }
  return found;
};

const sizeOf = ({ node }: LayoutNode): number => plain(node.text?.style.size ?? 0);
const lengthOf = ({ node }: LayoutNode): number => node.text?.characters.length ?? 0;

/** The size that most letters of a screen have. */
const bodySize = (texts: readonly LayoutNode[]): number => {
  const letters = new Map<number, number>();
  for (const text of texts) letters.set(sizeOf(text), (letters.get(sizeOf(text)) ?? 0) + lengthOf(text));
  return [...letters].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0] ?? 0;
};

const isHeading = (text: LayoutNode, body: number): boolean => {
  const { node } = text;
  const length = lengthOf(text);
  if (length === 0 || length > LONGEST || !/\p{L}/u.test(node.text?.characters ?? '')) return false;
  if (sizeOf(text) >= body * STANDS_OUT) return true;
  const style = `${node.name} ${node.styles?.['text'] ?? ''}`;
  return sizeOf(text) >= body && (node.text?.style.weight ?? 0) >= 600 && SAYS_SO.test(style);
};

/**
 * Levels by layer: larger text is higher; the first of the largest is `h1`, none other is, and none is more than one below the
 * one before it.
 */
export const headingLevels = (root: LayoutNode): ReadonlyMap<string, number> => {
  const texts = textsBelow(root);
  const body = bodySize(texts);
  const headings = texts.filter((text) => isHeading(text, body));
  const sizes = [...new Set(headings.map(sizeOf))].sort((a, b) => b - a);
  const top = headings.find((text) => sizeOf(text) === sizes[0]);
  const isShared = headings.some((text) => text !== top && sizeOf(text) === sizes[0]);
  const levels = new Map<string, number>();
  let last = 0;
  for (const text of headings) {
    const wanted = text === top ? 1 : sizes.indexOf(sizeOf(text)) + (isShared ? 2 : 1);
    last = text === top ? 1 : Math.max(2, Math.min(wanted, LEVELS, last + 1));
    levels.set(text.node.id, last);
  }
  return levels;
};
