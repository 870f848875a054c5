import { createHistory, type History } from './history.ts';
import {
  canHaveChildren,
  descendants,
  type Geometry,
  isWithin,
  type NodeRecord,
  type RestFields,
} from './nodes/node-record.ts';

/** What the document cannot know by itself. */
export interface DocumentSurroundings {
  /** Size of a text in pixels; lines break at `width`, or nowhere without one. */
  measureText(characters: string, style: Readonly<Record<string, unknown>>, width: number | null): TextSize;
  /** Draws a layer of a REST body as a file; rejects where it cannot. */
  draw(
    rest: Readonly<Record<string, unknown>>,
    as: { format: 'PNG' | 'JPG' | 'SVG' | 'PDF'; scale: number },
  ): Promise<Uint8Array>;
  /** Hash of an image's bytes, 40 hex digits. */
  hashImage(bytes: Uint8Array): string;
}

export interface TextSize {
  readonly width: number;
  readonly height: number;
}

export interface Store {
  readonly history: History;
  readonly root: NodeRecord;
  readonly surroundings: DocumentSurroundings;
  readonly images: Map<string, Uint8Array>;
  /** What the head of a body said of components and styles that may not be in it. */
  readonly heads: { components: RestFields; componentSets: RestFields; styles: RestFields };
  find(id: string): NodeRecord | null;
  /** Every layer that hangs in the document, pages included. */
  all(): Generator<NodeRecord>;
  /** The page that new layers go to. */
  currentPage(): NodeRecord;
  showPage(page: NodeRecord): void;
  newId(): string;
  /** Ids that are given from now on are higher than this. */
  countFrom(last: number): void;
  /** A layer that hangs nowhere yet. */
  create(type: string, fields: RestFields, geometry?: Partial<Geometry>): NodeRecord;
  createWithId(id: string, type: string, fields: RestFields, geometry?: Partial<Geometry>): NodeRecord;
  /** A layer with an id of its own, from a body that was read; not part of any step. */
  adopt(record: NodeRecord): void;
  nameOf(record: NodeRecord): string;
  setField(record: NodeRecord, name: string, value: unknown): void;
  setGeometry(record: NodeRecord, change: Partial<Geometry>): void;
  /** Puts a layer, also one that hangs elsewhere, below a parent. */
  insert(parent: NodeRecord, index: number, child: NodeRecord): void;
  remove(record: NodeRecord): void;
  /** It hangs in the document no more. */
  isGone(record: NodeRecord): boolean;
  /** Layers whose layout is no longer right, since it was last asked. */
  takeUnsettled(): ReadonlySet<NodeRecord>;
}

const FLAT: Geometry = { x: 0, y: 0, width: 0, height: 0, rotation: 0 };

const blank = (id: string, type: string): NodeRecord => ({
  id,
  type,
  parent: null,
  children: canHaveChildren(type) ? [] : null,
  fields: {},
  geometry: FLAT,
  moved: false,
});

const detach = (record: NodeRecord): void => {
  const siblings = record.parent?.children;
  siblings?.splice(siblings.indexOf(record), 1);
  record.parent = null;
};

const attach = (record: NodeRecord, parent: NodeRecord | null, index: number): void => {
  if (parent?.children == null) return;
  parent.children.splice(index, 0, record);
  record.parent = parent;
};

const placeOf = (record: NodeRecord): { parent: NodeRecord | null; index: number } => ({
  parent: record.parent,
  index: record.parent?.children?.indexOf(record) ?? -1,
});

const firstPage = (root: NodeRecord): NodeRecord => {
  const [page] = root.children ?? [];
  if (page === undefined) throw new Error('the document has no page');
  return page;
};

interface Changing {
  readonly history: History;
  /** The layout of a layer may no longer be right. */
  touch(record: NodeRecord | null): void;
}

const moveRecord = (
  { history, touch }: Changing,
  record: NodeRecord,
  to: { parent: NodeRecord | null; index: number },
): void => {
  const before = placeOf(record);
  const put = (place: typeof to) => () => {
    detach(record);
    attach(record, place.parent, place.index);
    touch(before.parent);
    touch(to.parent);
  };
  history.change({ apply: put(to), revert: put(before) });
};

const writeField = (
  { history, touch }: Changing,
  record: NodeRecord,
  [name, value]: readonly [string, unknown],
): void => {
  const before = record.fields[name];
  if (before === value) return;
  const put = (to: unknown) => () => {
    if (to === undefined) delete record.fields[name];
    else record.fields[name] = to;
    touch(record);
  };
  history.change({ apply: put(value), revert: put(before) });
};

const writeGeometry = ({ history, touch }: Changing, record: NodeRecord, change: Partial<Geometry>): void => {
  const before = { geometry: record.geometry, moved: record.moved };
  const isSame = (Object.keys(change) as (keyof Geometry)[]).every((key) => before.geometry[key] === change[key]);
  if (isSame) return;
  const put = (to: typeof before) => () => {
    Object.assign(record, to);
    touch(record);
  };
  history.change({ apply: put({ geometry: { ...before.geometry, ...change }, moved: true }), revert: put(before) });
};

/** Ids and layers of one document, whether they hang in it or not. */
const createRegistry = (root: NodeRecord) => {
  const nodes = new Map<string, NodeRecord>([[root.id, root]]);
  let last = 0;
  const newId = (): string => {
    do last += 1;
    while (nodes.has(`1:${last}`));
    return `1:${last}`;
  };
  const createWithId: Store['createWithId'] = (id, type, fields, geometry = {}) => {
    const record = { ...blank(id, type), fields, geometry: { ...FLAT, ...geometry }, moved: true };
    nodes.set(id, record);
    return record;
  };
  const find = (id: string): NodeRecord | null => {
    const found = nodes.get(id);
    return found === undefined || !isWithin(found, root) ? null : found;
  };
  return {
    newId,
    countFrom: (from: number) => {
      last = from;
    },
    createWithId,
    find,
    create: (type: string, fields: RestFields, geometry?: Partial<Geometry>) =>
      createWithId(newId(), type, fields, geometry),
    adopt: (record: NodeRecord) => void nodes.set(record.id, record),
  };
};

/** The layers of one document and every way to change them. */
export const createStore = (surroundings: DocumentSurroundings): Store => {
  const history = createHistory();
  const root = blank('0:0', 'DOCUMENT');
  let unsettled = new Set<NodeRecord>();
  let shown: NodeRecord | null = null;
  const changing: Changing = {
    history,
    touch: (record) => {
      if (record !== null) unsettled.add(record);
    },
  };
  return {
    ...createRegistry(root),
    history,
    root,
    surroundings,
    images: new Map(),
    heads: { components: {}, componentSets: {}, styles: {} },
    all: () => descendants(root),
    currentPage: () => (shown !== null && isWithin(shown, root) ? shown : firstPage(root)),
    showPage: (page) => {
      shown = page;
    },
    nameOf: ({ fields }) => String(fields['name'] ?? ''),
    setField: (record, name, value) => writeField(changing, record, [name, value]),
    setGeometry: (record, change) => writeGeometry(changing, record, change),
    insert: (parent, index, child) => moveRecord(changing, child, { parent, index }),
    remove: (record) => moveRecord(changing, record, { parent: null, index: -1 }),
    isGone: (record) => !isWithin(record, root),
    takeUnsettled: () => {
      const taken = unsettled;
      unsettled = new Set();
      return taken;
    },
  };
};
