import { canHaveChildren, type Geometry, type NodeRecord, type RestFields } from '../nodes/node-record.ts';
import { containerOf, type Matrix } from '../nodes/transform.ts';
import type { Store } from '../store.ts';
import type { StyleBook } from '../styles/style-book.ts';
import type { CollectionRecord, VariableBook, VariableRecord } from '../variables/variable-book.ts';

type Rest = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Rest =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const boxOf = (value: unknown): Box | null =>
  isRecord(value)
    ? { x: number(value['x']), y: number(value['y']), width: number(value['width']), height: number(value['height']) }
    : null;

/** Sides of a turned box, from the upright one around it. */
const turnedSize = ({ width, height }: Box, degrees: number): { width: number; height: number } => {
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const det = c * c - s * s;
  // At 45 degrees every box of the same sum fits: a square is taken.
  if (Math.abs(det) < 1e-6) return { width: (width + height) / 2 / (c + s), height: (width + height) / 2 / (c + s) };
  return { width: Math.abs((width * c - height * s) / det), height: Math.abs((height * c - width * s) / det) };
};

const isMatrix = (value: unknown): value is Matrix =>
  Array.isArray(value) && value.length === 2 && value.every((row) => Array.isArray(row) && row.length === 3);

/** Place and size of a layer in its container, whose upright box on the page is `around`. */
const geometryOf = (node: Rest, around: Box | null): Geometry => {
  const { relativeTransform, size } = node;
  if (isMatrix(relativeTransform) && isRecord(size)) {
    const [[a, , x], [b, , y]] = relativeTransform;
    const rotation = (-Math.atan2(b, a) * 180) / Math.PI;
    return {
      x,
      y,
      width: number(size['x']),
      height: number(size['y']),
      rotation: Math.abs(rotation) < 1e-9 ? 0 : rotation,
    };
  }
  const box = boxOf(node['absoluteBoundingBox']) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [box.x - (around?.x ?? 0), box.y - (around?.y ?? 0)];
  // Turned in radians there.
  const rotation = (number(node['rotation']) * 180) / Math.PI;
  if (rotation === 0) return { x, y, width: box.width, height: box.height, rotation: 0 };
  const turned = turnedSize(box, rotation);
  const angle = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = {
    x: x + box.width / 2 - (cos * turned.width + sin * turned.height) / 2,
    y: y + box.height / 2 - (-sin * turned.width + cos * turned.height) / 2,
  };
  return { ...corner, ...turned, rotation };
};

const STRUCTURE = new Set(['id', 'type', 'children']);

const fieldsOf = (node: Rest): RestFields =>
  Object.fromEntries(Object.entries(node).filter(([name]) => !STRUCTURE.has(name)));

const boxAround = (record: NodeRecord, boxes: ReadonlyMap<NodeRecord, Box | null>): Box | null => {
  const container = containerOf(record);
  return container === null || container.type === 'CANVAS' ? null : (boxes.get(container) ?? null);
};

/** Hangs a layer of a body below a parent, with all that lies in it. */
const adopt = (store: Store, top: Rest, parent: NodeRecord): NodeRecord => {
  const boxes = new Map<NodeRecord, Box | null>();
  const start: [Rest, NodeRecord][] = [[top, parent]];
  let first: NodeRecord | null = null;
  for (let next = start.pop(); next !== undefined; next = start.pop()) {
    const [node, under] = next;
    const type = String(node['type'] ?? 'UNKNOWN');
    const record: NodeRecord = {
      id: String(node['id'] ?? store.newId()),
      type,
      parent: under,
      children: canHaveChildren(type) ? [] : null,
      fields: fieldsOf(node),
      geometry: { x: 0, y: 0, width: 0, height: 0, rotation: 0 },
      moved: false,
    };
    under.children?.push(record);
    boxes.set(record, boxOf(node['absoluteBoundingBox']));
    record.geometry = geometryOf(node, boxAround(record, boxes));
    store.adopt(record);
    first ??= record;
    const children = Array.isArray(node['children']) ? node['children'].filter(isRecord) : [];
    start.push(...children.toReversed().map((child): [Rest, NodeRecord] => [child, record]));
  }
  return first as NodeRecord;
};

const nodesOf = (body: Rest): Rest[] => {
  if (isRecord(body['document'])) return [body['document']];
  if (isRecord(body['nodes']))
    return Object.values(body['nodes']).flatMap((entry) =>
      isRecord(entry) && isRecord(entry['document']) ? [entry['document']] : [],
    );
  return [body];
};

const pagesOf = (body: Rest): Rest[] => {
  const nodes = nodesOf(body);
  const pages = nodes.flatMap((node) => {
    if (node['type'] === 'DOCUMENT') return (node['children'] as Rest[] | undefined) ?? [];
    return node['type'] === 'CANVAS' ? [node] : [];
  });
  const loose = nodes.filter(({ type }) => type !== 'DOCUMENT' && type !== 'CANVAS');
  return loose.length === 0 ? pages : [...pages, { id: '0:1', type: 'CANVAS', name: 'Page 1', children: loose }];
};

const headsOf = (body: Rest): Rest[] =>
  isRecord(body['nodes']) ? [body, ...Object.values(body['nodes']).filter(isRecord)] : [body];

/** Loads the body of `GET /v1/files/:key` or of `/nodes`, or one layer of them, into an empty document. */
export const loadRest = (store: Store, body: Rest): void => {
  for (const head of headsOf(body))
    for (const name of ['components', 'componentSets', 'styles'] as const)
      if (isRecord(head[name])) Object.assign(store.heads[name], head[name]);
  for (const page of pagesOf(body)) adopt(store, page, store.root);
};

/** Loads the body of `GET /v1/files/:key/variables/local`. */
export const loadVariables = (book: VariableBook, body: Rest): void => {
  const meta = isRecord(body['meta']) ? body['meta'] : {};
  for (const [id, value] of Object.entries((meta['variableCollections'] ?? {}) as Record<string, CollectionRecord>))
    book.collections.set(id, { ...value });
  for (const [id, value] of Object.entries((meta['variables'] ?? {}) as Record<string, VariableRecord>))
    book.variables.set(id, { ...value });
};

const KINDS = { FILL: 'PAINT', TEXT: 'TEXT', EFFECT: 'EFFECT', GRID: 'GRID' } as const;

/** Loads the styles that the head of a file names; what they look like is not there, only who has them. */
export const loadStyles = (book: StyleBook, body: Rest): void => {
  for (const [id, value] of Object.entries((body['styles'] ?? {}) as Record<string, Rest>)) {
    const type = KINDS[String(value['styleType']) as keyof typeof KINDS] ?? 'PAINT';
    const name = String(value['name'] ?? '');
    const start = type === 'TEXT' ? {} : [];
    book.styles.set(id, {
      id,
      type,
      remote: value['remote'] === true,
      name,
      description: String(value['description'] ?? ''),
      value: start,
    });
  }
};
