import { px } from './matrix.ts';
import type { Size } from './outline.ts';

/** Top left, top right, bottom right, bottom left. */
export type Radii = readonly [number, number, number, number];

export interface RectBox extends Size {
  readonly x: number;
  readonly y: number;
}

/** How the curve of one corner runs, measured from the corner along either side. */
interface Corner {
  /** Where the curve leaves the side. */
  readonly reach: number;
  /** The two control points of the easing part, and its end beside the side and away from it. */
  readonly ease: readonly [number, number, number, number];
  readonly radius: number;
  /** Both ways across the arc in the middle. */
  readonly chord: number;
}

/** Radii that fit: neighbours on a side are scaled down together, as CSS and Figma do. */
export const fittingRadii = (radii: Radii, { width, height }: Size): Radii => {
  const [a, b, c, d] = radii.map((radius) => Math.max(0, radius)) as unknown as Radii;
  const sides = [
    [width, a + b],
    [height, b + c],
    [width, c + d],
    [height, d + a],
  ] as const;
  const scale = Math.min(1, ...sides.map(([side, sum]) => (sum > 0 ? side / sum : 1)));
  return [a * scale, b * scale, c * scale, d * scale];
};

/**
 * A corner that eases into its side: the arc keeps `90°·(1 - smoothing)`, the rest becomes a Bézier on either side.
 * The curve needs `(1 + smoothing)·radius` of the side; with less room the smoothing shrinks.
 */
const cornerOf = (radius: number, smoothing: number, room: number): Corner => {
  const s = radius <= 0 ? 0 : Math.max(0, Math.min(smoothing, room / radius - 1));
  const arc = (Math.PI / 2) * (1 - s);
  const chord = Math.SQRT2 * radius * Math.sin(arc / 2);
  const turn = (Math.PI / 4) * s;
  const tangent = radius * Math.tan(turn / 2);
  const along = tangent * Math.cos(turn);
  const away = tangent * Math.sin(turn);
  const reach = radius * (1 + s);
  const third = (reach - chord - along - away) / 3;
  return { reach, ease: [2 * third, third, along, away], radius, chord };
};

/** Relative commands of one corner in the directions `u` (the way we come) and `v` (the way we go on). */
const cornerCommands = (corner: Corner, u: readonly [number, number], v: readonly [number, number]): string => {
  const at = (p: number, q: number): string => `${px(u[0] * p + v[0] * q)} ${px(u[1] * p + v[1] * q)}`;
  const { ease, radius, chord, reach } = corner;
  if (radius <= 0) return '';
  if (Math.abs(reach - radius) < 1e-9) return `a${px(radius)} ${px(radius)} 0 0 1 ${at(radius, radius)}`;
  const [a, b, c, d] = ease;
  return (
    `c${at(a, 0)} ${at(a + b, 0)} ${at(a + b + c, d)}` +
    `a${px(radius)} ${px(radius)} 0 0 1 ${at(chord, chord)}` +
    `c${at(d, c)} ${at(d, b + c)} ${at(d, a + b + c)}`
  );
};

/** A rectangle with its corners, clockwise from the end of the top left one. */
export const roundedRect = ({ x, y, width, height }: RectBox, radii: Radii, smoothing = 0): string => {
  if (width <= 0 || height <= 0) return '';
  if (radii.every((radius) => radius <= 0)) return `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;
  const fit = fittingRadii(radii, { width, height });
  const room = Math.min(width, height) / 2;
  const [tl, tr, br, bl] = fit.map((radius) =>
    cornerOf(radius, smoothing, Math.max(room, radius)),
  ) as unknown as readonly [Corner, Corner, Corner, Corner];
  const right = x + width;
  const bottom = y + height;
  return (
    `M${px(x + tl.reach)} ${px(y)}H${px(right - tr.reach)}${cornerCommands(tr, [1, 0], [0, 1])}` +
    `V${px(bottom - br.reach)}${cornerCommands(br, [0, 1], [-1, 0])}` +
    `H${px(x + bl.reach)}${cornerCommands(bl, [-1, 0], [0, -1])}` +
    `V${px(y + tl.reach)}${cornerCommands(tl, [0, -1], [1, 0])}z`
  );
};
