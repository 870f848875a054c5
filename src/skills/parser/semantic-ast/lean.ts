import { isFields } from '../figma/fields.ts';

/** `T` while it is put together: optional members may be undefined. */
export type Draft<T> = { readonly [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] };

/** A copy without the members that are undefined: absent means default. */
export const lean = <T extends object>(draft: Draft<T>): T => {
  const out: Record<string, unknown> = {};
  // Drafts are plain literals; `Object.entries` would make an array for each member of 200,000 layers.
  for (const key in draft) {
    const value: unknown = draft[key];
    if (value !== undefined) out[key] = value;
  }
  return out as T;
};

/** The same, and undefined when nothing is left. */
export const leanOrNone = <T extends object>(draft: Draft<T>): T | undefined => {
  const out = lean<T>(draft);
  for (const _key in out) return out;
  return undefined;
};

export const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

/** Pixels. */
export const round2 = (value: number): number => Math.round(value * 100) / 100 + 0;
/** Shares of a whole. */
export const round4 = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;

/** Entries in the order of their keys, so that the order of keys in a file changes nothing. */
export const sortedEntries = (value: unknown): [string, unknown][] =>
  isFields(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : [];

/** A record of the pairs, or undefined when there are none. Keys such as `__proto__` stay plain keys. */
export const toRecord = <T>(pairs: readonly (readonly [string, T])[]): Readonly<Record<string, T>> | undefined =>
  pairs.length === 0 ? undefined : Object.fromEntries(pairs);
