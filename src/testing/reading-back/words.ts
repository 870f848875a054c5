import type { ReadForm, ReadLayer } from './form.ts';
import { paints, plain, sides, split, token, value } from './notation.ts';

export type Fields = Record<string, unknown>;

/** The members that are given, or nothing when none is. */
export const members = (all: Readonly<Record<string, unknown>>): Fields | undefined => {
  const given = Object.entries(all).filter(([, one]) => one !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
};

/** The properties of a layer by their keys, read in the ways that there are. */
export const wordsOf = ({ properties }: ReadLayer, { tokens }: ReadForm) => {
  const read = <T>(key: string, how: (word: string) => T): T | undefined =>
    properties.has(key) ? how(properties.get(key) as string) : undefined;
  return {
    read,
    any: (key: string) => read(key, (word) => value(word, tokens)),
    flag: (key: string) => (properties.has(key) ? true : undefined),
    four: (key: string) => read(key, (word) => sides(word, tokens)),
    paints: (key: string) => read(key, (word) => paints(word, tokens)),
    token: (key: string) => read(key, (word) => token(word, tokens).token),
    ids: (key: string) => read(key, (word) => split(word.slice(1, -1), ',').map(plain)),
  };
};

export type Words = ReturnType<typeof wordsOf>;
