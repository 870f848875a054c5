import { styleKey } from '../declarations.ts';
import { isGeneric } from './generic-words.ts';
import { isBlock, isText, kindWords } from './kind-words.ts';
import { bareWords } from './repeated.ts';
import { isHeading, type Spot } from './spots.ts';

/** What an element is called. */
export interface SpotName {
  readonly words: readonly string[];
  /** What is in it may be called by it, too. */
  readonly tells: boolean;
}

const headingIn = <T>(spot: Spot<T>): Spot<T> | null => {
  let at: Spot<T> | null = spot;
  while (at !== null && !isHeading(at.tree.tag)) at = at.children.find(({ headings }) => headings > 0) ?? null;
  return at;
};

/** The largest part of a screen that has one heading is what that says. */
const isSection = <T>({ tree, headings, leaves, parent }: Spot<T>): boolean =>
  headings === 1 && leaves > 1 && isBlock(tree.tag) && parent !== null && parent.headings > 1;

const sectionWords = <T>(spot: Spot<T>): readonly string[] =>
  isSection(spot) ? (headingIn(spot)?.tree.said ?? []) : [];

const PICTURES = new Set(['icon', 'svg']);

/** The ground of a card that is called as the card is. */
const isGround = <T>({ tree, children, parent }: Spot<T>): boolean =>
  children.length === 0 &&
  isBlock(tree.tag) &&
  parent !== null &&
  bareWords(tree.words) === bareWords(parent.tree.words);

const own = <T>(spot: Spot<T>): SpotName => {
  const { words, tag } = spot.tree;
  if (isGround(spot) && !isText(spot)) return { words: ['shape'], tells: false };
  if (!isGeneric(words)) return { words, tells: true };
  const kind = kindWords(spot);
  if (spot.repeats && spot.leaves > 1 && isBlock(tag)) return { words: kind, tells: true };
  const section = sectionWords(spot);
  if (section.length > 0) return { words: section, tells: true };
  if (tag === 'img') return { words: [words.some((word) => PICTURES.has(word)) ? 'icon' : 'image'], tells: false };
  return {
    words: words.length === 0 || words[0] === 'text' || words.includes('fallback') ? kind : words,
    tells: false,
  };
};

/** What one of several at the same place is called has to hold for the others that look the same. */
const isShared = <T>(spot: Spot<T>, same: readonly Spot<T>[]): boolean =>
  same.some((other) => other !== spot && styleKey(other.tree.style) === styleKey(spot.tree.style));

const isFixed = <T>({ parent, tree }: Spot<T>): boolean => parent === null || tree.tag === '';

/** Elements at one place of what repeats are not called by what one of them says. */
const placeNames = <T>(same: readonly Spot<T>[], all: Map<Spot<T>, SpotName>): void => {
  const names = same.map(own);
  const bare = new Set(names.map(({ words }) => bareWords(words)));
  const differ = new Set(names.map(({ words }) => words.join(' '))).size > 1;
  const [only = ''] = bare;
  for (const [index, spot] of same.entries()) {
    const name = names[index] ?? { words: [], tells: false };
    if (isFixed(spot)) all.set(spot, { words: spot.tree.words, tells: !isGeneric(spot.tree.words) });
    else if (!differ) all.set(spot, name);
    else if (bare.size === 1) all.set(spot, { ...name, words: only.split(' ') });
    else if (spot.tree.tag === 'img' && !isShared(spot, same)) all.set(spot, name);
    else all.set(spot, { words: kindWords(spot), tells: spot.repeats && spot.leaves > 1 });
  }
};

/** What each element is called. */
export const spotNames = <T>(places: ReadonlyMap<number, readonly Spot<T>[]>): ReadonlyMap<Spot<T>, SpotName> => {
  const all = new Map<Spot<T>, SpotName>();
  for (const same of places.values()) placeNames(same, all);
  return all;
};
