import { z } from 'zod';
import { settle } from '../layout/auto-layout.ts';
import { resizeWithConstraints } from '../layout/constraints.ts';
import { boxOf } from '../properties/layout-properties.ts';
import { checked, type Properties } from '../properties/property.ts';
import type { Store } from '../store.ts';
import type { NodeRecord } from './node-record.ts';

/** A layer as a plugin sees it. */
export type Handle = object;

export type Methods = Readonly<Record<string, (record: NodeRecord, ...given: never[]) => unknown>>;

export interface Handles {
  /** Always the same object for the same layer. */
  of(record: NodeRecord): Handle;
  /** The layer behind an object. @throws Error for anything else, and for a layer that was removed */
  record(handle: unknown, method: string): NodeRecord;
}

export interface HandleParts {
  readonly store: Store;
  readonly properties: Properties;
  /** Methods for each kind of layer. */
  methodsOf(type: string): Methods;
}

const gone = (record: NodeRecord, name: string): never => {
  throw new Error(`in ${name}: The node with id "${record.id}" does not exist`);
};

/** Makes objects of layers: their properties are those that the layer's type has, as in the Plugin API. */
export const createHandles = ({ store, properties, methodsOf }: HandleParts): Handles => {
  const handles = new Map<NodeRecord, Handle>();
  const records = new WeakMap<Handle, NodeRecord>();
  const define = (handle: Handle, record: NodeRecord): void => {
    for (const [name, property] of Object.entries(properties)) {
      if (!property.has(record)) continue;
      const { write } = property;
      Object.defineProperty(handle, name, {
        enumerable: true,
        configurable: true,
        get: () => {
          if (store.isGone(record) && name !== 'id' && name !== 'removed') return gone(record, `get_${name}`);
          settle(store);
          return property.read(record, store);
        },
        set: (value: unknown) => {
          if (store.isGone(record)) return gone(record, `set_${name}`);
          if (write === undefined) throw new Error(`in set_${name}: no setter for property`);
          return write(record, value, store);
        },
      });
    }
    for (const [name, method] of Object.entries(methodsOf(record.type)))
      Object.defineProperty(handle, name, {
        configurable: true,
        value: (...given: never[]) => (store.isGone(record) ? gone(record, name) : method(record, ...given)),
      });
  };
  return {
    of: (record) => {
      const known = handles.get(record);
      if (known !== undefined) return known;
      const handle = {};
      define(handle, record);
      // A property that does not exist is a mistake of the script, not a new field.
      Object.preventExtensions(handle);
      handles.set(record, handle);
      records.set(handle, record);
      return handle;
    },
    record: (handle, method) => {
      const record = typeof handle === 'object' && handle !== null ? records.get(handle) : undefined;
      if (record === undefined)
        throw new Error(`in ${method}: Expected node, got ${handle === null ? 'null' : typeof handle}`);
      return store.isGone(record) ? gone(record, method) : record;
    },
  };
};

const size = z.number().min(0.01);
/** A line has no height. */
const flat = z.literal(0);

const resizeTo = (
  record: NodeRecord,
  width: unknown,
  height: unknown,
  store: Store,
): { width: number; height: number } => {
  const to = {
    width: checked(size, width, 'width'),
    height: checked(record.type === 'LINE' ? flat : size, height, 'height'),
  };
  const { fields } = record;
  const before = boxOf(record);
  // What is given a size keeps it.
  if (to.width !== before.width && fields['layoutSizingHorizontal'] !== undefined)
    store.setField(record, 'layoutSizingHorizontal', 'FIXED');
  if (to.height !== before.height && fields['layoutSizingVertical'] !== undefined)
    store.setField(record, 'layoutSizingVertical', 'FIXED');
  return to;
};

/** `resize` lets what is inside follow by its constraints, `resizeWithoutConstraints` does not. */
export const resizeMethods = (store: Store): Methods => ({
  resize: (record, width: never, height: never) => {
    settle(store);
    const to = resizeTo(record, width, height, store);
    resizeWithConstraints(record, to, store);
    if (record.type !== 'TEXT') return;
    const style = (record.fields['style'] ?? {}) as Record<string, unknown>;
    store.setField(
      record,
      'style',
      Object.freeze({
        ...style,
        textAutoResize: style['textAutoResize'] === 'WIDTH_AND_HEIGHT' ? 'HEIGHT' : style['textAutoResize'],
      }),
    );
  },
  resizeWithoutConstraints: (record, width: never, height: never) => {
    settle(store);
    store.setGeometry(record, resizeTo(record, width, height, store));
  },
});
