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
}

/** What a class is called, from words and a kind that stands in where there are none. */
export type NameClass = (words: readonly string[], fallback: string) => string;

export interface ClassNaming {
  readonly name: NameClass;
  /** Names that may not be used. */
  readonly taken: Iterable<string>;
}

interface Look<T> {
  readonly words: readonly string[];
  readonly hints: readonly (readonly string[])[];
  readonly fallback: string;
  readonly style: Declarations;
  readonly variants: readonly VariantStyle[];
  readonly isRoot: boolean;
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
      const key = [words.join('-'), styleKey(style), ...wears].join('\n');
      const look = looks.get(key) ?? {
        words,
        hints,
        fallback,
        style,
        variants,
        isRoot: element === root,
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

const rulesOf = <T>({ style, variants, isRoot, origins }: Look<T>, name: string): Rule[] => {
  const some = origins.slice(0, MOST_ORIGINS);
  const own = style.length > 0 ? [{ selector: `.${name}`, style, origins: some }] : [];
  const worn = variants.map(({ classes, style: look }) => {
    const wearing = classes.map((one) => `.${one}`).join('');
    return { selector: isRoot ? wearing : `${wearing} .${name}`, style: look, origins: some };
  });
  return [...own, ...worn];
};

/** Names the looks of a tree: elements of one name that look the same share a class. */
export const classBook = <T>(root: T, view: (element: T) => StyledTree<T>, naming: ClassNaming): ClassBook<T> => {
  const taken = new Set(naming.taken);
  const names = new Map<T, string>();
  const rules = collect(root, view).flatMap((look): Rule[] => {
    const name = freeName(look, naming, taken);
    taken.add(name);
    for (const element of look.elements) names.set(element, name);
    return rulesOf(look, name);
  });
  return { rules, nameOf: (element) => names.get(element) };
};
