import type { Origin } from '../markup/element.ts';
import { besideWords, freeWords } from './classes/class-names.ts';
import { type Look, type Looks, looksOf } from './classes/looks.ts';
import { chainOf, type Modifiers, modifiersOf } from './classes/modifiers.ts';
import type { Declarations } from './declarations.ts';

export interface Rule {
  readonly selector: string;
  readonly style: Declarations;
  /** Layers that look so. */
  readonly origins: readonly Origin[];
}

/** A look that an element has only while the whole wears some classes. */
export interface VariantStyle {
  readonly classes: readonly string[];
  readonly style: Declarations;
}

/** What classes are made of; `children` are those that have looks too. */
export interface StyledTree<T> {
  readonly words: readonly string[];
  /** Words that tell it apart from others of its name, the best first. */
  readonly hints: readonly (readonly string[])[];
  readonly tag: string;
  /** Words of the text that it shows, where that is always the same. */
  readonly said: readonly string[];
  readonly style: Declarations;
  readonly variants: readonly VariantStyle[];
  readonly origins: readonly Origin[];
  readonly children: readonly T[];
}

export interface ClassBook<T> {
  /** In the order in which they are used. */
  readonly rules: readonly Rule[];
  /** Empty where an element has nothing of its own; a class that changes another follows it. */
  namesOf(element: T): readonly string[];
  names(): Iterable<string>;
}

/** What a class is called, from words and a kind that stands in where there are none. */
export type NameClass = (words: readonly string[], fallback: string) => string;

/** Where a class is worn: words of variants that the root wears then, and whether a component of another file wears it. */
export interface Worn {
  readonly name: string;
  readonly variants: readonly string[];
  readonly isRoot: boolean;
  readonly isUse: boolean;
  /** Class of the root, where it has one. */
  readonly root: string | null;
}

export interface ClassNaming {
  readonly name: NameClass;
  /** Names that may not be used. */
  readonly taken: Iterable<string>;
  /** Names that what is inside of a use may wear: they may not be used for uses. */
  readonly takenInUses?: ReadonlySet<string>;
  /** The selector of a class; as in a style sheet that no other file sees unless told. */
  readonly select?: (worn: Worn) => string;
}

export const classSelector = (classes: readonly string[]): string => classes.map((one) => `.${one}`).join('');

export const plainSelector = ({ name, variants, isRoot }: Worn): string => {
  if (variants.length === 0) return `.${name}`;
  return isRoot ? classSelector(variants) : `${classSelector(variants)} .${name}`;
};

const MOST_ORIGINS = 2_000;

interface Naming<T> {
  readonly names: Looks<T>['names'];
  readonly modifiers: Modifiers<T>;
  readonly naming: ClassNaming;
}

/** The classes of looks; what changes another look is called by it. */
const classesOf = <T>(
  all: readonly Look<T>[],
  { names, modifiers, naming }: Naming<T>,
): ReadonlyMap<Look<T>, string> => {
  const { name, takenInUses } = naming;
  const used = new Set(naming.taken);
  const given = new Map<T, readonly string[]>();
  const words = new Map<Look<T>, readonly string[]>();
  const classes = new Map<Look<T>, string>();
  const bases = new Set([...modifiers.values()].map(({ base }) => base));
  // What changes another look goes without the names that others need.
  const changing = [...modifiers].flatMap(([look, { style }]) => (style.length > 0 ? look : []));
  for (const look of [...all.filter((one) => !modifiers.has(one)), ...changing]) {
    const modifier = modifiers.get(look);
    const has = (one: string): boolean => used.has(one) || (look.isUse && takenInUses?.has(one) === true);
    const choosing = { name, taken: { has }, names, given, isShared: bases.has(look) };
    const base = words.get(modifier?.base ?? look);
    const own = base === undefined ? freeWords(look, choosing) : besideWords(look, base, choosing);
    const text = name(own, 'box');
    used.add(text);
    words.set(look, own);
    classes.set(look, text);
    for (const { element } of look.spots) given.set(element, own);
  }
  return classes;
};

/** Looks in the order of their rules: one that others change stands before them. */
const inOrder = <T>(looks: readonly Look<T>[], modifiers: Modifiers<T>): Look<T>[] => {
  const plainest = (look: Look<T>): Look<T> => chainOf(look, modifiers)[0] ?? look;
  const followers = Map.groupBy(modifiers.keys(), plainest);
  const ordered = new Set<Look<T>>();
  for (const look of looks) {
    const base = plainest(look);
    if (ordered.has(base)) continue;
    for (const one of [base, ...(followers.get(base) ?? [])]) ordered.add(one);
  }
  return [...ordered];
};

type Select = (variants: readonly string[], place: Pick<Worn, 'isRoot' | 'isUse'>) => string;

const rulesOf = <T>(
  { style, variants, isRoot, isUse }: Look<T>,
  origins: readonly Origin[],
  select: Select,
): Rule[] => {
  const some = origins.slice(0, MOST_ORIGINS);
  const place = { isRoot, isUse };
  const own = style.length > 0 ? [{ selector: select([], place), style, origins: some }] : [];
  const worn = variants.map(({ classes, style: look }) => ({
    selector: select(classes, place),
    style: look,
    origins: some,
  }));
  return [...own, ...worn];
};

/**
 * Names the looks of a tree: elements of one name that look the same share a class, and what looks all but the same wears that
 * class and one more.
 */
export const classBook = <T>(root: T, view: (element: T) => StyledTree<T>, naming: ClassNaming): ClassBook<T> => {
  const { all, names } = looksOf(root, view);
  const modifiers = modifiersOf(all);
  const ordered = inOrder(all, modifiers);
  const classes = classesOf(ordered, { names, modifiers, naming });
  const told = [...modifiers.keys()].flatMap((look) => chainOf(look, modifiers).map((one) => ({ one, look })));
  const telling = Map.groupBy(told, ({ one }) => one);
  const { select = plainSelector } = naming;
  const rootLook = all.find(({ isRoot }) => isRoot);
  const rootName = rootLook === undefined ? null : (classes.get(rootLook) ?? null);
  const rules = ordered.flatMap((look) => {
    const { style } = modifiers.get(look) ?? look;
    const origins = new Set([look, ...(telling.get(look) ?? []).map((one) => one.look)]);
    return rulesOf(
      { ...look, style },
      [...origins].flatMap((one) => one.origins),
      (variants, place) => select({ name: classes.get(look) ?? '', variants, root: rootName, ...place }),
    );
  });
  const worn = new Map<T, readonly string[]>();
  for (const look of ordered) {
    const own = chainOf(look, modifiers).flatMap((one) => classes.get(one) ?? []);
    for (const { element } of look.spots) worn.set(element, own);
  }
  return { rules, namesOf: (element) => worn.get(element) ?? [], names: () => new Set(classes.values()) };
};
