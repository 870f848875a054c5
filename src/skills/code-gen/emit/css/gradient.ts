import type { Paint } from '#contract/design/semantic-ast';
import { colourText } from './colour.ts';
import { num, percent } from './declarations.ts';
import type { Ink } from './ink.ts';

export type Gradient = Extract<Paint, { kind: 'linear' | 'radial' | 'angular' | 'diamond' }>;
type Point = readonly [number, number];

interface Extent {
  readonly width: number;
  readonly height: number;
}

const TURN = 360;
const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** Handles in pixels of the box; the usual ones of a kind where a design has none. */
const handlesOf = ({ kind, handles }: Gradient, { width, height }: Extent): [Point, Point, Point] => {
  const standard: Point[] =
    kind === 'linear'
      ? [
          [0.5, 0],
          [0.5, 1],
          [0, 0],
        ]
      : [
          [0.5, 0.5],
          [1, 0.5],
          [0.5, 1],
        ];
  const at = (index: number): Point => {
    const [x, y] = handles?.[index] ?? (standard[index] as Point);
    return [x * width, y * height];
  };
  return [at(0), at(1), at(2)];
};

const stopsText = (gradient: Gradient, ink: Ink, place: (at: number) => string): string =>
  gradient.stops
    .map(({ at, color, token }) => {
      const opacity = gradient.opacity ?? 1;
      return `${colourText(token === undefined ? { color, opacity } : { color, token, opacity }, ink)} ${place(at)}`;
    })
    .join(', ');

/** The line from the first handle to the second, told as CSS does: an angle, and places on a line through the middle. */
const linear = (gradient: Gradient, extent: Extent, ink: Ink): string => {
  const [[x1, y1], [x2, y2]] = handlesOf(gradient, extent);
  const { width, height } = extent;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const line = Math.abs(width * ux) + Math.abs(height * uy) || 1;
  const place = (at: number): string => {
    const along = (x1 + at * dx - width / 2) * ux + (y1 + at * dy - height / 2) * uy;
    return percent(along / line + 0.5);
  };
  const angle = (degrees(Math.atan2(dx, -dy)) + TURN) % TURN;
  return `linear-gradient(${num(Math.round(angle * 100) / 100)}deg, ${stopsText(gradient, ink, place)})`;
};

const share = (part: number, whole: number): string => percent(whole === 0 ? 0 : part / whole);

const radial = (gradient: Gradient, extent: Extent, ink: Ink): string => {
  const [center, along, across] = handlesOf(gradient, extent);
  const reach = (to: Point): number => Math.hypot(to[0] - center[0], to[1] - center[1]);
  const isUpright = Math.abs(along[1] - center[1]) > Math.abs(along[0] - center[0]);
  const [rx, ry] = isUpright ? [reach(across), reach(along)] : [reach(along), reach(across)];
  const size = `${share(rx, extent.width)} ${share(ry, extent.height)}`;
  const at = `${share(center[0], extent.width)} ${share(center[1], extent.height)}`;
  return `radial-gradient(${size} at ${at}, ${stopsText(gradient, ink, percent)})`;
};

const angular = (gradient: Gradient, extent: Extent, ink: Ink): string => {
  const [[x, y], [toX, toY]] = handlesOf(gradient, extent);
  const from = (degrees(Math.atan2(toY - y, toX - x)) + 90 + TURN) % TURN;
  const at = `${share(x, extent.width)} ${share(y, extent.height)}`;
  return `conic-gradient(from ${num(Math.round(from * 100) / 100)}deg at ${at}, ${stopsText(gradient, ink, percent)})`;
};

/** Four quarters around the middle, each a linear gradient towards its corner. */
const diamond = (gradient: Gradient, ink: Ink): string => {
  const stops = stopsText(gradient, ink, (at) => percent(at / 2));
  return ['bottom right', 'bottom left', 'top right', 'top left']
    .map((corner) => `linear-gradient(to ${corner}, ${stops}) ${corner} / 50% 50% no-repeat`)
    .join(', ');
};

/** A gradient as a layer of `background`. */
export const gradientText = (gradient: Gradient, extent: Extent, ink: Ink): string => {
  if (gradient.stops.length === 0) return 'none';
  switch (gradient.kind) {
    case 'linear':
      return linear(gradient, extent, ink);
    case 'radial':
      return radial(gradient, extent, ink);
    case 'angular':
      return angular(gradient, extent, ink);
    case 'diamond':
      return diamond(gradient, ink);
  }
};
