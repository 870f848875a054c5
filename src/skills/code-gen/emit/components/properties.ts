import { camel, unique, wordsOf } from '../names/words.ts';
import type { Property } from './template.ts';
import { type Given, textOfCode } from './tree.ts';

const RESERVED =
  'className key ref children style default class for new return switch case break if else do while function var let const delete typeof void in of this null true false import export super static enum package interface private public protected yield await async try catch finally throw with extends implements instanceof continue debugger arguments eval undefined props styles';

/** Names that no property may have. */
export const reservedNames = (): Set<string> => new Set(RESERVED.split(' '));

/** Collects the properties of a component while its template is made, and what each use gives them. */
export interface PropertyBook {
  /**
   * @param wanted words for the name
   * @param given what each use gives; null where it gives nothing
   * @returns the name
   */
  add(wanted: readonly string[], given: readonly (Given | null)[]): string;
  /** The property of text that says the same wherever something is given; null: none does. */
  saying(given: readonly (Given | null)[]): string | null;
  readonly properties: readonly Property[];
  givenBy(use: number): ReadonlyMap<string, Given>;
}

const sameGiven = (a: Given | null, b: Given | null): boolean => textOfCode(a) === textOfCode(b);

export const propertyBook = (taken: Set<string>): PropertyBook => {
  const entries: { property: Property; given: readonly (Given | null)[] }[] = [];
  return {
    add: (wanted, given) => {
      // Two texts that a property of the design drives together are one property.
      const name = camel(wanted, 'value');
      const twin = entries.find(
        (entry) =>
          entry.property.name === name && entry.given.every((value, use) => sameGiven(value, given[use] ?? null)),
      );
      if (twin !== undefined) return twin.property.name;
      const kinds = new Set(given.flatMap((value) => (value === null ? [] : [value.kind])));
      // What may be anything in one use may be so in all.
      const kind = (['nodes', 'lines'] as const).find((wide) => kinds.has(wide)) ?? [...kinds][0] ?? 'text';
      const words = [...new Set(given.flatMap((value) => (value?.kind === 'word' ? [value.word] : [])))];
      const required = kind !== 'flag' && given.every((value) => value !== null);
      const isFirstSlot = kind === 'nodes' && !entries.some(({ property }) => property.name === 'children');
      const free = isFirstSlot ? 'children' : unique(name, taken, '');
      const property = { name: free, kind, words, required };
      entries.push({ property, given });
      return property.name;
    },
    saying: (given) => {
      if (!given.some((value) => value?.kind === 'text' && value.text !== '')) return null;
      const found = entries.find(
        (entry) =>
          entry.property.kind === 'text' &&
          given.every((value, use) => value === null || sameGiven(value, entry.given[use] ?? null)),
      );
      return found?.property.name ?? null;
    },
    get properties() {
      return entries.map(({ property }) => property);
    },
    givenBy: (use) =>
      new Map(
        entries.flatMap(({ property, given }) => {
          const value = given[use] ?? null;
          return value === null || (value.kind === 'flag' && !value.on) ? [] : [[property.name, value] as const];
        }),
      ),
  };
};

/** Words for a property of the design, e.g. `Has icon#12:3` → `has icon`. */
export const propertyWords = (name: string): string[] => wordsOf(name.replace(/#[\d:]+$/, ''), 4);
