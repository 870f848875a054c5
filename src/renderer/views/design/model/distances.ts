import type { Rect } from './geometry.ts';

/** A line to draw, from start to end, and the pixels it stands for. */
export interface Distance {
  readonly axis: 'x' | 'y';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly value: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const spanX = ({ x, width }: Rect): Span => ({ start: x, end: x + width });
const spanY = ({ y, height }: Rect): Span => ({ start: y, end: y + height });

/** Where a line across can stand: in the middle of what both share, else in the middle of the first. */
const crossing = (a: Span, b: Span): number => {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return end >= start ? (start + end) / 2 : (a.start + a.end) / 2;
};

/** Pairs of edges to join along one axis: the gap when they lie apart, else edge to edge on both sides. */
const pairs = (a: Span, b: Span): readonly (readonly [number, number])[] => {
  if (a.end <= b.start) return [[a.end, b.start]];
  if (b.end <= a.start) return [[a.start, b.end]];
  return [
    [a.start, b.start],
    [a.end, b.end],
  ];
};

/** Distances from `from` to `to`: to all four sides when one lies in the other, else the gaps between them. */
export const distances = (from: Rect, to: Rect): readonly Distance[] => {
  const [ax, ay, bx, by] = [spanX(from), spanY(from), spanX(to), spanY(to)];
  const [lineX, lineY] = [crossing(ax, bx), crossing(ay, by)];
  const across = pairs(ax, bx).map(
    ([x1, x2]): Distance => ({ axis: 'x', x1, y1: lineY, x2, y2: lineY, value: Math.abs(x2 - x1) }),
  );
  const down = pairs(ay, by).map(
    ([y1, y2]): Distance => ({ axis: 'y', x1: lineX, y1, x2: lineX, y2, value: Math.abs(y2 - y1) }),
  );
  return [...across, ...down].filter(({ value }) => value >= 0.5);
};

/** `16`, `12.5`: at most one decimal. */
export const formatPixels = (value: number): string => String(Math.round(value * 10) / 10);
