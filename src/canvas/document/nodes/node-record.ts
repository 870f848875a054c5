/** Fields of a layer as Figma's REST API names them, but for those below. */
export type RestFields = Record<string, unknown>;

/** Where a layer stands in its parent: upper left corner before its own turn, size, and the turn in degrees, counterclockwise. */
export interface Geometry {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
}

/** One layer of the document. Changed by the document's history alone. */
export interface NodeRecord {
  readonly id: string;
  readonly type: string;
  parent: NodeRecord | null;
  /** Null for layers that can have none. */
  readonly children: NodeRecord[] | null;
  fields: RestFields;
  geometry: Geometry;
  /** Its place or size is no longer what its REST fields say. */
  moved: boolean;
}

const PARENTS = new Set([
  'DOCUMENT',
  'CANVAS',
  'FRAME',
  'GROUP',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'SECTION',
  'BOOLEAN_OPERATION',
]);

export const canHaveChildren = (type: string): boolean => PARENTS.has(type);

/** Frames lay out or hold children in a box of their own; groups are as large as what lies in them. */
export const isFrame = ({ type }: NodeRecord): boolean =>
  type === 'FRAME' || type === 'COMPONENT' || type === 'COMPONENT_SET' || type === 'INSTANCE';

export const pageOf = (record: NodeRecord): NodeRecord | null => {
  for (let at: NodeRecord | null = record; at !== null; at = at.parent) if (at.type === 'CANVAS') return at;
  return null;
};

/** Depth first, parents before their children; `record` itself is left out. */
export function* descendants(record: NodeRecord): Generator<NodeRecord> {
  const stack = [...(record.children ?? [])].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    stack.push(...[...(node.children ?? [])].reverse());
  }
}

export const isWithin = (record: NodeRecord, ancestor: NodeRecord): boolean => {
  for (let at: NodeRecord | null = record; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
};
