import { settle } from '../layout/auto-layout.ts';
import { isAutoLayout } from '../layout/sizing.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { absoluteMatrix, boundsOf, containerOf, matrixOf } from '../nodes/transform.ts';
import { absoluteBounds, boxOf } from '../properties/layout-properties.ts';
import type { Store } from '../store.ts';

type Rest = Readonly<Record<string, unknown>>;

/** Its box on the page is no longer the one that was loaded: it was moved itself, or what it is counted from. */
const hasMoved = (record: NodeRecord): boolean => {
  if (record.moved) return true;
  const container = containerOf(record);
  if (container !== null && hasMoved(container)) return true;
  return record.type === 'GROUP' && (record.children ?? []).some(hasMoved);
};

const placeOf = (record: NodeRecord): Rest => {
  const box = boxOf(record);
  const bounds = record.type === 'GROUP' ? absoluteBounds(record) : boundsOf(absoluteMatrix(record), record.geometry);
  const turned = record.geometry.rotation === 0 ? {} : { rotation: (record.geometry.rotation * Math.PI) / 180 };
  return {
    absoluteBoundingBox: bounds,
    absoluteRenderBounds: bounds,
    relativeTransform: matrixOf({ ...record.geometry, ...box }),
    size: { x: box.width, y: box.height },
    ...turned,
  };
};

/** What the API always says, also where it is Figma's default. */
const defaultsOf = (record: NodeRecord): Rest => ({
  blendMode: 'PASS_THROUGH',
  ...(record.type === 'CANVAS' || record.type === 'DOCUMENT'
    ? {}
    : {
        constraints: { vertical: 'TOP', horizontal: 'LEFT' },
        fills: [],
        strokes: [],
        strokeWeight: 1,
        strokeAlign: 'INSIDE',
        effects: [],
      }),
  ...(record.children !== null && record.type !== 'CANVAS' ? { clipsContent: false } : {}),
  ...(record.type === 'TEXT' ? { characters: '', style: {}, characterStyleOverrides: [], styleOverrideTable: {} } : {}),
  ...(isAutoLayout(record) ? { layoutWrap: 'NO_WRAP' } : {}),
});

const PLACES = new Set([
  'absoluteBoundingBox',
  'absoluteRenderBounds',
  'relativeTransform',
  'size',
  'rotation',
  'fillGeometry',
  'strokeGeometry',
]);

/** A layer of the document in the words of the REST API. What was loaded and never changed says what it said. */
export const recordToRest = (record: NodeRecord): Rest => {
  const { id, type } = record;
  const children = record.children === null ? {} : { children: record.children.map(recordToRest) };
  const name = { name: record.fields['name'] ?? '' };
  if (type === 'CANVAS' || type === 'DOCUMENT') return { id, ...name, type, ...record.fields, ...children };
  if (!hasMoved(record)) return { id, ...name, type, ...record.fields, ...children };
  const kept = Object.entries(record.fields).filter(([field]) => !PLACES.has(field));
  return { id, ...name, type, ...defaultsOf(record), ...Object.fromEntries(kept), ...placeOf(record), ...children };
};

const metaOf = (record: NodeRecord, from: Rest): Rest => ({
  key: from['key'] ?? `key-${record.id}`,
  name: record.fields['name'] ?? '',
  description: from['description'] ?? '',
  remote: false,
  documentationLinks: [],
});

/** Components and sets among the layers, by id, as the head of a file names them. */
const componentsOf = (records: Iterable<NodeRecord>): { components: Rest; componentSets: Rest } => {
  const components: Record<string, Rest> = {};
  const componentSets: Record<string, Rest> = {};
  for (const record of records) {
    if (record.type === 'COMPONENT_SET') componentSets[record.id] = metaOf(record, record.fields);
    if (record.type !== 'COMPONENT') continue;
    const set = record.parent?.type === 'COMPONENT_SET' ? { componentSetId: record.parent.id } : {};
    components[record.id] = { ...metaOf(record, record.fields), ...set };
  }
  return { components, componentSets };
};

/** Components that a layer holds or is made of, with their sets. */
const usedIn = (store: Store, top: NodeRecord): { records: NodeRecord[]; ids: ReadonlySet<string> } => {
  const ids = new Set<string>();
  const stack = [top];
  for (let record = stack.pop(); record !== undefined; record = stack.pop()) {
    const { componentId } = record.fields;
    for (const id of [record.id, componentId]) if (typeof id === 'string') ids.add(id);
    stack.push(...(record.children ?? []));
  }
  const { components } = store.heads;
  for (const id of [...ids]) {
    const set = store.find(id)?.parent;
    if (set?.type === 'COMPONENT_SET') ids.add(set.id);
    const { componentSetId } = (components[id] ?? {}) as { readonly componentSetId?: string };
    if (componentSetId !== undefined) ids.add(componentSetId);
  }
  const found = [...ids].flatMap((id) => store.find(id) ?? []);
  return { records: found.filter((record) => !store.isGone(record)), ids };
};

const only = (heads: Rest, ids: ReadonlySet<string>): Rest =>
  Object.fromEntries([...ids].flatMap((id) => (Object.hasOwn(heads, id) ? [[id, heads[id]]] : [])));

/** The whole document, or one layer of it with the components that it uses, as the body of `GET /v1/files/:key`. */
export const documentToRest = (store: Store, top: NodeRecord = store.root): Rest => {
  settle(store);
  const { heads } = store;
  const used = top === store.root ? null : usedIn(store, top);
  const { components, componentSets } = componentsOf(used === null ? store.all() : used.records);
  return {
    document: recordToRest(top),
    components: { ...components, ...(used === null ? heads.components : only(heads.components, used.ids)) },
    componentSets: { ...componentSets, ...(used === null ? heads.componentSets : only(heads.componentSets, used.ids)) },
    styles: heads.styles,
    schemaVersion: 0,
  };
};
