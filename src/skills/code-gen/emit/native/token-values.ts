import type { TokenScope } from '../css/ink.ts';
import type { TokenBook } from '../tokens/token-book.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Tokens of a look as they are written: by name where the token stands for the same at this place, with the value of its
 * first mode so that two screens in two modes still look alike; else the value alone.
 */
export const withTokens = <T>(part: T, scope: TokenScope, book: TokenBook): T => {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isRecord(value)) return value;
    const { token, ...rest } = value;
    if (typeof token !== 'string')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
    const key = 'color' in value ? 'color' : 'value';
    const entry = book.find(token);
    const standard: unknown = entry?.modes.values().next().value;
    if (entry === undefined || standard == null || (scope.get(token) ?? standard) !== value[key])
      return key === 'value' ? value['value'] : rest;
    return { ...value, [key]: standard };
  };
  return visit(part) as T;
};
