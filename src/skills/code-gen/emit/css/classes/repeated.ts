import { styleKey } from '../declarations.ts';
import { isGeneric } from './generic-words.ts';
import type { Spot } from './spots.ts';

/** What an element holds, two levels deep: how often which tags stand in each other. */
type Build = ReadonlyMap<string, number>;

const buildOf = <T>({ children }: Spot<T>): Build => {
  const counts = new Map<string, number>();
  const count = (key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const child of children) {
    count(child.tree.tag);
    for (const inner of child.children) count(`${child.tree.tag}>${inner.tree.tag}`);
  }
  return counts;
};

/** From 0 to 1: how much of what two elements hold is in both. */
const likeness = (a: Build, b: Build): number => {
  let [shared, all] = [0, 0];
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(key) ?? 0, b.get(key) ?? 0];
    shared += Math.min(one, other);
    all += Math.max(one, other);
  }
  return all === 0 ? 1 : shared / all;
};

const SAME_NAME = 0.4;
const SAME_LOOK = 0.6;
const ANY = 0.9;

/** Names without the numbers that tell copies apart. */
export const bareWords = (words: readonly string[]): string => words.join(' ').replace(/( \d+)+$/, '');

interface Kin<T> {
  readonly first: Spot<T>;
  readonly build: Build;
  readonly members: Spot<T>[];
}

const isKin = <T>(spot: Spot<T>, build: Build, { first, build: other }: Kin<T>): boolean => {
  if (spot.children.length === 0 || first.children.length === 0) return false;
  const like = likeness(build, other);
  if (bareWords(spot.tree.words) === bareWords(first.tree.words) && like >= SAME_NAME) return true;
  const isNamed = !isGeneric(spot.tree.words) || !isGeneric(first.tree.words);
  if (styleKey(spot.tree.style) !== styleKey(first.tree.style)) return !isNamed && like >= ANY;
  return like >= (isNamed ? ANY : SAME_LOOK);
};

/** So many kinds of things stand beside each other at most where things repeat. */
const MOST_KINDS = 8;

/** Two that hold no more than a text or a picture each may as well be what belongs together: a label and its value. */
const FEWEST_SMALL = 3;

const apart = <T>(kin: Kin<T>): Kin<T>[] =>
  kin.members.length >= FEWEST_SMALL || kin.members.every(({ leaves }) => leaves > 1)
    ? [kin]
    : kin.members.map((first) => ({ first, build: kin.build, members: [first] }));

/** Children by what they are: those that are built alike are one, in the order of the first of them. */
const kinsOf = <T>(parent: Spot<T>): Kin<T>[] => {
  const kins = new Map<string, Kin<T>[]>();
  const all: Kin<T>[] = [];
  for (const spot of parent.children) {
    const build = buildOf(spot);
    const known = kins.get(spot.tree.tag) ?? [];
    const kin = known.slice(-MOST_KINDS).find((one) => isKin(spot, build, one));
    if (kin !== undefined) kin.members.push(spot);
    else {
      const fresh = { first: spot, build, members: [spot] };
      kins.set(spot.tree.tag, [...known.slice(-MOST_KINDS), fresh]);
      all.push(fresh);
    }
  }
  return all.flatMap(apart);
};

/** Children of elements that stand at one place, by the place that they have in each of them. */
const innerPlaces = <T>(same: readonly Spot<T>[]): Spot<T>[][] => {
  const places = new Map<string, Spot<T>[]>();
  for (const parent of same) {
    const counts = new Map<string, number>();
    for (const { first, members } of kinsOf(parent)) {
      const { tag } = first.tree;
      const count = (counts.get(tag) ?? 0) + 1;
      counts.set(tag, count);
      const repeats = members.length > 1;
      for (const member of members) member.repeats = repeats;
      const key = `${tag} ${count}`;
      const place = places.get(key) ?? [];
      places.set(key, place);
      place.push(...members);
    }
  }
  return [...places.values()];
};

/** Tells for each element at which place of what repeats it stands. */
export const findPlaces = <T>(root: Spot<T> | undefined): ReadonlyMap<number, readonly Spot<T>[]> => {
  const places = new Map<number, readonly Spot<T>[]>();
  const open: Spot<T>[][] = root === undefined ? [] : [[root]];
  for (let same = open.pop(); same !== undefined; same = open.pop()) {
    const place = places.size;
    for (const spot of same) spot.place = place;
    places.set(place, same);
    open.push(...innerPlaces(same));
  }
  return places;
};
