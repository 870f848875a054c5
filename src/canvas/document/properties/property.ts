import { z } from 'zod';
import { frozenCopy } from '../frozen.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import type { Store } from '../store.ts';

/** One property of the Plugin API on the layers that have it. */
export interface Property {
  has(record: NodeRecord): boolean;
  read(record: NodeRecord, store: Store): unknown;
  /** Absent: it can only be read. @throws Error in the words of the Plugin API for a value that it does not take */
  write?(record: NodeRecord, value: unknown, store: Store): void;
}

export type Properties = Readonly<Record<string, Property>>;

/** @throws Error as the Plugin API throws it: which property, and what was wrong with the value */
export const checked = <T>(schema: z.ZodType<T>, value: unknown, name: string): T => {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const at =
    first !== undefined && first.path.length > 0 ? ` at ${first.path.map((part) => `[${String(part)}]`).join('')}` : '';
  throw new Error(`in set_${name}: Property "${name}" failed validation: ${first?.message ?? 'not valid'}${at}`);
};

interface Plain<T> {
  readonly has: (record: NodeRecord) => boolean;
  readonly schema: z.ZodType<T>;
  /** What an absent field means. */
  readonly otherwise: T;
  /** Name of the REST field, where it is another one. */
  readonly field?: string;
}

/** A property that is the REST field of the same meaning; Figma's default is left out of the fields. */
export const plain = <T>(name: string, { has, schema, otherwise, field = name }: Plain<T>): Properties => ({
  [name]: {
    has,
    read: (record) => record.fields[field] ?? otherwise,
    write: (record, value, store) => {
      const next = frozenCopy(checked(schema, value, name));
      store.setField(record, field, next === otherwise ? undefined : next);
    },
  },
});

export const onType =
  (...types: readonly string[]) =>
  ({ type }: NodeRecord): boolean =>
    types.includes(type);

export const isLayer = ({ type }: NodeRecord): boolean => type !== 'DOCUMENT' && type !== 'CANVAS';

const SHAPES = ['RECTANGLE', 'ELLIPSE', 'LINE', 'REGULAR_POLYGON', 'STAR', 'VECTOR', 'BOOLEAN_OPERATION'];
const FRAMES = ['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE'];

export const onFrames = onType(...FRAMES);
/** Layers that are painted. */
export const onPainted = onType(...FRAMES, ...SHAPES, 'TEXT', 'SECTION');
export const onRounded = onType(...FRAMES, 'RECTANGLE', 'REGULAR_POLYGON', 'STAR', 'VECTOR', 'BOOLEAN_OPERATION');
/** Layers of which each corner has a radius of its own. */
export const onCornered = onType(...FRAMES, 'RECTANGLE');

export const finite = z.number();
export const positive = z.number().min(0);
