/** Outlines as SVG path data of M, L, C and Z only, as Figma writes its geometry. Angles in degrees, clockwise from the x axis. */
export type Point = readonly [number, number];

const KAPPA = 0.5522847498;
const round = (value: number): string => String(Math.round(value * 1000) / 1000);
const at = (...points: readonly Point[]): string => points.map(([x, y]) => `${round(x)} ${round(y)}`).join(' ');

export const move = (point: Point): string => `M ${at(point)}`;
export const line = (point: Point): string => `L ${at(point)}`;
export const curve = (first: Point, second: Point, end: Point): string => `C ${at(first, second, end)}`;
export const joined = (...parts: readonly string[]): string => parts.join(' ');

export const ellipse = (cx: number, cy: number, rx: number, ry: number): string => {
  const [kx, ky] = [rx * KAPPA, ry * KAPPA];
  return joined(
    move([cx + rx, cy]),
    curve([cx + rx, cy + ky], [cx + kx, cy + ry], [cx, cy + ry]),
    curve([cx - kx, cy + ry], [cx - rx, cy + ky], [cx - rx, cy]),
    curve([cx - rx, cy - ky], [cx - kx, cy - ry], [cx, cy - ry]),
    curve([cx + kx, cy - ry], [cx + rx, cy - ky], [cx + rx, cy]),
    'Z',
  );
};

const holeEllipse = (cx: number, cy: number, r: number): string => {
  const k = r * KAPPA;
  return joined(
    move([cx + r, cy]),
    curve([cx + r, cy - k], [cx + k, cy - r], [cx, cy - r]),
    curve([cx - k, cy - r], [cx - r, cy - k], [cx - r, cy]),
    curve([cx - r, cy + k], [cx - k, cy + r], [cx, cy + r]),
    curve([cx + k, cy + r], [cx + r, cy + k], [cx + r, cy]),
    'Z',
  );
};

/** A circle line of the given weight. The hole winds the other way, so both fill rules agree. */
export const ring = (cx: number, cy: number, radius: number, weight: number): string =>
  joined(ellipse(cx, cy, radius + weight / 2, radius + weight / 2), holeEllipse(cx, cy, radius - weight / 2));

export const roundedRect = (x: number, y: number, size: Point, radius: number): string => {
  const [w, h] = size;
  const k = radius * (1 - KAPPA);
  return joined(
    move([x + radius, y]),
    line([x + w - radius, y]),
    curve([x + w - k, y], [x + w, y + k], [x + w, y + radius]),
    line([x + w, y + h - radius]),
    curve([x + w, y + h - k], [x + w - k, y + h], [x + w - radius, y + h]),
    line([x + radius, y + h]),
    curve([x + k, y + h], [x, y + h - k], [x, y + h - radius]),
    line([x, y + radius]),
    curve([x, y + k], [x + k, y], [x + radius, y]),
    'Z',
  );
};

const polar = (cx: number, cy: number, r: number, angle: number): Point => {
  const rad = (angle * Math.PI) / 180;
  return [cx + r * Math.cos(rad), cy + r * Math.sin(rad)];
};

/** The curves of an arc without its start, in steps of at most 45 degrees. */
const arcCurves = (centre: Point, radius: number, from: number, to: number): string => {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) / 45));
  const step = (to - from) / steps;
  const k = (4 / 3) * Math.tan((step * Math.PI) / 720) * radius;
  const parts: string[] = [];
  for (let i = 0; i < steps; i += 1) {
    const [a, b] = [from + i * step, from + (i + 1) * step];
    const [start, end] = [polar(...centre, radius, a), polar(...centre, radius, b)];
    const [ta, tb] = [polar(0, 0, k, a + 90), polar(0, 0, k, b + 90)];
    parts.push(curve([start[0] + ta[0], start[1] + ta[1]], [end[0] - tb[0], end[1] - tb[1]], end));
  }
  return parts.join(' ');
};

/** A piece of a ring with round ends. */
export const arc = (centre: Point, radius: number, angles: Point, weight: number): string => {
  const [from, to] = angles;
  const half = weight / 2;
  const head = polar(...centre, radius, to);
  const tail = polar(...centre, radius, from);
  return joined(
    move(polar(...centre, radius + half, from)),
    arcCurves(centre, radius + half, from, to),
    arcCurves(head, half, to, to + 180),
    arcCurves(centre, radius - half, to, from),
    arcCurves(tail, half, from + 180, from + 360),
    'Z',
  );
};

/** A straight line of the given weight with round ends. */
export const bar = (start: Point, end: Point, weight: number): string => {
  const half = weight / 2;
  const angle = (Math.atan2(end[1] - start[1], end[0] - start[0]) * 180) / Math.PI;
  return joined(
    move(polar(...start, half, angle + 270)),
    line(polar(...end, half, angle - 90)),
    arcCurves(end, half, angle - 90, angle + 90),
    line(polar(...start, half, angle + 90)),
    arcCurves(start, half, angle + 90, angle + 270),
    'Z',
  );
};

/** Bars through the points. */
export const polyline = (points: readonly Point[], weight: number): string =>
  points
    .slice(1)
    .map((point, index) => bar(points[index] as Point, point, weight))
    .join(' ');

/** A pointed leaf that grows from its foot in the direction of the angle. `belly` is its widest half. */
export const leaf = (foot: Point, length: number, belly: number, angle: number): string => {
  const tip = polar(...foot, length, angle);
  const side = (along: number, out: number): Point => {
    const base = polar(...foot, length * along, angle);
    return polar(...base, out, angle + 90);
  };
  return joined(
    move(foot),
    curve(side(0.1, belly * 0.9), side(0.55, belly * 1.35), tip),
    curve(side(0.55, -belly * 1.35), side(0.1, -belly * 0.9), foot),
    'Z',
  );
};

export const polygon = (points: readonly Point[]): string =>
  joined(move(points[0] as Point), ...points.slice(1).map(line), 'Z');
