import type { Declarations } from '../declarations.ts';
import { isHeading, type Spot } from './spots.ts';

const saidOf = (style: Declarations, property: string): string | undefined =>
  style.find(([own]) => own === property)?.[1];

const PRESSED = new Set(['a', 'button', 'label']);
const BLOCKS = new Set(['div', 'span', 'li', 'section', 'article']);

export const isBlock = (tag: string): boolean => BLOCKS.has(tag);

const isPressed = <T>(spot: Spot<T>): boolean => {
  for (let at = spot.parent; at !== null; at = at.parent) if (PRESSED.has(at.tree.tag)) return true;
  return false;
};

const holdsMore = <T>({ tree, children }: Spot<T>): boolean =>
  PRESSED.has(tree.tag) || tree.tag === 'img' || children.some(holdsMore);

/** What a text is in a row of two that keep to its ends: the first names what the second says. */
const inRow = <T>(spot: Spot<T>): 'label' | 'value' | null => {
  let top = spot;
  while (top.parent?.children.length === 1) top = top.parent;
  const row = top.parent;
  if (row?.children.length !== 2 || saidOf(row.tree.style, 'justify-content') !== 'space-between') return null;
  if (saidOf(row.tree.style, 'flex-direction') === 'column' || row.children.some(holdsMore)) return null;
  return row.children[0] === top ? 'label' : 'value';
};

export const isText = <T>({ tree: { tag, words, style }, children }: Spot<T>): boolean =>
  tag === 'p' ||
  isHeading(tag) ||
  (children.length === 0 &&
    (words[0] === 'text' || ['font', 'font-size'].some((property) => saidOf(style, property) !== undefined)) &&
    tag !== 'input');

const textWord = <T>(spot: Spot<T>): string => {
  if (isHeading(spot.tree.tag)) return 'title';
  if (spot.tree.tag === 'a') return 'link';
  return isPressed(spot) ? 'label' : (inRow(spot) ?? 'text');
};

const boxWord = <T>({ tree: { style }, children }: Spot<T>): string => {
  const display = children.length > 1 ? saidOf(style, 'display') : undefined;
  if (display === 'grid') return 'grid';
  if (display !== 'flex') return 'box';
  return saidOf(style, 'flex-direction') === 'column' ? 'column' : 'row';
};

const TAG_WORDS: Readonly<Record<string, string>> = {
  img: 'image',
  a: 'link',
  li: 'item',
  ul: 'list',
  ol: 'list',
  textarea: 'input',
  select: 'input',
};

const isCard = (style: Declarations): boolean =>
  ['background', 'border', 'box-shadow'].some((property) => saidOf(style, property) !== undefined) &&
  saidOf(style, 'border-radius') !== undefined;

/** What something is called by what it is. */
export const kindWords = <T>(spot: Spot<T>): readonly string[] => {
  const { tree, repeats, leaves } = spot;
  if (isText(spot)) return [textWord(spot)];
  if (repeats && leaves > 1 && isBlock(tree.tag))
    return [isCard(tree.style) || tree.words.includes('card') ? 'card' : 'item'];
  return [TAG_WORDS[tree.tag] ?? (isBlock(tree.tag) ? boxWord(spot) : tree.tag)];
};
