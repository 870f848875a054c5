import type { TokenBook } from '../notation/token-book.ts';

/**
 * One property of a layer in notation, e.g. `fill=$3` or `clip`. `part` says with which others it may be shared; `own`
 * ones are a layer's alone.
 */
export interface Attribute {
  readonly key: string;
  readonly text: string;
  readonly part: 'own' | 'layout' | 'look' | 'text' | 'use';
}

/** What the writing of a whole form knows. */
export interface Notation {
  readonly tokens: TokenBook;
  /** Words of sizes, e.g. `stretch`, and the letters that stand for them. */
  readonly letters: ReadonlyMap<string, string>;
  /** The stack's word → Figma's type that it mostly stands for. */
  readonly figmaTypes: ReadonlyMap<string, string>;
}

export type Part = Attribute['part'];

/** `key=value`; none without a value. */
export const valued = (part: Part, key: string, value: string | undefined): Attribute[] =>
  value === undefined ? [] : [{ key, text: `${key}=${value}`, part }];

export const flag = (part: Part, key: string, set: boolean | undefined): Attribute[] =>
  set === true ? [{ key, text: key, part }] : [];
