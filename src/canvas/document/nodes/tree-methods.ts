import { settle } from '../layout/auto-layout.ts';
import { boxOf, moveBy } from '../properties/layout-properties.ts';
import type { Store } from '../store.ts';
import type { Handle, Handles, Methods } from './handles.ts';
import { descendants, isWithin, type NodeRecord } from './node-record.ts';
import { containerOf } from './transform.ts';

interface Tree {
  readonly store: Store;
  readonly handles: () => Handles;
}

const originOf = (record: NodeRecord | null): { x: number; y: number } => {
  let [x, y] = [0, 0];
  for (let at = record; at !== null && at.type !== 'CANVAS' && at.type !== 'DOCUMENT'; at = containerOf(at)) {
    x += at.geometry.x;
    y += at.geometry.y;
  }
  return { x, y };
};

const refuse = (parent: NodeRecord, child: NodeRecord, method: string): void => {
  const fail = (why: string): never => {
    throw new Error(`in ${method}: ${why}`);
  };
  if (isWithin(parent, child)) fail('Cannot move node inside itself or one of its descendants');
  if (parent.type === 'INSTANCE' || insideInstance(parent))
    fail('Cannot move node. New parent is an instance or is inside of an instance');
  if (insideInstance(child)) fail('Cannot move node. The node is inside of an instance');
  if (child.type === 'CANVAS' && parent.type !== 'DOCUMENT')
    fail('The root node can only have children of type PageNode');
  if (child.type !== 'CANVAS' && parent.type === 'DOCUMENT')
    fail('The root node can only have children of type PageNode');
};

/** Layers of an instance come from its component: they can be changed, and neither moved nor removed. */
export const insideInstance = (record: NodeRecord): boolean => {
  for (let at = record.parent; at !== null; at = at.parent) if (at.type === 'INSTANCE') return true;
  return false;
};

/** Puts a layer below a parent; its x and y are kept, as the Plugin API keeps them, also when it comes from elsewhere. */
export const insertChild = (store: Store, parent: NodeRecord, index: number, child: NodeRecord): void => {
  refuse(parent, child, 'insertChild');
  const last = (parent.children?.length ?? 0) - (child.parent === parent ? 1 : 0);
  if (index < 0 || index > last) throw new Error(`in insertChild: Index ${index} is out of range 0 to ${last}`);
  store.insert(parent, index, child);
};

const copyOf = (store: Store, record: NodeRecord): NodeRecord => {
  // A copy of a component is an instance of it in the window, and a component of its own by the API.
  const copy = store.create(record.type, { ...record.fields }, record.geometry);
  for (const child of record.children ?? []) {
    const inner = copyOf(store, child);
    inner.parent = copy;
    copy.children?.push(inner);
  }
  return copy;
};

const queries = ({ handles }: Tree): Methods => {
  const handle = (record: NodeRecord): Handle => handles().of(record);
  const matches = (record: NodeRecord, test: (node: Handle) => boolean): Handle[] =>
    [...descendants(record)].map(handle).filter((node) => test(node));
  const always = (): boolean => true;
  return {
    findAll: (record, test?: never) => matches(record, test ?? always),
    findOne: (record, test: never) => matches(record, test)[0] ?? null,
    findChildren: (record, test?: never) => (record.children ?? []).map(handle).filter(test ?? always),
    findChild: (record, test: never) => (record.children ?? []).map(handle).find(test) ?? null,
    findAllWithCriteria: (record: NodeRecord, criteria: never) => {
      const { types } = criteria as { types?: readonly string[] };
      const wanted = types === undefined ? null : new Set(types.map((type) => (type === 'PAGE' ? 'CANVAS' : type)));
      return [...descendants(record)].filter(({ type }) => wanted?.has(type) !== false).map(handle);
    },
  };
};

const children = ({ store, handles }: Tree): Methods => ({
  appendChild: (record, child: never) => {
    const node = handles().record(child, 'appendChild');
    const end = (record.children?.length ?? 0) - (node.parent === record ? 1 : 0);
    insertChild(store, record, end, node);
  },
  insertChild: (record, index: never, child: never) =>
    insertChild(store, record, Number(index), handles().record(child, 'insertChild')),
});

const own = ({ store, handles }: Tree): Methods => ({
  remove: (record) => {
    if (insideInstance(record)) throw new Error('in remove: Removing this node is not allowed');
    const group = record.parent;
    store.remove(record);
    // A group of nothing is none.
    if (group?.type === 'GROUP' && group.children?.length === 0) store.remove(group);
  },
  clone: (record: NodeRecord) => {
    settle(store);
    const copy = copyOf(store, record);
    const parent = record.parent;
    if (parent !== null) store.insert(parent, parent.children?.length ?? 0, copy);
    return handles().of(copy);
  },
  toString: (record: NodeRecord) => `[object ${record.type}]`,
});

/** Methods of the tree, for layers with and without children. */
export const treeMethods = (tree: Tree): { readonly own: Methods; readonly parents: Methods } => ({
  own: own(tree),
  parents: { ...queries(tree), ...children(tree) },
});

/** Puts layers of one page into a new group below a parent; they stay where they are on the page. */
export const groupRecords = (
  store: Store,
  records: readonly NodeRecord[],
  parent: NodeRecord,
  index?: number,
): NodeRecord => {
  if (records.length === 0) throw new Error('in group: First argument must be an array of at least one node');
  settle(store);
  const group = store.create('GROUP', { name: 'Group' });
  const target = originOf(parent.type === 'GROUP' ? containerOf(parent) : parent);
  store.insert(parent, index ?? parent.children?.length ?? 0, group);
  for (const record of records) {
    refuse(group, record, 'group');
    const from = originOf(containerOf(record));
    store.insert(group, group.children?.length ?? 0, record);
    moveBy(record, { x: from.x - target.x, y: from.y - target.y }, store);
  }
  store.setGeometry(group, boxOf(group));
  return group;
};

/** Takes a group or frame apart: what is in it lies in its parent, where it was. */
export const ungroupRecord = (store: Store, record: NodeRecord): NodeRecord[] => {
  const { parent } = record;
  if (parent === null) throw new Error('in ungroup: The node has no parent');
  settle(store);
  const by = record.type === 'GROUP' ? { x: 0, y: 0 } : record.geometry;
  let at = parent.children?.indexOf(record) ?? 0;
  const freed = [...(record.children ?? [])];
  for (const child of freed) {
    store.insert(parent, at, child);
    moveBy(child, { x: by.x, y: by.y }, store);
    at += 1;
  }
  store.remove(record);
  return freed;
};
