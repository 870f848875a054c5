import type { Bound } from '#contract/design/semantic-ast';
import type { BookToken, TokenBook } from '../tokens/token-book.ts';
import { tokenText } from '../tokens/token-text.ts';
import { num, px } from './declarations.ts';

type Value = string | number;

/** What a token stands for at a place of the document. */
export type TokenScope = ReadonlyMap<string, Value>;

/**
 * Writes the values of one element. A token is written by its name; where it stands for something else here than in
 * the style sheet of the tokens (a mode of that layer alone), the element says so in `local`.
 */
export interface Ink {
  length(value: Bound<number>): string;
  /** A number without a unit. */
  plain(value: Bound<number>): string;
  color(color: string, token?: string): string;
  /** A font family or the like: null where the token is no text. */
  named(value: string, token: string): string | null;
  weight(value: number, token: string | undefined): string;
  /** Custom properties that the element sets for itself and what is in it. */
  readonly local: ReadonlyMap<string, string>;
  /** Tokens as they stand for its children. */
  readonly scope: TokenScope;
}

const standard = (entry: BookToken): Value | undefined => {
  const value = entry.modes.values().next().value;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
};

const scaled = (value: Bound<number>): { number: number; token: string | undefined } =>
  typeof value === 'number' ? { number: value, token: undefined } : { number: value.value, token: value.token };

/** @param scope what tokens stand for around the element where that is not their first mode */
export const ink = (book: TokenBook, scope: TokenScope): Ink => {
  const local = new Map<string, string>();
  const inner = new Map(scope);

  const reference = (token: string, value: Value, literal: string): string => {
    const entry = book.find(token);
    if (entry === undefined) return literal;
    if ((inner.get(token) ?? standard(entry)) !== value) {
      const text = tokenText({ type: entry.type, value, unitless: entry.unitless });
      if (text === null) return literal;
      local.set(entry.css, text);
      inner.set(token, value);
    }
    return `var(${entry.css})`;
  };

  const isUnitless = (token: string): boolean => book.find(token)?.unitless ?? false;

  return {
    length: (value) => {
      const { number, token } = scaled(value);
      if (token === undefined) return px(number);
      const text = reference(token, number, px(number));
      return isUnitless(token) ? `calc(${text} * 1px)` : text;
    },
    plain: (value) => {
      const { number, token } = scaled(value);
      return token === undefined || !isUnitless(token) ? num(number) : reference(token, number, num(number));
    },
    color: (color, token) => (token === undefined ? color : reference(token, color, color)),
    named: (value, token) => (book.find(token)?.type === 'STRING' ? reference(token, value, value) : null),
    weight: (value, token) =>
      token !== undefined && isUnitless(token) && book.find(token)?.type === 'FLOAT'
        ? reference(token, value, num(value))
        : num(value),
    local,
    scope: inner,
  };
};
