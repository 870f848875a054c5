import { type Box, box, flag, num } from '../../figma/fields.ts';
import { type FigmaNode, MAX_DEPTH } from '../../figma/raw-node.ts';
import { type Placement, placementOf } from '../../semantic-ast/fields/placement.ts';
import { effectReach, strokeReach } from '../effects/reach.ts';
import type { Matrix } from '../geometry/matrix.ts';

/** The visible layers of a drawing in document order, with where they stand. Same index, same layer. */
export interface FlatTree {
  readonly nodes: readonly FigmaNode[];
  /** Index of the layer around it, -1 at the top. */
  readonly parents: readonly number[];
  readonly placements: readonly Placement[];
  /** Index behind the last layer within. */
  readonly ends: readonly number[];
  /** What the layer and everything in it may paint, on the page; undefined where it has no place. */
  readonly extents: readonly (Box | undefined)[];
  /** Indexes of layers whose children are beyond the depth that is read. */
  readonly cut: readonly number[];
}

/** Their outline is their own; what they are made of is not drawn. */
const drawsChildren = (node: FigmaNode): boolean => node.type !== 'BOOLEAN_OPERATION';

interface Item {
  readonly node: FigmaNode;
  readonly parent: number;
  readonly depth: number;
}

interface Growing {
  readonly nodes: FigmaNode[];
  readonly parents: number[];
  readonly placements: Placement[];
  readonly cut: number[];
}

const pushChildren = (stack: Item[], { node, depth }: Item, index: number): void => {
  const children = node.children ?? [];
  for (let at = children.length - 1; at >= 0; at -= 1) {
    stack.push({ node: children[at] as FigmaNode, parent: index, depth: depth + 1 });
  }
};

interface Reading {
  /** Visible layers, above which nothing is read. */
  readonly most: number;
  /** Layers whose children are not looked at. */
  readonly isLeaf: (node: FigmaNode) => boolean;
  /** Where the layer around the roots stands. */
  readonly around: Placement | null;
}

/** @returns null when there are more visible layers than `most` */
const walk = (roots: readonly FigmaNode[], { most, isLeaf, around }: Reading): Growing | null => {
  const grown: Growing = { nodes: [], parents: [], placements: [], cut: [] };
  const stack: Item[] = [...roots].reverse().map((node) => ({ node, parent: -1, depth: 0 }));
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, parent, depth } = item;
    if (flag(node, 'visible') === false) continue;
    const index = grown.nodes.length;
    if (index >= most) return null;
    grown.nodes.push(node);
    grown.parents.push(parent);
    grown.placements.push(placementOf(node, grown.placements[parent] ?? around));
    if (!drawsChildren(node) || isLeaf(node)) continue;
    if (depth < MAX_DEPTH) pushChildren(stack, item, index);
    else if ((node.children?.length ?? 0) > 0) grown.cut.push(index);
  }
  return grown;
};

const unite = (a: Box | undefined, b: Box | undefined): Box | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
};

/** Bounds of a placed rectangle on the page. */
export const boundsOf = ({ x, y, width, height, linear: [a, b, c, d] }: Placement): Box => {
  const w = Math.abs(a) * width + Math.abs(b) * height;
  const h = Math.abs(c) * width + Math.abs(d) * height;
  return { x: x - w / 2, y: y - h / 2, width: w, height: h };
};

export const hasPlace = (node: FigmaNode): boolean =>
  box(node) !== undefined || Array.isArray(node['relativeTransform']);

const ownExtent = (node: FigmaNode, placement: Placement): Box | undefined => {
  if (!hasPlace(node)) return undefined;
  return widened(boundsOf(placement), strokeReach(node));
};

export const widened = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** From the leaves up: a layer that clips reaches as far as itself, any other as far as what is in it. */
const measure = ({ nodes, parents, placements }: Growing): { ends: number[]; extents: (Box | undefined)[] } => {
  const ends = nodes.map((_, index) => index + 1);
  const extents = nodes.map((node, index) => ownExtent(node, placements[index] as Placement));
  const inner: (Box | undefined)[] = nodes.map(() => undefined);
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index] as FigmaNode;
    const clips = flag(node, 'clipsContent') === true;
    const whole = clips ? extents[index] : unite(extents[index], inner[index]);
    extents[index] = whole && widened(whole, effectReach(node));
    const parent = parents[index] as number;
    if (parent < 0) continue;
    ends[parent] = Math.max(ends[parent] as number, ends[index] as number);
    inner[parent] = unite(inner[parent], extents[index]);
  }
  return { ends, extents };
};

/**
 * The visible layers below the roots, flat, so that no depth of nesting can exhaust the call stack.
 * @returns null when there are too many
 */
export const flattenTree = (roots: readonly FigmaNode[], reading: Reading): FlatTree | null => {
  const grown = walk(roots, reading);
  return grown === null ? null : { ...grown, ...measure(grown) };
};

/** From the layer's own coordinates to those of the picture. */
export const matrixOf = ({ x, y, width, height, linear: [a, b, c, d] }: Placement, origin: Box): Matrix => [
  a,
  c,
  b,
  d,
  x - (a * width + b * height) / 2 - origin.x,
  y - (c * width + d * height) / 2 - origin.y,
];

/** Opacity of a layer between 0 and 1. */
export const opacityOf = (node: FigmaNode): number => Math.max(0, Math.min(1, num(node, 'opacity') ?? 1));
