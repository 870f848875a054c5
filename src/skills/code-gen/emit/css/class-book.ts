import type { Origin } from '../markup/element.ts';
import { numbered } from '../names/words.ts';
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
  readonly style: Declarations;
  readonly variants: readonly VariantStyle[];
  readonly origins: readonly Origin[];
  readonly children: readonly T[];
}

export interface ClassBook<T> {
  /** In the order in which they are used. */
  readonly rules: readonly Rule[];
  /** Undefined where an element has nothing of its own. */
  nameOf(element: T): string | undefined;
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

interface Look<T> {
  readonly words: readonly string[];
  readonly hints: readonly (readonly string[])[];
  readonly fallback: string;
  readonly style: Declarations;
  readonly variants: readonly VariantStyle[];
  readonly isRoot: boolean;
  readonly isUse: boolean;
  readonly origins: Origin[];
  /** What is around the first element that looks so, nearest first. */
  readonly around: readonly (readonly string[])[];
  readonly elements: T[];
}

const styleKey = (style: Declarations): string => style.map(([property, value]) => `${property}:${value}`).join(';');

const MOST_AROUND = 4;

const collect = <T>(root: T, view: (element: T) => StyledTree<T>): Look<T>[] => {
  const looks = new Map<string, Look<T>>();
  const walk = (element: T, around: readonly (readonly string[])[]): void => {
    const { words, hints, tag, style, variants, origins, children } = view(element);
    const fallback = tag.length > 2 ? tag : 'box';
    if (style.length > 0 || variants.length > 0) {
      const wears = variants.map(({ classes, style: own }) => `${classes.join('.')}{${styleKey(own)}}`);
      const key = [tag === '' ? 'use' : '', words.join('-'), styleKey(style), ...wears].join('\n');
      const look = looks.get(key) ?? {
        words,
        hints,
        fallback,
        style,
        variants,
        isRoot: element === root,
        isUse: tag === '',
        origins: [],
        around,
        elements: [],
      };
      looks.set(key, look);
      look.origins.push(...origins);
      look.elements.push(element);
    }
    const inner = [words, ...around].slice(0, MOST_AROUND);
    for (const child of children) walk(child, inner);
  };
  walk(root, []);
  return [...looks.values()];
};

const MOST_ORIGINS = 2_000;

const startsWith = (words: readonly string[], start: readonly string[]): boolean =>
  start.every((word, index) => words[index] === word);

/** The name of a look: its own words, else with the first of those around it that tell it apart, else a number. */
const freeName = <T>(
  { words, hints, fallback, around }: Look<T>,
  { name }: ClassNaming,
  taken: ReadonlySet<string>,
): string => {
  const own = words.length === 0 ? [fallback] : words;
  const told = around.filter((outer) => outer.length > 0 && !startsWith(own, outer)).map((outer) => [...outer, ...own]);
  const hinted = hints.map((hint) => [...own, ...hint]);
  const free = [own, ...hinted, ...told].map((candidate) => name(candidate, fallback)).find((text) => !taken.has(text));
  if (free !== undefined) return free;
  return numbered((count) => name([...own, `${count}`], fallback), taken);
};

const rulesOf = <T>(
  { style, variants, isRoot, isUse, origins }: Look<T>,
  select: (variants: readonly string[], place: Pick<Worn, 'isRoot' | 'isUse'>) => string,
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

/** Names the looks of a tree: elements of one name that look the same share a class. */
export const classBook = <T>(root: T, view: (element: T) => StyledTree<T>, naming: ClassNaming): ClassBook<T> => {
  const taken = new Set(naming.taken);
  const names = new Map<T, string>();
  const { select = plainSelector, takenInUses } = naming;
  let rootName: string | null = null;
  const rules = collect(root, view).flatMap((look): Rule[] => {
    const free = look.isUse && takenInUses !== undefined ? new Set([...taken, ...takenInUses]) : taken;
    const name = freeName(look, naming, free);
    taken.add(name);
    for (const element of look.elements) names.set(element, name);
    if (look.isRoot) rootName = name;
    return rulesOf(look, (variants, place) => select({ name, variants, root: rootName, ...place }));
  });
  return { rules, nameOf: (element) => names.get(element), names: () => new Set(names.values()) };
};
