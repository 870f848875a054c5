import { short, word } from './quote.ts';
import type { TokenBook } from './token-book.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const boundParts = (value: unknown): { token: string; value: unknown } | null => {
  if (!isFields(value) || typeof value['token'] !== 'string' || !('value' in value)) return null;
  return Object.keys(value).length === 2 ? { token: value['token'], value: value['value'] } : null;
};

/** How deep the contract nests values, with room: what a foreign file nests deeper is no part of a design. */
const DEEPEST = 12;

/**
 * Any value of the AST in notation: `{key:value,…}`, `[a,b]`, bare words and numbers, quoted text. A bound value is its
 * token. A member and the token of the same name (`weight`, `weightToken`; `color`, `token`) become one.
 */
export const encode = (value: unknown, tokens: TokenBook, depth = 0): string => {
  if (typeof value === 'number') return short(value);
  if (typeof value === 'string') return word(value);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return String(value ?? null);
  if (Array.isArray(value)) return `[${value.map((item) => encode(item, tokens, depth + 1)).join(',')}]`;
  const bound = boundParts(value);
  if (bound !== null) return tokens.use(bound.token, encode(bound.value, tokens, depth + 1));
  return `{${encodeMembers(value as Fields, tokens, depth).join(',')}}`;
};

/** Name of the member that holds the token of another one. */
const TOKEN_OF: Readonly<Record<string, string>> = {
  color: 'token',
  family: 'familyToken',
  weight: 'weightToken',
  style: 'styleToken',
};
const OWNER_OF = new Map(Object.entries(TOKEN_OF).map(([owner, token]) => [token, owner]));

/** A member whose token may stand beside it. */
export const encodeMember = (fields: Fields, key: string, tokens: TokenBook, depth = 0): string => {
  const text = encode(fields[key], tokens, depth + 1);
  const token = Object.hasOwn(TOKEN_OF, key) ? fields[TOKEN_OF[key] as string] : undefined;
  return typeof token === 'string' ? tokens.use(token, text) : text;
};

/** The members of an object of the contract. */
export const encodeMembers = (fields: Fields, tokens: TokenBook, depth = 0): string[] =>
  Object.keys(fields).flatMap((key) => {
    const value = fields[key];
    const owner = OWNER_OF.get(key);
    if (value === undefined) return [];
    if (owner === undefined || typeof value !== 'string')
      return [`${word(key)}:${encodeMember(fields, key, tokens, depth)}`];
    // Its owner has said it already.
    return fields[owner] === undefined ? [`${word(key)}:${tokens.use(value)}`] : [];
  });

/** A record whose keys are names out of the design: none of them means anything. */
export const encodeRecord = (record: Fields, encodeValue: (value: unknown) => string): string =>
  `{${Object.entries(record)
    .map(([key, value]) => `${word(key)}:${encodeValue(value)}`)
    .join(',')}}`;
