type Attributes = ReadonlyMap<string, string>;

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?(?:px)?$/i;

/** Null for what is no plain number. */
export const numberOf = (text: string | undefined, otherwise: number | null = null): number | null => {
  if (text === undefined) return otherwise;
  return NUMBER.test(text.trim()) ? Number.parseFloat(text) : null;
};

const ROUND_TO = 1_000;
const num = (value: number): string => `${Math.round(value * ROUND_TO) / ROUND_TO}`;

const numbers = (attributes: Attributes, names: readonly string[], otherwise: number | null): number[] | null => {
  const found = names.map((name) => numberOf(attributes.get(name), otherwise));
  return found.every((value) => value !== null) ? found : null;
};

const arc = (rx: number, ry: number, x: number, y: number): string =>
  `a${num(rx)},${num(ry)} 0 0 1 ${num(x)},${num(y)}`;

const rect = (attributes: Attributes): string | null => {
  const place = numbers(attributes, ['x', 'y', 'width', 'height'], 0);
  const own = numberOf(attributes.get('rx') ?? attributes.get('ry'), 0);
  if (place === null || own === null) return null;
  const [x = 0, y = 0, width = 0, height = 0] = place;
  const r = Math.min(Math.max(0, own), width / 2, height / 2);
  const [across, down] = [num(width - 2 * r), num(height - 2 * r)];
  if (r === 0) return `M${num(x)},${num(y)}h${num(width)}v${num(height)}h${num(-width)}z`;
  const corners = [arc(r, r, r, r), arc(r, r, -r, r), arc(r, r, -r, -r), arc(r, r, r, -r)];
  return `M${num(x + r)},${num(y)}h${across}${corners[0]}v${down}${corners[1]}h-${across}${corners[2]}v-${down}${corners[3]}z`;
};

const oval = (attributes: Attributes, [h, v]: readonly [string, string]): string | null => {
  const middle = numbers(attributes, ['cx', 'cy'], 0);
  const radii = numbers(attributes, [h, v], null);
  if (middle === null || radii === null) return null;
  const [cx = 0, cy = 0] = middle;
  const [rx = 0, ry = 0] = radii;
  return `M${num(cx - rx)},${num(cy)}${arc(rx, ry, 2 * rx, 0)}${arc(rx, ry, -2 * rx, 0)}z`;
};

const line = (attributes: Attributes): string | null => {
  const ends = numbers(attributes, ['x1', 'y1', 'x2', 'y2'], 0);
  if (ends === null) return null;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = ends;
  return `M${num(x1)},${num(y1)}L${num(x2)},${num(y2)}`;
};

const polygon = (attributes: Attributes, end: string): string | null => {
  const points = (attributes.get('points') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map((text) => numberOf(text));
  if (points.length < 4 || points.length % 2 !== 0 || points.some((value) => value === null)) return null;
  return `M${points.map((value) => num(value ?? 0)).join(' ')}${end}`;
};

const COMMANDS = /^[MmLlHhVvCcSsQqTtAaZz\d\s.,eE+-]*$/;
/** Of an arc: flags that stand apart, as older readers want them. */
const ARC = /^\s*(?:(?:-?[\d.]+[\s,]+){3}[01][\s,]+[01][\s,]+-?[\d.]+(?:[\s,]+|(?=-))-?[\d.]+[\s,]*)+$/;

const path = (attributes: Attributes): string | null => {
  const data = (attributes.get('d') ?? '').trim();
  if (data === '' || !COMMANDS.test(data)) return null;
  const arcs = data.split(/(?=[A-Za-z])/).filter((part) => /^a/i.test(part));
  return arcs.every((part) => ARC.test(part.slice(1))) ? data.replaceAll(/\s+/g, ' ') : null;
};

const SHAPES: Readonly<Record<string, (attributes: Attributes) => string | null>> = {
  path,
  rect,
  line,
  circle: (attributes) => oval(attributes, ['r', 'r']),
  ellipse: (attributes) => oval(attributes, ['rx', 'ry']),
  polygon: (attributes) => polygon(attributes, 'z'),
  polyline: (attributes) => polygon(attributes, ''),
};

export const isShape = (name: string): boolean => Object.hasOwn(SHAPES, name);

/** A shape as the data of a path; null where it has none that can be said. */
export const shapePath = (name: string, attributes: Attributes): string | null => SHAPES[name]?.(attributes) ?? null;
