import { px } from './matrix.ts';
import type { Size } from './outline.ts';

const MOST_CORNERS = 200;

/** Share of the outer radius at which the inner corners of a new star lie: those of a pentagram. */
export const STAR_RATIO = 0.381966;

type Point = readonly [x: number, y: number];

const ring = (corners: number, { width, height }: Size, share: (corner: number) => number): readonly Point[] =>
  Array.from({ length: corners }, (_, corner): Point => {
    const angle = (corner / corners) * 2 * Math.PI - Math.PI / 2;
    return [(width / 2) * (1 + share(corner) * Math.cos(angle)), (height / 2) * (1 + share(corner) * Math.sin(angle))];
  });

const toward = ([x, y]: Point, [tx, ty]: Point, by: number): Point => {
  const far = Math.hypot(tx - x, ty - y);
  const share = far > 0 ? by / far : 0;
  return [x + (tx - x) * share, y + (ty - y) * share];
};

const written = ([x, y]: Point): string => `${px(x)} ${px(y)}`;

/** How far from a corner the arc of a radius begins; at most half of the shorter side. */
const cutOf = (
  [before, corner, after]: readonly [Point, Point, Point],
  radius: number,
): { cut: number; radius: number } => {
  const a = Math.atan2(before[1] - corner[1], before[0] - corner[0]);
  const b = Math.atan2(after[1] - corner[1], after[0] - corner[0]);
  const half = Math.abs(Math.atan2(Math.sin(b - a), Math.cos(b - a))) / 2;
  const tangent = Math.tan(half);
  const room =
    Math.min(
      Math.hypot(before[0] - corner[0], before[1] - corner[1]),
      Math.hypot(after[0] - corner[0], after[1] - corner[1]),
    ) / 2;
  const cut = tangent > 1e-6 ? Math.min(room, radius / tangent) : 0;
  return { cut, radius: cut * tangent };
};

/** A closed line through the points, each of its corners rounded, those that point inwards too. */
const rounded = (points: readonly Point[], radius: number): string => {
  if (radius <= 0) return `M${points.map(written).join('L')}z`;
  const parts = points.map((corner, index) => {
    const before = points.at(index - 1) as Point;
    const after = points[(index + 1) % points.length] as Point;
    const { cut, radius: fitting } = cutOf([before, corner, after], radius);
    const turn = (corner[0] - before[0]) * (after[1] - corner[1]) - (corner[1] - before[1]) * (after[0] - corner[0]);
    const arc = `A${px(fitting)} ${px(fitting)} 0 0 ${turn > 0 ? 1 : 0} ${written(toward(corner, after, cut))}`;
    return `${written(toward(corner, before, cut))}${arc}`;
  });
  return `M${parts.join('L')}z`;
};

const bounded = (corners: number): number => Math.max(3, Math.min(MOST_CORNERS, Math.round(corners)));

/** Corners lie on the ellipse of the box, the first at the top. */
export const polygonPath = (size: Size, corners: number, radius = 0): string =>
  rounded(
    ring(bounded(corners), size, () => 1),
    radius,
  );

interface Star {
  readonly points: number;
  /** Where the inner corners lie, as a share of the outer radius. */
  readonly ratio: number;
  readonly radius: number;
}

export const starPath = (size: Size, { points, ratio, radius }: Star): string => {
  const inner = Math.max(0, Math.min(1, ratio));
  return rounded(
    ring(2 * bounded(points), size, (corner) => (corner % 2 === 0 ? 1 : inner)),
    radius,
  );
};

/** The shares of its box that a polygon of so many corners fills. */
const fillOf = (corners: number): Size => {
  const xs = ring(corners, { width: 1, height: 1 }, () => 1);
  const [left, right] = [Math.min(...xs.map(([x]) => x)), Math.max(...xs.map(([x]) => x))];
  return { width: right - left, height: Math.max(...xs.map(([, y]) => y)) };
};

/** Shapes with more corners fill their box so evenly that nothing can be told. */
const TOLD = 12;

/**
 * The number of corners again from what the shape fills of its box, since most responses do not say it.
 * `certain` when no other number fills as much.
 */
export const cornersFrom = (drawn: Size, size: Size): { corners: number; certain: boolean } | undefined => {
  const found = Array.from({ length: TOLD - 2 }, (_, index) => index + 3).filter((corners) => {
    const fill = fillOf(corners);
    return (
      Math.abs(fill.width * size.width - drawn.width) < 0.004 * size.width + 0.01 &&
      Math.abs(fill.height * size.height - drawn.height) < 0.004 * size.height + 0.01
    );
  });
  return found[0] === undefined ? undefined : { corners: found[0], certain: found.length === 1 };
};
