import { frozenCopy } from '../frozen.ts';
import { isWithin, type NodeRecord } from '../nodes/node-record.ts';
import type { Store } from '../store.ts';

const withoutPrefix = (id: string): string => id.replace(/^I/, '');

/** Copies what lies in a component; the copies are known by both, as `I<instance>;<layer>`. */
const copyInto = (store: Store, instance: NodeRecord, from: NodeRecord, to: NodeRecord): void => {
  for (const child of from.children ?? []) {
    const id = `I${withoutPrefix(instance.id)};${withoutPrefix(child.id)}`;
    const copy = store.createWithId(
      id,
      child.type === 'COMPONENT' ? 'INSTANCE' : child.type,
      { ...child.fields },
      child.geometry,
    );
    copy.parent = to;
    to.children?.push(copy);
    copyInto(store, instance, child, copy);
  }
};

const NOT_TAKEN = new Set(['componentPropertyDefinitions', 'description', 'key', 'name', 'exportSettings']);

const looksOf = (component: NodeRecord): Record<string, unknown> =>
  Object.fromEntries(Object.entries(component.fields).filter(([name]) => !NOT_TAKEN.has(name)));

interface Definition {
  readonly type: 'BOOLEAN' | 'TEXT' | 'INSTANCE_SWAP' | 'VARIANT';
  readonly defaultValue: string | boolean;
  readonly variantOptions?: readonly string[];
}

/** `Size=Small, State=On` → { Size: 'Small', State: 'On' } */
export const variantOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    name.split(',').flatMap((pair) => {
      const [key, ...value] = pair.split('=');
      return value.length === 0 ? [] : [[key?.trim() ?? '', value.join('=').trim()]];
    }),
  );

const setOf = (component: NodeRecord): NodeRecord | null =>
  component.parent?.type === 'COMPONENT_SET' ? component.parent : null;

/** The properties that a component, or the set around it, declares. */
export const definitionsOf = (component: NodeRecord, store: Store): Readonly<Record<string, Definition>> => {
  const holder = component.type === 'COMPONENT_SET' ? component : (setOf(component) ?? component);
  const declared = (holder.fields['componentPropertyDefinitions'] ?? {}) as Record<string, Definition>;
  if (holder.type !== 'COMPONENT_SET') return declared;
  const options = new Map<string, Set<string>>();
  for (const variant of holder.children ?? [])
    for (const [key, value] of Object.entries(variantOf(store.nameOf(variant))))
      options.set(key, (options.get(key) ?? new Set()).add(value));
  const variants = [...options].map(([key, values]): [string, Definition] => {
    const variantOptions = [...values];
    return [key, { type: 'VARIANT', defaultValue: variantOptions[0] ?? '', variantOptions }];
  });
  return { ...declared, ...Object.fromEntries(variants) };
};

export const createInstance = (store: Store, component: NodeRecord): NodeRecord => {
  const fields = {
    ...looksOf(component),
    name: store.nameOf(setOf(component) ?? component),
    componentId: component.id,
  };
  const instance = store.create('INSTANCE', fields, component.geometry);
  copyInto(store, instance, component, instance);
  return instance;
};

export const mainComponentOf = (store: Store, instance: NodeRecord): NodeRecord | null =>
  store.find(String(instance.fields['componentId'] ?? ''));

/** Puts another component behind an instance; what was changed by hand in it is lost, its place and size are not. */
export const swapComponent = (store: Store, instance: NodeRecord, component: NodeRecord): void => {
  for (const child of [...(instance.children ?? [])]) store.remove(child);
  for (const [name, value] of Object.entries(looksOf(component))) store.setField(instance, name, value);
  store.setField(instance, 'componentId', component.id);
  const copies = store.create('FRAME', {});
  copyInto(store, instance, component, copies);
  for (const [index, child] of [...(copies.children ?? [])].entries()) store.insert(instance, index, child);
};

const appliesTo = (instance: NodeRecord, key: string, store: Store): [NodeRecord, string][] => {
  const found: [NodeRecord, string][] = [];
  const walk = (record: NodeRecord): void => {
    const refs = (record.fields['componentPropertyReferences'] ?? {}) as Record<string, string>;
    for (const [field, name] of Object.entries(refs)) if (name === key) found.push([record, field]);
    for (const child of record.children ?? []) walk(child);
  };
  for (const child of instance.children ?? []) if (isWithin(child, store.root)) walk(child);
  return found;
};

const applyValue = (store: Store, [record, field]: [NodeRecord, string], value: string | boolean): void => {
  if (field === 'visible') store.setField(record, 'visible', value === false ? false : undefined);
  if (field === 'characters') store.setField(record, 'characters', String(value));
  const component = field === 'mainComponent' ? store.find(String(value)) : null;
  if (component !== null) swapComponent(store, record, component);
};

const swapVariant = (store: Store, instance: NodeRecord, wanted: Readonly<Record<string, string>>): void => {
  const component = mainComponentOf(store, instance);
  const set = component === null ? null : setOf(component);
  if (component === null || set === null) throw new Error('in setProperties: the instance has no variants');
  const whole = { ...variantOf(store.nameOf(component)), ...wanted };
  const found = (set.children ?? []).find((variant) => {
    const own = variantOf(store.nameOf(variant));
    return Object.entries(whole).every(([key, value]) => own[key] === value);
  });
  if (found === undefined) throw new Error('in setProperties: Unable to find a variant with those property values');
  swapComponent(store, instance, found);
};

/** What the properties of an instance are set to. */
export const instanceProperties = (store: Store, instance: NodeRecord): Record<string, unknown> => {
  const component = mainComponentOf(store, instance);
  const kept = (instance.fields['componentProperties'] ?? {}) as Record<string, unknown>;
  if (component === null) return kept;
  const variant = variantOf(store.nameOf(component));
  const declared = Object.entries(definitionsOf(component, store)).map(([key, { type, defaultValue }]) => {
    const value = type === 'VARIANT' ? (variant[key] ?? defaultValue) : defaultValue;
    return [key, type === 'VARIANT' ? { type, value } : (kept[key] ?? { type, value })];
  });
  return { ...kept, ...Object.fromEntries(declared) };
};

/** @throws Error for a property that the component does not declare */
export const setInstanceProperties = (
  store: Store,
  instance: NodeRecord,
  values: Readonly<Record<string, string | boolean>>,
): void => {
  const component = mainComponentOf(store, instance);
  const declared = component === null ? {} : definitionsOf(component, store);
  const variants: Record<string, string> = {};
  let kept = (instance.fields['componentProperties'] ?? {}) as Record<string, unknown>;
  for (const [key, value] of Object.entries(values)) {
    const definition = declared[key];
    if (definition === undefined)
      throw new Error(`in setProperties: Could not find a component property with name: '${key}'`);
    if (definition.type === 'VARIANT') {
      variants[key] = String(value);
      continue;
    }
    kept = { ...kept, [key]: { type: definition.type, value } };
  }
  if (Object.keys(variants).length > 0) swapVariant(store, instance, variants);
  store.setField(instance, 'componentProperties', frozenCopy(kept));
  for (const [key, { value }] of Object.entries(kept as Record<string, { value: string | boolean }>))
    for (const place of appliesTo(instance, key, store)) applyValue(store, place, value);
};
