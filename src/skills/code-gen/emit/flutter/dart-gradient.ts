import type { Paint } from '#contract/design/semantic-ast';
import { num } from '../css/declarations.ts';
import { type Code, call } from '../native/code/code-tree.ts';
import { colourCode, type DartValues } from './dart-values.ts';

export type Gradient = Extract<Paint, { kind: 'linear' | 'radial' | 'angular' | 'diamond' }>;

type Point = readonly [number, number];

const STANDARD: Readonly<Record<Gradient['kind'], readonly [Point, Point]>> = {
  linear: [
    [0.5, 0],
    [0.5, 1],
  ],
  radial: [
    [0.5, 0.5],
    [1, 0.5],
  ],
  angular: [
    [0.5, 0.5],
    [1, 0.5],
  ],
  diamond: [
    [0.5, 0.5],
    [1, 0.5],
  ],
};

const NAMES: Readonly<Record<string, string>> = {
  '-1 -1': 'topLeft',
  '0 -1': 'topCenter',
  '1 -1': 'topRight',
  '-1 0': 'centerLeft',
  '0 0': 'center',
  '1 0': 'centerRight',
  '-1 1': 'bottomLeft',
  '0 1': 'bottomCenter',
  '1 1': 'bottomRight',
};

/** A place in a box from -1 to 1, by its name where it has one. */
export const alignmentCode = (x: number, y: number): Code => {
  const name = NAMES[`${num(x)} ${num(y)}`];
  return name === undefined
    ? call(
        'Alignment',
        [
          [null, num(x)],
          [null, num(y)],
        ],
        { constant: true },
      )
    : `Alignment.${name}`;
};

const at = ([x, y]: Point): Code => alignmentCode(x * 2 - 1, y * 2 - 1);

const stopsOf = (gradient: Gradient, file: DartValues): readonly [string, Code][] => {
  // A gradient of one colour is a colour twice.
  const stops = gradient.stops.length === 1 ? [...gradient.stops, ...gradient.stops] : gradient.stops;
  const isEven = stops.every(({ at: place }, index) => Math.abs(place - index / (stops.length - 1)) < 0.001);
  const opacity = gradient.opacity ?? 1;
  const colours = stops.map(({ color, token }) =>
    colourCode(token === undefined ? { color, opacity } : { color, token, opacity }, file),
  );
  return [
    ['colors', { kind: 'list', items: colours }],
    ...(isEven ? [] : [['stops', { kind: 'list', items: stops.map(({ at: place }) => num(place)) }] as [string, Code]]),
  ];
};

/** A gradient of Flutter; one in the shape of a diamond is drawn round. Null for one without colours. */
export const gradientCode = (
  gradient: Gradient,
  box: { readonly width: number; readonly height: number } | undefined,
  file: DartValues,
): Code | null => {
  if (gradient.stops.length === 0) return null;
  const [start, end] = STANDARD[gradient.kind].map((standard, index) => gradient.handles?.[index] ?? standard) as [
    Point,
    Point,
  ];
  const stops = stopsOf(gradient, file);
  const constant = { constant: true };
  if (gradient.kind === 'linear')
    return call('LinearGradient', [['begin', at(start)], ['end', at(end)], ...stops], constant);
  const { width, height } = box ?? { width: 1, height: 1 };
  if (gradient.kind === 'angular') {
    const turn = Math.atan2(end[1] - start[1], end[0] - start[0]);
    const transform = Math.abs(turn) < 0.001 ? null : call('GradientRotation', [[null, num(turn)]], constant);
    return call('SweepGradient', [['center', at(start)], ...stops, ['transform', transform]], constant);
  }
  const reach = Math.hypot((end[0] - start[0]) * width, (end[1] - start[1]) * height);
  const radius = reach / Math.max(1, Math.min(width, height));
  return call('RadialGradient', [['center', at(start)], ['radius', num(radius)], ...stops], constant);
};
