import type { SemanticNode } from '#contract/design/semantic-ast';
import { boundsOf, IDENTITY, intersect, type Matrix, multiply, type Rect } from './geometry.ts';

/** One layer of a screen with its place in the screen's own pixels. */
export interface Layer {
  readonly node: SemanticNode;
  /** Place in `LayerIndex.layers`; parents stand before their children, and what lies on top stands later. */
  readonly at: number;
  /** Index of the parent; -1 for the root. */
  readonly parent: number;
  readonly depth: number;
  /** From the layer's own pixels, before it is turned, to those of the screen. */
  readonly matrix: Matrix;
  readonly bounds: Rect;
  /** It or a layer around it is not visible. */
  readonly isHidden: boolean;
  /** What of the screen clipping layers around it leave; null: nothing. Undefined: all. */
  readonly clip: Rect | null | undefined;
}

export interface LayerIndex {
  readonly layers: readonly Layer[];
  readonly byId: ReadonlyMap<string, Layer>;
}

const turnOf = (node: SemanticNode): readonly [number, number, number, number] => {
  if (node.transform) return node.transform;
  if (!node.rotation) return [1, 0, 0, 1];
  const angle = (node.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos, sin, -sin, cos];
};

/** A box is turned around its centre. */
const localMatrix = (node: SemanticNode): Matrix => {
  const { x, y, width, height } = node.box;
  const [a, b, c, d] = turnOf(node);
  const [cx, cy] = [width / 2, height / 2];
  return [a, b, c, d, x + cx - (a * cx + c * cy), y + cy - (b * cx + d * cy)];
};

const clipFor = (parent: Layer | undefined): Rect | null | undefined => {
  if (!parent?.node.clips || parent.clip === null) return parent?.clip;
  return parent.clip === undefined ? parent.bounds : intersect(parent.clip, parent.bounds);
};

const makeLayer = (node: SemanticNode, at: number, parent: Layer | undefined): Layer => {
  const matrix = multiply(parent?.matrix ?? IDENTITY, localMatrix(node));
  return {
    node,
    at,
    parent: parent?.at ?? -1,
    depth: parent ? parent.depth + 1 : 0,
    matrix,
    bounds: boundsOf(matrix, node.box.width, node.box.height),
    isHidden: node.visible === false || (parent?.isHidden ?? false),
    clip: clipFor(parent),
  };
};

/** Lists the layers of a screen with their places. Walks with its own stack, since designs can be deep. */
export const indexLayers = (root: SemanticNode): LayerIndex => {
  const layers: Layer[] = [];
  const byId = new Map<string, Layer>();
  const open: { node: SemanticNode; parent: Layer | undefined }[] = [{ node: root, parent: undefined }];
  for (let next = open.pop(); next; next = open.pop()) {
    const layer = makeLayer(next.node, layers.length, next.parent);
    layers.push(layer);
    byId.set(next.node.id, layer);
    const children = next.node.children ?? [];
    for (let i = children.length - 1; i >= 0; i -= 1) open.push({ node: children[i] as SemanticNode, parent: layer });
  }
  return { layers, byId };
};

/** The layer and those around it, the root first. */
export const pathOf = (index: LayerIndex, id: string): readonly Layer[] => {
  const path: Layer[] = [];
  for (let layer = index.byId.get(id); layer; layer = index.layers[layer.parent]) path.unshift(layer);
  return path;
};

/** As a designer lists them: what is laid out in its order, what lies on top of each other from the front. */
export const listedChildren = (node: SemanticNode): readonly SemanticNode[] => {
  const children = node.children ?? [];
  return node.layout || children.length < 2 ? children : children.toReversed();
};
