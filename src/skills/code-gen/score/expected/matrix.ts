import type { SemanticNode } from '#contract/design/semantic-ast';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From the coordinates of a layer's box to those of the screen: a, b, c, d, e, f as in CSS. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const turned = ({ rotation, transform }: SemanticNode): readonly [number, number, number, number] | null => {
  if (transform !== undefined) return transform;
  if (rotation === undefined) return null;
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  return [cos, sin, -sin, cos];
};

/** Where a layer stands, when its parent stands at `parent`. A turn goes around the centre of its box. */
export const placeOf = (node: SemanticNode, parent: Matrix): Matrix => {
  const { x, y, width, height } = node.box;
  const moved = times(parent, [1, 0, 0, 1, x, y]);
  const turn = turned(node);
  if (turn === null) return moved;
  const [cx, cy] = [width / 2, height / 2];
  const around = times([1, 0, 0, 1, cx, cy], [...turn, 0, 0]);
  return times(moved, times(around, [1, 0, 0, 1, -cx, -cy]));
};

/** The smallest upright box around a box of that size. */
export const boundsOf = ([a, b, c, d, e, f]: Matrix, width: number, height: number): Box => {
  const xs = [0, a * width, c * height, a * width + c * height];
  const ys = [0, b * width, d * height, b * width + d * height];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: e + left, y: f + top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
};
