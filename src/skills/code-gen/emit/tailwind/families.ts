import type { Classed } from '../components/styled-template.ts';
import type { StyledTree } from '../css/class-book.ts';
import type { Declarations } from '../css/declarations.ts';
import { kebab, unique, wordsOf } from '../names/words.ts';
import { longhands } from './longhands.ts';

type View = (piece: Classed) => StyledTree<Classed>;

const count = (style: Declarations, counts: Map<string, number>): void => {
  const family = longhands(style).find(([property]) => property === 'font-family')?.[1];
  if (family !== undefined) counts.set(family, (counts.get(family) ?? 0) + 1);
};

const walk = (piece: Classed, view: View, counts: Map<string, number>): void => {
  const { style, variants, children } = view(piece);
  count(style, counts);
  for (const variant of variants) count(variant.style, counts);
  for (const child of children) walk(child, view, counts);
};

/** How often the families of a design are used, as style sheets say them. */
export const usedFamilies = (roots: readonly Classed[], view: View): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const root of roots) walk(root, view, counts);
  return counts;
};

/** The family that most letters have: it is said once, for all of a screen. */
export const mostUsed = (counts: ReadonlyMap<string, number>): string | null =>
  [...counts].reduce<readonly [string | null, number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    [null, 0],
  )[0];

const firstOf = (families: string): string =>
  (families.split(',')[0] ?? '').trim().replaceAll(/['"]/g, '').toLowerCase();

interface Themed {
  readonly name: string;
  readonly value: string;
}

/** Families as properties of the theme; one that the project's theme has keeps its name there. */
export const familyNames = (
  families: Iterable<string>,
  theirs: readonly Themed[],
  taken: Iterable<string>,
): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const used = new Set(taken);
  for (const family of families) {
    if (family.includes('var(')) continue;
    const known = theirs.find(
      ({ name, value }) => /^--font-(?!weight-)/.test(name) && firstOf(value) === firstOf(family),
    );
    const words = kebab(wordsOf(firstOf(family)), 'family');
    const isPlain = /^[a-z][a-z0-9-]*$/.test(words) && !/^(sans|serif|mono)$/.test(words);
    if (known !== undefined) names.set(family, known.name);
    else if (isPlain) names.set(family, unique(`--font-${words}`, used));
  }
  return names;
};
