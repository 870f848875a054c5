import { textWidth, wrapText } from '../tokens/measure.ts';
import { TEXT_STYLES } from '../tokens/text-styles.ts';
import { metricOf } from '../tokens/tokens.ts';
import { buildPart } from './parts.ts';
import type { FrameSpec, InstanceSpec, Metric, Spec, TextSpec } from './spec.ts';

/** A spec with its place, relative to its parent. */
export interface Laid {
  /** An instance is laid out as the frame of its component; `instance` keeps what it was. */
  readonly spec: Exclude<Spec, InstanceSpec>;
  readonly instance?: InstanceSpec;
  readonly w: number;
  readonly h: number;
  readonly children: readonly Laid[];
  x: number;
  y: number;
}

interface Given {
  readonly w?: number | undefined;
  readonly h?: number | undefined;
}

export const num = (value: Metric | undefined): number =>
  value === undefined ? 0 : typeof value === 'number' ? value : metricOf(value);

const layoutText = (spec: TextSpec, given: Given): Laid => {
  const width = given.w ?? (typeof spec.w === 'number' ? spec.w : undefined);
  const lines = width === undefined ? spec.text.split('\n') : wrapText(spec.text, spec.style, width);
  const natural = Math.ceil(Math.max(...lines.map((text) => textWidth(text, spec.style))));
  return { spec, x: 0, y: 0, w: width ?? natural, h: lines.length * TEXT_STYLES[spec.style].line, children: [] };
};

const resolve = (spec: Spec): { spec: Exclude<Spec, InstanceSpec>; instance?: InstanceSpec } => {
  if (spec.kind !== 'instance') return { spec };
  const built = buildPart(spec);
  const { name, hidden, abs, opacity } = spec;
  const size = { w: spec.w === 'hug' ? built.w : spec.w, h: spec.h === 'hug' ? built.h : spec.h };
  const place = { name, ...size, ...(hidden && { hidden }), ...(abs && { abs }), ...(opacity && { opacity }) };
  return { spec: { ...built, ...place }, instance: spec };
};

const fixed = (size: Spec['w'], given: number | undefined): number | undefined =>
  given ?? (typeof size === 'number' ? size : undefined);

export const layout = (raw: Spec, given: Given = {}): Laid => {
  const { spec, instance } = resolve(raw);
  const known = { w: fixed(spec.w, given.w), h: fixed(spec.h, given.h) };
  const kept = instance ? { instance } : {};
  switch (spec.kind) {
    case 'text':
      return layoutText(spec, known);
    case 'frame':
      return { ...layoutFrame(spec, known), ...kept };
    case 'rect':
    case 'ellipse':
    case 'vector':
      return { spec, x: 0, y: 0, w: known.w ?? 0, h: known.h ?? 0, children: [] };
  }
};

interface Axis {
  readonly main: 'w' | 'h';
  readonly cross: 'w' | 'h';
  /** Padding before and after on either axis. */
  readonly mainPad: readonly [number, number];
  readonly crossPad: readonly [number, number];
  readonly gap: number;
}

const axisOf = (spec: FrameSpec): Axis => {
  const [top, right, bottom, left] = (spec.pad ?? [0, 0, 0, 0]).map(num) as [number, number, number, number];
  const gap = num(spec.gap);
  return spec.dir === 'H'
    ? { main: 'w', cross: 'h', mainPad: [left, right], crossPad: [top, bottom], gap }
    : { main: 'h', cross: 'w', mainPad: [top, bottom], crossPad: [left, right], gap };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const minus = (size: number | undefined, pad: readonly [number, number]): number | undefined =>
  size === undefined ? undefined : size - pad[0] - pad[1];

const layoutFrame = (spec: FrameSpec, known: Given): Laid => {
  if (spec.dir === 'NONE') return layoutStack(spec, known);
  const axis = axisOf(spec);
  const inner = { main: minus(known[axis.main], axis.mainPad), cross: minus(known[axis.cross], axis.crossPad) };
  const flow = spec.children.filter((child) => !child.abs && !child.hidden);
  const filling = flow.filter((child) => child[axis.main] === 'fill');
  const solid = new Map<Spec, Laid>();
  const give = (child: Spec, main: number | undefined, cross: number | undefined): Given => ({
    [axis.main]: main,
    [axis.cross]: child[axis.cross] === 'fill' ? cross : undefined,
  });
  for (const child of flow.filter((one) => !filling.includes(one)))
    solid.set(child, layout(child, give(child, undefined, inner.cross)));
  const used = sum([...solid.values()].map((laid) => laid[axis.main])) + axis.gap * Math.max(0, flow.length - 1);
  const share = Math.max(0, ((inner.main ?? used) - used) / Math.max(1, filling.length));
  for (const child of filling) solid.set(child, layout(child, give(child, share, inner.cross)));
  const cross = inner.cross ?? Math.max(0, ...[...solid.values()].map((laid) => laid[axis.cross]));
  // A hugging parent is as wide as its widest child; only then do filling children know their size.
  for (const child of flow)
    if (inner.cross === undefined && child[axis.cross] === 'fill')
      solid.set(child, layout(child, give(child, filling.includes(child) ? share : undefined, cross)));
  const items = flow.map((child) => solid.get(child) as Laid);
  if (spec.wrap !== undefined) return placeWrapped(spec, axis, { main: inner.main ?? used, items });
  return placeLine(spec, axis, { main: inner.main ?? used + share * filling.length, cross, items });
};

interface Line {
  readonly main: number;
  readonly cross: number;
  readonly items: readonly Laid[];
}

const rest = (align: FrameSpec['main'] | FrameSpec['cross'], free: number): number =>
  align === 'CENTER' ? free / 2 : align === 'MAX' ? free : 0;

const setPlace = (laid: Laid, axis: Axis, place: readonly [number, number]): void => {
  const [main, cross] = place;
  laid.x = axis.main === 'w' ? main : cross;
  laid.y = axis.main === 'w' ? cross : main;
};

const placeLine = (spec: FrameSpec, axis: Axis, line: Line): Laid => {
  const total = sum(line.items.map((item) => item[axis.main]));
  const spread = spec.main === 'SPACE_BETWEEN' && line.items.length > 1;
  const gap = spread ? (line.main - total) / (line.items.length - 1) : axis.gap;
  const free = line.main - total - gap * Math.max(0, line.items.length - 1);
  let at = axis.mainPad[0] + (spread ? 0 : rest(spec.main, free));
  for (const item of line.items) {
    setPlace(item, axis, [at, axis.crossPad[0] + rest(spec.cross, line.cross - item[axis.cross])]);
    at += item[axis.main] + gap;
  }
  return finish(spec, axis, line);
};

const placeWrapped = (spec: FrameSpec, axis: Axis, line: Omit<Line, 'cross'>): Laid => {
  let [main, cross, tallest] = [0, 0, 0];
  for (const item of line.items) {
    if (main > 0 && main + item[axis.main] > line.main) {
      cross += tallest + num(spec.wrap);
      [main, tallest] = [0, 0];
    }
    setPlace(item, axis, [axis.mainPad[0] + main, axis.crossPad[0] + cross]);
    main += item[axis.main] + axis.gap;
    tallest = Math.max(tallest, item[axis.cross]);
  }
  return finish(spec, axis, { ...line, cross: cross + tallest });
};

const absolute = (spec: Spec): Laid => {
  const laid = layout(spec, {});
  laid.x = spec.abs?.x ?? 0;
  laid.y = spec.abs?.y ?? 0;
  return laid;
};

/** Children in their written order: flow, absolute and hidden ones as they stand. */
const finish = (spec: FrameSpec, axis: Axis, line: Line): Laid => {
  const size = { [axis.main]: line.main + sum(axis.mainPad), [axis.cross]: line.cross + sum(axis.crossPad) };
  const flow = [...line.items];
  const children = spec.children.map((child) => (child.abs || child.hidden ? absolute(child) : (flow.shift() as Laid)));
  return { spec, x: 0, y: 0, w: size['w'] ?? 0, h: size['h'] ?? 0, children };
};

const layoutStack = (spec: FrameSpec, known: Given): Laid => ({
  spec,
  x: 0,
  y: 0,
  w: known.w ?? 0,
  h: known.h ?? 0,
  children: spec.children.map(absolute),
});
