import { type Declaration, type Declarations, styleKey } from '../declarations.ts';
import { isGeneric } from './generic-words.ts';
import { isText, kindWords } from './kind-words.ts';
import type { Look } from './looks.ts';
import type { Spot } from './spots.ts';

/** A look that is another one but for a few declarations. */
export interface Modifier<T> {
  readonly base: Look<T>;
  /** Empty where it is the other one, called by what both are. */
  readonly style: Declarations;
}

export type Modifiers<T> = ReadonlyMap<Look<T>, Modifier<T>>;

/** More that differs is another look. */
const MOST_CHANGES = 3;

/** What has to be said over another look; null where it says what would have to be taken back, or too much differs. */
const changesOf = (style: Declarations, base: Declarations): Declarations | null => {
  const own = new Map(style);
  const known = new Map(base);
  if (base.some(([property]) => !own.has(property))) return null;
  const changed = style.filter(([property, value]) => known.get(property) !== value);
  if (changed.length === 0 || changed.length > MOST_CHANGES || changed.length * 2 >= base.length) return null;
  // What is short for others would take them back.
  const again = (property: string): boolean => changed.some(([short]) => property.startsWith(`${short}-`));
  return style.filter((one: Declaration) => changed.includes(one) || again(one[0]));
};

const mayChange = <T>({ variants, isRoot, isUse }: Look<T>): boolean => variants.length === 0 && !isRoot && !isUse;

const OF_PLACE =
  /^(position|top|right|bottom|left|z-index|width|height|(min|max)-(width|height)|flex|flex-shrink|align-self|justify-self|align-content|grid-(row|column)|margin(-\w+)?|aspect-ratio|transform|translate)$/;

const ofPlace = ([property]: Declaration): boolean => OF_PLACE.test(property);

/** What most look like, and what of the others is that but for a few declarations. */
const changesIn = <T>(
  group: readonly Look<T>[],
  mayDiffer: (one: Declaration) => boolean,
): [Look<T>, Modifier<T>][] => {
  const [base, ...others] = group.toSorted((a, b) => b.spots.length - a.spots.length);
  if (base === undefined) return [];
  return others.flatMap((look): [Look<T>, Modifier<T>][] => {
    const style = changesOf(look.style, base.style);
    return style === null || !style.every(mayDiffer) ? [] : [[look, { base, style }]];
  });
};

const onlyOf = <T>({ spots }: Look<T>, place: (spot: Spot<T>) => number | undefined): number | undefined => {
  const all = new Set(spots.map(place));
  return all.size === 1 ? [...all][0] : undefined;
};

/** Looks at one place of what repeats, and those of one name that lie beside each other and stand elsewhere. */
const changedLooks = <T>(looks: readonly Look<T>[]): Modifiers<T> => {
  const able = looks.filter(mayChange);
  const groupsBy = (place: (spot: Spot<T>) => number | undefined) =>
    Map.groupBy(able, (look) => {
      const only = onlyOf(look, place);
      return only === undefined ? '' : `${only} ${look.words.join('-')}`;
    });
  const found = new Map<Look<T>, Modifier<T>>();
  for (const [key, group] of groupsBy(({ place }) => place))
    if (key !== '') for (const [look, modifier] of changesIn(group, () => true)) found.set(look, modifier);
  const bases = new Set([...found.values()].map(({ base }) => base));
  for (const [key, group] of groupsBy(({ parent }) => parent?.place)) {
    if (key === '') continue;
    const free = group.filter((look) => !found.has(look) && !bases.has(look));
    for (const [look, modifier] of changesIn(free, ofPlace)) found.set(look, modifier);
  }
  return found;
};

/** Two declarations are no more than a class would be. */
const FEWEST_SHARED = 2;
const FEWEST_LOOKS = 3;

/** What may be said of a place without the rest of it. */
const PARTIAL = new Set(['position', 'top', 'right', 'bottom', 'left']);

const says = ({ style }: Look<unknown>, [property, value]: Declaration): boolean =>
  style.some(([own, said]) => own === property && said === value);

/** What all of some texts say: how their letters look, and what their places have in common. */
const commonOf = <T>(group: readonly Look<T>[]): Declarations =>
  (group[0]?.style ?? []).filter(
    (one) => !ofPlace(one) || (PARTIAL.has(one[0]) && group.every((look) => says(look, one))),
  );

/** Words for what several looks are: those that all have, else those of their kind. */
const wordsOfAll = <T>(group: readonly Look<T>[]): readonly string[] => {
  const oneOf = (all: readonly (readonly string[])[]): readonly string[] | null =>
    new Set(all.map((words) => words.join(' '))).size === 1 ? (all[0] ?? null) : null;
  const kinds = group.flatMap(({ spots }) => spots.slice(0, 1).map(kindWords));
  return oneOf(group.map(({ words }) => words)) ?? oneOf(kinds) ?? ['text'];
};

const baseOf = <T>(group: readonly Look<T>[], common: Declarations): Look<T> | null => {
  const [first] = group;
  const isThere = group.some(({ style }) => style.length === common.length);
  if (first === undefined || (!isThere && group.length < FEWEST_LOOKS)) return null;
  return {
    ...first,
    words: wordsOfAll(group),
    style: common,
    origins: [],
    spots: group.flatMap(({ spots }) => spots),
    repeats: true,
  };
};

/** What changes another look in the same way is one look, called by what all of that are. */
const changedAlike = <T>(
  same: readonly Look<T>[],
  base: Look<T>,
  restOf: (look: Look<T>) => Declarations,
): [Look<T>, Modifier<T>][] => {
  const [first, ...others] = same;
  if (first === undefined) return [];
  const style = restOf(first);
  if (others.length === 0 || style.length === 0) return same.map((look) => [look, { base, style }]);
  const spots = same.flatMap((look) => look.spots);
  const one: Look<T> = { ...first, words: wordsOfAll(same), origins: [], spots, repeats: true };
  return [[one, { base, style }], ...same.map((look): [Look<T>, Modifier<T>] => [look, { base: one, style: [] }])];
};

/** Texts that look the same wherever they stand: how their letters look is said once. */
const sharedLetters = <T>(looks: readonly Look<T>[]): Modifiers<T> => {
  const found = new Map<Look<T>, Modifier<T>>();
  const texts = looks.filter((look) => mayChange(look) && look.spots[0] !== undefined && isText(look.spots[0]));
  const lettersOf = ({ style }: Look<T>): Declarations => style.filter((one) => !ofPlace(one));
  for (const alike of Map.groupBy(texts, (look) => styleKey(lettersOf(look))).values()) {
    // What somebody gave a name keeps it, unless its place has to be told apart.
    const group = alike.filter(({ style, words }) => style.some(ofPlace) || isGeneric(words));
    const common = commonOf(group);
    const base = common.length < FEWEST_SHARED || group.length < 2 ? null : baseOf(group, common);
    if (base === null) continue;
    const restOf = ({ style }: Look<T>): Declarations =>
      style.filter((one) => ofPlace(one) && !common.some(([property]) => property === one[0]));
    for (const same of Map.groupBy(group, (look) => styleKey(restOf(look))).values())
      for (const [look, modifier] of changedAlike(same, base, restOf)) found.set(look, modifier);
  }
  return found;
};

/** A look behind those that it changes, the plainest first. */
export const chainOf = <T>(look: Look<T>, modifiers: Modifiers<T>): Look<T>[] => {
  const modifier = modifiers.get(look);
  return modifier === undefined ? [look] : [...chainOf(modifier.base, modifiers), look];
};

/** Looks that are told by another look and what differs. */
export const modifiersOf = <T>(looks: readonly Look<T>[]): Modifiers<T> => {
  const letters = sharedLetters(looks);
  const bases = new Set([...letters.values()].map(({ base }) => base));
  const others = looks.filter((look) => !letters.has(look) && !bases.has(look));
  return new Map([...letters, ...changedLooks(others)]);
};
