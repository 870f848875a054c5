import { px } from './matrix.ts';

interface Ellipse {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
}

interface Arc {
  readonly start: number;
  readonly end: number;
  /** Share of the radius that is cut out. */
  readonly inner: number;
}

/** A whole ellipse, from its right end clockwise. */
export const ellipsePath = ({ cx, cy, rx, ry }: Ellipse): string => {
  if (rx <= 0 || ry <= 0) return '';
  const radii = `${px(rx)} ${px(ry)}`;
  return `M${px(cx + rx)} ${px(cy)}A${radii} 0 0 1 ${px(cx - rx)} ${px(cy)}A${radii} 0 0 1 ${px(cx + rx)} ${px(cy)}z`;
};

const point = ({ cx, cy, rx, ry }: Ellipse, angle: number): string =>
  `${px(cx + rx * Math.cos(angle))} ${px(cy + ry * Math.sin(angle))}`;

/** Arcs of at most a third of a turn each, so that no flag has to say which way is meant. */
const sweep = (ellipse: Ellipse, from: number, to: number): string => {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) / 2));
  const flag = to > from ? 1 : 0;
  let d = '';
  for (let step = 1; step <= steps; step += 1) {
    d += `A${px(ellipse.rx)} ${px(ellipse.ry)} 0 0 ${flag} ${point(ellipse, from + ((to - from) * step) / steps)}`;
  }
  return d;
};

const TURN = 2 * Math.PI;

/** A pie, or a ring when something is cut out. Angles in radians, clockwise from the right; beyond a turn they end. */
export const arcPath = (ellipse: Ellipse, { start, end, inner }: Arc): string => {
  const span = Math.max(-TURN, Math.min(TURN, end - start));
  if (ellipse.rx <= 0 || ellipse.ry <= 0 || Math.abs(span) < 1e-6) return '';
  const from = start % TURN;
  const to = from + span;
  const share = Math.max(0, Math.min(1, inner));
  const hole = { ...ellipse, rx: ellipse.rx * share, ry: ellipse.ry * share };
  const isWhole = TURN - Math.abs(span) < 1e-3;
  if (isWhole && share === 0) return ellipsePath(ellipse);
  const outer = `M${point(ellipse, from)}${sweep(ellipse, from, to)}`;
  if (isWhole) return `${outer}zM${point(hole, to)}${sweep(hole, to, from)}z`;
  return share === 0
    ? `${outer}L${px(ellipse.cx)} ${px(ellipse.cy)}z`
    : `${outer}L${point(hole, to)}${sweep(hole, to, from)}z`;
};
