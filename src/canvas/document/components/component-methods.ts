import { z } from 'zod';
import { frozenCopy } from '../frozen.ts';
import type { Handles, Methods } from '../nodes/handles.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { checked, onType, type Properties } from '../properties/property.ts';
import type { Store } from '../store.ts';
import {
  createInstance,
  definitionsOf,
  instanceProperties,
  mainComponentOf,
  setInstanceProperties,
  swapComponent,
  variantOf,
} from './instances.ts';

interface Parts {
  readonly store: Store;
  readonly handles: () => Handles;
}

const kinds = z.enum(['BOOLEAN', 'TEXT', 'INSTANCE_SWAP', 'VARIANT']);
const value = z.union([z.string(), z.boolean()]);

const onDeclaring = onType('COMPONENT', 'COMPONENT_SET');

/** The variant of a set that lies at its top left. */
const defaultVariantOf = ({ children }: NodeRecord): NodeRecord | null =>
  (children ?? [])
    .filter(({ type }) => type === 'COMPONENT')
    .sort(({ geometry: a }, { geometry: b }) => a.y - b.y || a.x - b.x)[0] ?? null;

export const componentProperties = ({ store, handles }: Parts): Properties => ({
  defaultVariant: {
    has: onType('COMPONENT_SET'),
    read: (record) => {
      const found = defaultVariantOf(record);
      return found === null ? null : handles().of(found);
    },
  },
  componentPropertyDefinitions: { has: onDeclaring, read: (record) => frozenCopy(definitionsOf(record, store)) },
  variantProperties: {
    has: onType('COMPONENT', 'INSTANCE'),
    read: (record) => {
      const component = record.type === 'INSTANCE' ? mainComponentOf(store, record) : record;
      const own = component?.parent?.type === 'COMPONENT_SET' ? variantOf(store.nameOf(component)) : null;
      return own === null ? null : frozenCopy(own);
    },
  },
  componentProperties: { has: onType('INSTANCE'), read: (record) => frozenCopy(instanceProperties(store, record)) },
  componentPropertyReferences: {
    has: () => true,
    read: ({ fields }) => frozenCopy(fields['componentPropertyReferences'] ?? null),
    write: (record, given) => {
      const refs = checked(z.record(z.string(), z.string()).nullable(), given, 'componentPropertyReferences');
      store.setField(record, 'componentPropertyReferences', refs === null ? undefined : frozenCopy(refs));
    },
  },
  description: {
    has: onDeclaring,
    read: ({ fields }) => fields['description'] ?? '',
    write: (record, given) => store.setField(record, 'description', checked(z.string(), given, 'description')),
  },
  key: { has: onDeclaring, read: ({ id, fields }) => fields['key'] ?? `key-${id}` },
  remote: { has: onDeclaring, read: () => false },
});

const declaring = ({ store }: Parts): Methods => {
  const set = (record: NodeRecord, next: Record<string, unknown>): void =>
    store.setField(record, 'componentPropertyDefinitions', frozenCopy(next));
  return {
    addComponentProperty: (record, name: never, type: never, defaultValue: never) => {
      const kind = checked(kinds, type, 'addComponentProperty');
      const start = checked(value, defaultValue, 'addComponentProperty');
      const key = kind === 'VARIANT' ? String(name) : `${String(name)}#${store.newId()}`;
      set(record, { ...definitionsOf(record, store), [key]: { type: kind, defaultValue: start } });
      return key;
    },
    editComponentProperty: (record, key: never, change: never) => {
      const known = definitionsOf(record, store)[key];
      if (known === undefined) throw new Error(`in editComponentProperty: no property "${String(key)}"`);
      set(record, { ...definitionsOf(record, store), [key]: { ...known, ...(change as object) } });
      return key;
    },
    deleteComponentProperty: (record, key: never) => {
      const { [key as string]: _gone, ...rest } = definitionsOf(record, store);
      set(record, rest);
    },
  };
};

/** Methods of components, their sets and their instances. */
export const componentMethods = (parts: Parts): { component: Methods; set: Methods; instance: Methods } => {
  const { store, handles } = parts;
  return {
    set: declaring(parts),
    component: {
      ...declaring(parts),
      createInstance: (record) => {
        const instance = createInstance(store, record);
        const page = store.currentPage();
        store.insert(page, page.children?.length ?? 0, instance);
        return handles().of(instance);
      },
      getInstancesAsync: async (record) =>
        [...store.all()].filter(({ fields }) => fields['componentId'] === record.id).map(handles().of),
    },
    instance: {
      getMainComponentAsync: async (record) => {
        const main = mainComponentOf(store, record);
        return main === null ? null : handles().of(main);
      },
      setProperties: (record, values: never) => setInstanceProperties(store, record, values),
      swapComponent: (record, component: never) =>
        swapComponent(store, record, handles().record(component, 'swapComponent')),
      resetOverrides: (record) => {
        const main = mainComponentOf(store, record);
        if (main !== null) swapComponent(store, record, main);
      },
      detachInstance: (record) => {
        const { parent } = record;
        const fields = Object.entries(record.fields).filter(
          ([name]) => name !== 'componentId' && name !== 'componentProperties',
        );
        const frame = store.create('FRAME', Object.fromEntries(fields), record.geometry);
        const at = parent?.children?.indexOf(record) ?? 0;
        if (parent !== null) store.insert(parent, at, frame);
        for (const child of [...(record.children ?? [])]) store.insert(frame, frame.children?.length ?? 0, child);
        store.remove(record);
        return handles().of(frame);
      },
    },
  };
};
