import type { Geometry, NodeRecord } from './node-record.ts';

/** Two rows of an affine matrix, as Figma writes it. */
export type Matrix = readonly [readonly [number, number, number], readonly [number, number, number]];

export const multiply = (a: Matrix, b: Matrix): Matrix => {
  const [[a1, a2, a3], [a4, a5, a6]] = a;
  const [[b1, b2, b3], [b4, b5, b6]] = b;
  return [
    [a1 * b1 + a2 * b4, a1 * b2 + a2 * b5, a1 * b3 + a2 * b6 + a3],
    [a4 * b1 + a5 * b4, a4 * b2 + a5 * b5, a4 * b3 + a5 * b6 + a6],
  ];
};

/** Plus is counterclockwise, as in the Plugin API. */
export const matrixOf = ({ x, y, rotation }: Geometry): Matrix => {
  if (rotation === 0)
    return [
      [1, 0, x],
      [0, 1, y],
    ];
  const angle = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    [cos, sin, x],
    [-sin, cos, y],
  ];
};

/** What a layer's place is counted from: groups have no corner of their own. */
export const containerOf = (record: NodeRecord): NodeRecord | null => {
  let at = record.parent;
  while (at !== null && (at.type === 'GROUP' || at.type === 'BOOLEAN_OPERATION')) at = at.parent;
  return at;
};

export const absoluteMatrix = (record: NodeRecord): Matrix => {
  const container = containerOf(record);
  const own = matrixOf(record.geometry);
  return container === null || container.type === 'CANVAS' || container.type === 'DOCUMENT'
    ? own
    : multiply(absoluteMatrix(container), own);
};

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The upright box around a turned one. */
export const boundsOf = ([[a, c, e], [b, d, f]]: Matrix, { width, height }: Pick<Rect, 'width' | 'height'>): Rect => {
  const xs = [0, a * width, c * height, a * width + c * height];
  const ys = [0, b * width, d * height, b * width + d * height];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: e + left, y: f + top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
};

/** The box around several boxes; null for none. */
export const unionOf = (boxes: readonly Rect[]): Rect | null => {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
};
