/** a, b, c, d, e, f of `x' = a·x + c·y + e`, `y' = b·x + d·y + f`, as SVG writes it. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Undefined when the matrix is flat, or nearly. */
export const invert = ([a, b, c, d, e, f]: Matrix): Matrix | undefined => {
  const det = a * d - b * c;
  if (!(Math.abs(det) > 1e-12)) return undefined;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
};

const rounded = (value: number, factor: number): number => {
  const result = Math.round(value * factor) / factor;
  return Number.isFinite(result) && result !== 0 ? Math.min(1e9, Math.max(-1e9, result)) : 0;
};

/** A length or a place, to a thousandth of a pixel. */
export const px = (value: number): string => String(rounded(value, 1e3));

const factor = (value: number): string => {
  const text = String(rounded(value, 1e6));
  return text.includes('e') ? rounded(value, 1e6).toFixed(6) : text;
};

const isMoveOnly = ([a, b, c, d]: Matrix): boolean =>
  Math.abs(a - 1) < 1e-6 && Math.abs(b) < 1e-6 && Math.abs(c) < 1e-6 && Math.abs(d - 1) < 1e-6;

/** The value of a `transform` attribute. */
export const matrixValue = (m: Matrix): string =>
  isMoveOnly(m)
    ? `translate(${px(m[4])} ${px(m[5])})`
    : `matrix(${factor(m[0])} ${factor(m[1])} ${factor(m[2])} ${factor(m[3])} ${px(m[4])} ${px(m[5])})`;

/** ` transform="…"`, or nothing for the identity. */
export const transformAttribute = (m: Matrix): string =>
  isMoveOnly(m) && Math.abs(m[4]) < 5e-4 && Math.abs(m[5]) < 5e-4 ? '' : ` transform="${matrixValue(m)}"`;
