import { px } from './matrix.ts';
import type { Size } from './outline.ts';

const MOST_CORNERS = 200;

/** Share of the outer radius at which the inner corners of a new star lie: those of a pentagram. */
export const STAR_RATIO = 0.381966;

const ring = (corners: number, { width, height }: Size, share: (corner: number) => number): string => {
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = (corner / corners) * 2 * Math.PI - Math.PI / 2;
    const x = (width / 2) * (1 + share(corner) * Math.cos(angle));
    const y = (height / 2) * (1 + share(corner) * Math.sin(angle));
    return `${px(x)} ${px(y)}`;
  });
  return `M${points.join('L')}z`;
};

const bounded = (corners: number): number => Math.max(3, Math.min(MOST_CORNERS, Math.round(corners)));

/** Corners lie on the ellipse of the box, the first at the top. */
export const polygonPath = (size: Size, corners: number): string => ring(bounded(corners), size, () => 1);

export const starPath = (size: Size, points: number, ratio: number): string =>
  ring(2 * bounded(points), size, (corner) => (corner % 2 === 0 ? 1 : Math.max(0, Math.min(1, ratio))));
