import type { Paint } from '#contract/design/semantic-ast';
import { type Code, call } from '../native/code/code-tree.ts';
import { colourText, float, type KotlinValues } from './kotlin-values.ts';

export type Gradient = Extract<Paint, { kind: 'linear' | 'radial' | 'angular' | 'diamond' }>;
type Point = readonly [number, number];

export interface KotlinPaints extends KotlinValues {
  /** Helpers that are used, by name. */
  readonly helpers: Set<string>;
}

const stopsOf = ({ stops, opacity = 1 }: Gradient, file: KotlinValues): [null, Code][] => {
  // A gradient of one colour is a colour twice.
  const all = stops.length === 1 ? [...stops, ...stops.map((stop) => ({ ...stop, at: 1 }))] : stops;
  return all.map(({ at, color, token }) => [
    null,
    `${float(at)} to ${colourText(token === undefined ? { color, opacity } : { color, token, opacity }, file)}`,
  ]);
};

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.001;

/** Straight down or across, from edge to edge: Compose has names for these. */
const namedLinear = ([[x1, y1], [x2, y2]]: readonly [Point, Point]): string | null => {
  if (near(x1, x2) && near(y1, 0) && near(y2, 1)) return 'Brush.verticalGradient';
  return near(y1, y2) && near(x1, 0) && near(x2, 1) ? 'Brush.horizontalGradient' : null;
};

const offset = ([x, y]: Point): Code => `Offset(${float(x)}, ${float(y)})`;

const handlesOf = ({ kind, handles }: Gradient): [Point, Point] => {
  const standard: [Point, Point] =
    kind === 'linear'
      ? [
          [0.5, 0],
          [0.5, 1],
        ]
      : [
          [0.5, 0.5],
          [1, 0.5],
        ];
  return [handles?.[0] ?? standard[0], handles?.[1] ?? standard[1]];
};

/** A quarter of a turn further than the end. */
const beside = ([x, y]: Point, [endX, endY]: Point): Point => [x - (endY - y), y + (endX - x)];

const helper = (name: string, file: KotlinPaints): string => {
  file.helpers.add(name);
  return name;
};

/** A brush; one in the shape of a diamond is drawn round. Null for one without colours. */
export const brushCode = (gradient: Gradient, file: KotlinPaints): Code | null => {
  if (gradient.stops.length === 0) return null;
  const [start, end] = handlesOf(gradient);
  const stops = stopsOf(gradient, file);
  const ends: [string, Code][] = [
    ['start', offset(start)],
    ['end', offset(end)],
  ];
  if (gradient.kind === 'linear') {
    const named = namedLinear([start, end]);
    return named === null ? call(helper('relativeLinearGradient', file), [...stops, ...ends]) : call(named, stops);
  }
  const name = gradient.kind === 'angular' ? 'relativeSweepGradient' : 'relativeRadialGradient';
  const side = gradient.handles?.[2] ?? beside(start, end);
  return call(helper(name, file), [...stops, ['center', offset(start)], ['end', offset(end)], ['side', offset(side)]]);
};
