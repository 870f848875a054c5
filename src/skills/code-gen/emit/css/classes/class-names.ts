import { numbered } from '../../names/words.ts';
import type { NameClass } from '../class-book.ts';
import { isGeneric } from './generic-words.ts';
import { isText } from './kind-words.ts';
import type { Look } from './looks.ts';
import type { SpotName } from './spot-words.ts';
import { aroundSpot, type Spot, sharedSpot } from './spots.ts';

export interface Choosing<T> {
  readonly name: NameClass;
  readonly taken: Pick<ReadonlySet<string>, 'has'>;
  readonly names: ReadonlyMap<Spot<T>, SpotName>;
  /** Words of the classes that elements have already. */
  readonly given: ReadonlyMap<T, readonly string[]>;
  /** Other looks are told by it. */
  readonly isShared: boolean;
}

type Words = readonly string[];

const MOST_AROUND = 4;
/** A name that says where something stands is not longer than one that says what it is. */
const LONGEST_AROUND = 24;

const startsWith = (words: Words, start: Words): boolean => start.every((word, index) => words[index] === word);

/** As many words as a name has room for. */
const cut = (words: Words): Words => {
  const fitting = words.filter((_, index) => words.slice(0, index + 1).join('-').length <= LONGEST_AROUND);
  return fitting.length > 0 ? fitting : words.slice(0, 1);
};

const isNumber = (word: string | undefined): boolean => /^\d+$/.test(word ?? '');

/** What something around is called in the names of what is in it: by its class, unless that is one of several of a name. */
const shownAs = <T>(spot: Spot<T>, { names, given }: Choosing<T>): Words => {
  const own = names.get(spot)?.words ?? [];
  const worn = given.get(spot.element);
  return cut(worn === undefined || isNumber(worn.at(-1)) ? own : worn);
};

interface Around {
  /** What tells where something is, nearest first. */
  readonly telling: readonly Words[];
  /** The kinds of boxes in between, nearest first. */
  readonly kinds: readonly Words[];
}

const aroundLook = <T>({ spots }: Look<T>, choosing: Choosing<T>): Around => {
  const shared = sharedSpot(spots);
  const around = aroundSpot(shared !== null && spots.includes(shared) ? shared.parent : shared);
  const inner = around.filter(({ parent }) => parent !== null);
  const tells = (spot: Spot<T>): boolean => choosing.names.get(spot)?.tells === true;
  const end = inner.findIndex(tells);
  const between = end < 0 ? inner : inner.slice(0, end);
  const told = (some: readonly Spot<T>[], shown: (spot: Spot<T>) => Words): readonly Words[] =>
    some
      .map(shown)
      .filter(({ length }) => length > 0)
      .slice(0, MOST_AROUND);
  return {
    telling: told(inner.filter(tells), (spot) => shownAs(spot, choosing)),
    kinds: told(between, (spot) => cut(choosing.names.get(spot)?.words ?? [])),
  };
};

const isWord = ([first = '']: Words): boolean => /^\p{L}{2}/u.test(first);

/** So far from it stands the text that a picture or a box goes with. */
const NEAR = 2;

/** The text right behind something that says nothing itself, or right before it. */
const textBeside = <T>({ parent, index }: Spot<T>): Words => {
  const siblings = parent?.children ?? [];
  const beside = [...siblings.slice(index + 1, index + 1 + NEAR), ...siblings.slice(Math.max(0, index - 1), index)];
  return beside.find((one) => isText(one) && isWord(one.tree.said))?.tree.said ?? [];
};

/** What the only element of its kind says, or what it goes with; what may say something else elsewhere is not called by it. */
const saidBy = <T>({ words, spots: [spot], repeats }: Look<T>): Words[] => {
  if (spot === undefined || repeats) return [];
  const { tag, said } = spot.tree;
  if (isText(spot)) return isWord(said) ? [said] : [];
  const [label] = spot.children;
  const isPressed = (tag === 'button' || tag === 'a') && spot.leaves === 1;
  const told = label === undefined ? textBeside(spot) : isPressed && isWord(label.tree.said) ? label.tree.said : [];
  return told.length === 0 ? [] : [[...told.slice(0, 2), ...words]];
};

/** With what tells a text of many from others by how it looks; for another look that is shared, with what tells its form. */
const hinted = <T>({ hints, tones, spots }: Look<T>, { isShared }: Choosing<T>, words: Words): Words[] => {
  const told = (some: readonly Words[]): Words[] => some.map((hint) => [...words, ...hint]);
  // What most texts look like is called plainly.
  if (isShared) return [...told(tones), words, ...told(hints)];
  return [words, ...told(hints), ...(spots.length > 1 ? told(tones) : [])];
};

/** Words for the class of a look: the best that are free. */
export const freeWords = <T>(look: Look<T>, choosing: Choosing<T>): Words => {
  const own = look.words.length === 0 ? ['box'] : look.words;
  const { telling, kinds } = aroundLook(look, choosing);
  const within = (outer: readonly Words[], words = own): Words[] =>
    outer.filter((one) => !startsWith(words, one)).map((one) => [...one, ...words]);
  const isFree = (choice: Words): boolean => !choosing.taken.has(choosing.name(choice, 'box'));
  const [first, ...further] = telling;
  const near = first === undefined ? [] : within([first]).flatMap((words) => hinted(look, choosing, words));
  const plain = hinted(look, choosing, own);
  const inner = within(kinds);
  const nested = first === undefined ? [] : inner.flatMap((words) => within([first], words));
  const told = saidBy(look);
  const said = [...told, ...told.flatMap((words) => within(telling.slice(0, 1), words))];
  const choices = isGeneric(own)
    ? [...near, ...(near.length > 0 ? [...said, ...nested] : []), ...plain, ...said, ...within(further), ...inner]
    : [...plain, ...near, ...within(further), ...nested, ...inner];
  return choices.find(isFree) ?? withNumber(choices[0] ?? own, choosing);
};

/** What stands before the only element of its kind, with what that is: the text of a heading, the value of a label. */
const behind = <T>({ words, spots: [spot], repeats }: Look<T>): Words[] => {
  if (spot === undefined || repeats || !isText(spot)) return [];
  const before = (spot.parent?.children ?? []).slice(Math.max(0, spot.index - NEAR), spot.index).toReversed();
  const said = before.find((one) => isText(one) && isWord(one.tree.said))?.tree.said.slice(0, NEAR) ?? [];
  return said.length === 0 || words.length === 0 ? [] : [[...said, words.at(-1) ?? '']];
};

/** Words for what is another thing but for where it stands: what it says, else those of that thing with a number. */
export const besideWords = <T>(look: Look<T>, base: Words, choosing: Choosing<T>): Words => {
  const isFree = (choice: Words): boolean => !choosing.taken.has(choosing.name(choice, 'box'));
  const told = [...saidBy(look), ...behind(look)];
  const { telling } = aroundLook(look, choosing);
  const within = told.flatMap((words) => telling.slice(0, 1).map((outer) => [...outer, ...words]));
  const counted = isNumber(base.at(-1)) ? base.slice(0, -1) : base;
  return [...told, ...within].find(isFree) ?? withNumber(counted, choosing);
};

/** Words with the first number that is free. */
export const withNumber = (words: Words, { name, taken }: Pick<Choosing<never>, 'name' | 'taken'>): Words => {
  const text = numbered((count) => name([...words, `${count}`], 'box'), taken);
  return [...words, /\d+$/.exec(text)?.[0] ?? ''];
};
