import type { RGBA } from '#contract/adapter';

/**
 * Readers for fields of a document that nobody checked: each returns what it promises, or undefined.
 * Numbers are finite and at most 1e9 either way, so that sums and differences of them stay finite too.
 */
export type Fields = Readonly<Record<string, unknown>>;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const LARGEST = 1e9;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A finite number within ±1e9 and never -0, which JSON does not know, or undefined; texts that look like numbers are not numbers. */
export const finite = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(LARGEST, Math.max(-LARGEST, value)) + 0 : undefined;

export const num = (fields: Fields, key: string): number | undefined => finite(fields[key]);

export const str = (fields: Fields, key: string): string | undefined => {
  const value = fields[key];
  return typeof value === 'string' ? value : undefined;
};

export const flag = (fields: Fields, key: string): boolean | undefined => {
  const value = fields[key];
  return typeof value === 'boolean' ? value : undefined;
};

/** The field when it is one of the words, else undefined. */
export const word = <Word extends string>(fields: Fields, key: string, words: readonly Word[]): Word | undefined => {
  const value = fields[key];
  return words.find((known) => known === value);
};

export const record = (fields: Fields, key: string): Fields | undefined => {
  const value = fields[key];
  return isFields(value) ? value : undefined;
};

const NONE: readonly Fields[] = [];

/** The objects of an array field; holes and other values are left out. A field that is no array is an empty list. */
export const records = (fields: Fields, key: string): readonly Fields[] => {
  const value = fields[key];
  if (!Array.isArray(value)) return NONE;
  // Hardly ever is something left out, and a copy of each list of 200,000 layers is as much garbage.
  return value.every(isFields) ? value : value.filter(isFields);
};

/** An array field of numbers only, else undefined. */
export const numbers = (fields: Fields, key: string): readonly number[] | undefined => {
  const value = fields[key];
  if (!Array.isArray(value)) return undefined;
  const read = value.map(finite);
  return read.every((item) => item !== undefined) ? read : undefined;
};

/** A rectangle with all four numbers, else undefined. Negative sizes become 0. */
export const box = (fields: Fields, key = 'absoluteBoundingBox'): Box | undefined => {
  const value = record(fields, key);
  if (value === undefined) return undefined;
  const [x, y, width, height] = [num(value, 'x'), num(value, 'y'), num(value, 'width'), num(value, 'height')];
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  return { x, y, width: Math.max(0, width), height: Math.max(0, height) };
};

const channel = (value: unknown): number | undefined => {
  const read = finite(value);
  return read === undefined ? undefined : Math.min(1, Math.max(0, read));
};

/** A colour with channels clamped to 0..1 and `a` 1 when it is absent; undefined when a channel is no number. */
export const rgba = (value: unknown): RGBA | undefined => {
  if (!isFields(value)) return undefined;
  const [r, g, b] = [channel(value['r']), channel(value['g']), channel(value['b'])];
  const a = value['a'] === undefined ? 1 : channel(value['a']);
  return r === undefined || g === undefined || b === undefined || a === undefined ? undefined : { r, g, b, a };
};

/** The id of a `VARIABLE_ALIAS`, else undefined. */
export const aliasId = (value: unknown): string | undefined =>
  isFields(value) && value['type'] === 'VARIABLE_ALIAS' ? str(value, 'id') : undefined;

/**
 * The variable a field is bound to: `boundId(node, 'itemSpacing')`, `boundId(paint, 'color')`, with a place in it
 * for lists and groups: `boundId(node, 'fills', 0)`, `boundId(node, 'size', 'x')`.
 */
export const boundId = (fields: Fields, key: string, place?: number | string): string | undefined => {
  const all = fields['boundVariables'];
  if (!isFields(all)) return undefined;
  const bound = all[key];
  if (place === undefined) return aliasId(Array.isArray(bound) ? bound[0] : bound);
  if (Array.isArray(bound)) return typeof place === 'number' ? aliasId(bound[place]) : undefined;
  return isFields(bound) ? aliasId(bound[place]) : undefined;
};

/** `explicitVariableModes` of a layer: collection id → mode id. */
export const explicitModes = (fields: Fields): Readonly<Record<string, string>> | undefined => {
  const modes = record(fields, 'explicitVariableModes');
  if (modes === undefined) return undefined;
  const pairs = Object.entries(modes).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
};
