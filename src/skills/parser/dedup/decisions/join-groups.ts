import type { DecisionBook } from './decision-book.ts';

type Groups = readonly (readonly string[])[];

const rankOf = (groups: Groups): ReadonlyMap<string, number> =>
  new Map(groups.flat().map((item, place) => [item, place] as const));

const holdsSplit = (items: readonly string[], book: DecisionBook): boolean =>
  items.some((item, at) => items.slice(at + 1).some((other) => book.isSplit(item, other)));

/**
 * Brings together what was said to be one. Whole groups are joined where nothing in them was split; else those pictures
 * leave their groups and make one of their own.
 * @param groups each with its best picture first
 */
export const joinGroups = (groups: Groups, book: DecisionBook, better: (a: string, b: string) => number): Groups => {
  const rank = rankOf(groups);
  const first = (items: readonly string[]): number => Math.min(...items.map((item) => rank.get(item) as number));
  let out: Groups = groups;
  for (const items of book.joined.toSorted((a, b) => first(a) - first(b))) {
    const wanted = new Set(items);
    const touched = out.filter((group) => group.some((item) => wanted.has(item)));
    const rest = out.filter((group) => !touched.includes(group));
    const whole = touched.flat();
    const left = touched.map((group) => group.filter((item) => !wanted.has(item))).filter((group) => group.length > 0);
    const made = holdsSplit(whole, book) ? [[...items], ...left] : [whole];
    out = [...rest, ...made.map((group) => group.toSorted(better))];
  }
  return out;
};
