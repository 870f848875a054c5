/** Rectangles and affine matrices in pixels. A matrix is CSS's a, b, c, d, e, f: x' = a x + c y + e, y' = b x + d y + f. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export const multiply = (outer: Matrix, inner: Matrix): Matrix => {
  const [a, b, c, d, e, f] = outer;
  const [a2, b2, c2, d2, e2, f2] = inner;
  return [a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2, a * e2 + c * f2 + e, b * e2 + d * f2 + f];
};

export const applyTo = ([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

/** Null when the matrix flattens everything. */
export const invert = ([a, b, c, d, e, f]: Matrix): Matrix | null => {
  const det = a * d - b * c;
  if (Math.abs(det) < 1e-9) return null;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
};

/** Smallest upright box around a rectangle of this size at 0, 0 after the matrix. */
export const boundsOf = (matrix: Matrix, width: number, height: number): Rect => {
  const [a, b, c, d, e, f] = matrix;
  // Nearly all layers stand upright, and there are thousands of them.
  if (a === 1 && b === 0 && c === 0 && d === 1 && width >= 0 && height >= 0) return { x: e, y: f, width, height };
  const corners = [
    applyTo(matrix, { x: 0, y: 0 }),
    applyTo(matrix, { x: width, y: 0 }),
    applyTo(matrix, { x: 0, y: height }),
    applyTo(matrix, { x: width, y: height }),
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
};

export const contains = (rect: Rect, { x, y }: Point): boolean =>
  x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height;

/** Null when they do not overlap. */
export const intersect = (a: Rect, b: Rect): Rect | null => {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
};
