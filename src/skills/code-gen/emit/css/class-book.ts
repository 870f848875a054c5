import { type Element, isElement, type Origin } from '../markup/element.ts';
import { kebab } from '../names/words.ts';
import type { Declarations } from './declarations.ts';

export interface Rule {
  readonly name: string;
  readonly style: Declarations;
  /** Layers that look so. */
  readonly origins: readonly Origin[];
}

export interface ClassBook {
  /** In the order in which they are used. */
  readonly rules: readonly Rule[];
  /** Undefined where an element has nothing of its own. */
  nameOf(element: Element): string | undefined;
}

interface Look {
  readonly base: string;
  readonly style: Declarations;
  readonly origins: Origin[];
  /** What is around the first element that looks so, nearest first. */
  readonly around: readonly string[];
  readonly elements: Element[];
}

const styleKey = (style: Declarations): string => style.map(([property, value]) => `${property}:${value}`).join(';');

const baseOf = ({ words, tag }: Element): string => kebab(words, tag.length > 2 ? tag : 'box');

const collect = (root: Element): Look[] => {
  const looks = new Map<string, Look>();
  const walk = (element: Element, around: readonly string[]): void => {
    const base = baseOf(element);
    if (element.style.length > 0) {
      const key = `${base}\n${styleKey(element.style)}`;
      const look = looks.get(key) ?? { base, style: element.style, origins: [], around, elements: [] };
      looks.set(key, look);
      if (!look.origins.some(({ id }) => id === element.origin.id)) look.origins.push(element.origin);
      look.elements.push(element);
    }
    const inner = [base, ...around].slice(0, 4);
    for (const child of element.children) if (isElement(child)) walk(child, inner);
  };
  walk(root, []);
  return [...looks.values()];
};

const MOST_ORIGINS = 2_000;

/** The name of a look: its own word, else with the first of the words around it that tells it apart, else a number. */
const freeName = ({ base, around }: Look, taken: ReadonlySet<string>): string => {
  const told = around
    .filter((word) => word !== base)
    .map((word) => (base.startsWith(`${word}-`) ? base : `${word}-${base}`));
  const free = [base, ...told].find((name) => !taken.has(name));
  if (free !== undefined) return free;
  for (let count = 2; ; count += 1) if (!taken.has(`${base}-${count}`)) return `${base}-${count}`;
};

/** Names the looks of a tree: elements of one name that look the same share a class. */
export const classBook = (root: Element): ClassBook => {
  const taken = new Set<string>();
  const names = new Map<Element, string>();
  const rules = collect(root).map((look): Rule => {
    const name = freeName(look, taken);
    taken.add(name);
    for (const element of look.elements) names.set(element, name);
    return { name, style: look.style, origins: look.origins.slice(0, MOST_ORIGINS) };
  });
  return { rules, nameOf: (element) => names.get(element) };
};
