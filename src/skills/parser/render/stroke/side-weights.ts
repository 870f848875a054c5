import type { Size } from '../geometry/outline.ts';
import { type Radii, roundedRect } from '../geometry/rounded-rect.ts';

/** Weights of the top, right, bottom and left side. */
export type Sides = readonly [number, number, number, number];

interface SideStroke {
  readonly sides: Sides;
  readonly align: 'INSIDE' | 'CENTER' | 'OUTSIDE';
  readonly radii: Radii;
  readonly smoothing: number;
}

const moved = ({ width, height }: Size, [top, right, bottom, left]: Sides, share: number) => ({
  x: -left * share,
  y: -top * share,
  width: width + (left + right) * share,
  height: height + (top + bottom) * share,
});

/** Corners follow the thinner of their two sides, so that a side without weight leaves no sliver. */
const follow = (radii: Radii, [top, right, bottom, left]: Sides, share: number): Radii => {
  const meet = [Math.min(top, left), Math.min(top, right), Math.min(bottom, right), Math.min(bottom, left)];
  return radii.map((radius, corner) =>
    radius > 0 ? Math.max(0, radius + (meet[corner] ?? 0) * share) : 0,
  ) as unknown as Radii;
};

/** The area between the outer and the inner edge of a stroke whose sides have their own weights; fill rule `evenodd`. */
export const sidesPath = (size: Size, { sides, align, radii, smoothing }: SideStroke): string => {
  const [outer, inner] = align === 'INSIDE' ? [0, -1] : align === 'OUTSIDE' ? [1, 0] : [0.5, -0.5];
  return [outer, inner]
    .map((share) => roundedRect(moved(size, sides, share), follow(radii, sides, share), smoothing))
    .join('');
};
