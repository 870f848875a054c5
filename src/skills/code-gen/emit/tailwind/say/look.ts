import { splitValue } from '../../text/split-value.ts';
import { pixelsOf, radiusName } from '../scale.ts';
import type { Tailwind, ToUtility } from '../tailwind.ts';
import { themeName, withValue } from '../values.ts';
import { borderWidth, isCount } from './box.ts';
import { colour } from './colours.ts';
import { boxShadow } from './shadows.ts';

type Say = (value: string, tailwind: Tailwind) => string | null;

const corner = (root: string, value: string, tailwind: Tailwind): string | null => {
  const name = themeName(value, '--radius', tailwind) ?? radiusName(value, tailwind);
  if (name === null) return withValue(root, value, tailwind);
  return name === '' ? root : `${root}-${name}`;
};

const joined = (said: readonly (string | null)[]): string | null => (said.includes(null) ? null : said.join(' '));

const isNothing = (value: string): boolean => pixelsOf(value) === 0;

/** One radius, those of two opposite sides, or four. */
const corners: Say = (value, tailwind) => {
  const [first = '', second = first, third = first, fourth = second] = splitValue(value, ' ');
  if (splitValue(value, ' ').length === 1) return corner('rounded', value, tailwind);
  if (first === second && third === fourth)
    return joined([
      ...(isNothing(first) ? [] : [corner('rounded-t', first, tailwind)]),
      ...(isNothing(third) ? [] : [corner('rounded-b', third, tailwind)]),
    ]);
  const all = [
    ['rounded-tl', first],
    ['rounded-tr', second],
    ['rounded-br', third],
    ['rounded-bl', fourth],
  ] as const;
  return joined(all.filter(([, radius]) => !isNothing(radius)).map(([root, radius]) => corner(root, radius, tailwind)));
};

const STEP_OF_V3 = 5;

const opacity: Say = (value, { major }) => {
  const percent = Math.round(Number(value) * 100_000) / 1000;
  if (!Number.isFinite(percent)) return null;
  const isNamed =
    Number.isInteger(percent) && percent >= 0 && percent <= 100 && (major === 4 || percent % STEP_OF_V3 === 0);
  return isNamed ? `opacity-${percent}` : `opacity-[${value}]`;
};

const BLUR = /^blur\(([^()]+|var\([^()]+\))\)$/;

const blur =
  (root: string): Say =>
  (value, tailwind) => {
    const only = BLUR.exec(value)?.[1];
    return only === undefined ? null : withValue(root, only, tailwind);
  };

const rotation: Say = (value) => {
  const turn = /^rotate\((-?)([\d.]+)deg\)$/.exec(value);
  if (turn === null) return null;
  const [, sign = '', degrees = ''] = turn;
  return `${sign}rotate-[${degrees}deg]`;
};

/** A line that is drawn through is what Tailwind takes for granted in version 4. */
const outline: Say = (value, tailwind) => {
  const pixels = pixelsOf(value);
  const drawn = isCount(pixels) ? `outline-${pixels}` : withValue('outline', value, tailwind, 'length');
  return tailwind.major === 4 || drawn === null ? drawn : `outline ${drawn}`;
};

const outlineOffset: Say = (value, tailwind) => {
  const pixels = pixelsOf(value);
  if (pixels === null || !Number.isInteger(pixels)) return withValue('outline-offset', value, tailwind);
  if (tailwind.major === 3 && ![0, 1, 2, 4, 8].includes(pixels)) return `outline-offset-[${value}]`;
  return pixels < 0 ? `-outline-offset-${-pixels}` : `outline-offset-${pixels}`;
};

const SAYINGS: Readonly<Record<string, Say>> = {
  'background-color': (value, tailwind) => colour('bg', value, tailwind),
  'background-image': (value, tailwind) => withValue('bg', value, tailwind),
  'border-color': (value, tailwind) => colour('border', value, tailwind),
  'border-top-color': (value, tailwind) => colour('border-t', value, tailwind),
  'border-right-color': (value, tailwind) => colour('border-r', value, tailwind),
  'border-bottom-color': (value, tailwind) => colour('border-b', value, tailwind),
  'border-left-color': (value, tailwind) => colour('border-l', value, tailwind),
  'border-width': (value, tailwind) => borderWidth('border', value, tailwind),
  'border-top-width': (value, tailwind) => borderWidth('border-t', value, tailwind),
  'border-right-width': (value, tailwind) => borderWidth('border-r', value, tailwind),
  'border-bottom-width': (value, tailwind) => borderWidth('border-b', value, tailwind),
  'border-left-width': (value, tailwind) => borderWidth('border-l', value, tailwind),
  'border-radius': corners,
  'box-shadow': boxShadow,
  opacity,
  outline,
  'outline-offset': outlineOffset,
  'outline-color': (value, tailwind) => colour('outline', value, tailwind),
  transform: rotation,
  filter: blur('blur'),
  'backdrop-filter': blur('backdrop-blur'),
};

/** What a box is painted with. */
export const lookUtility: ToUtility = ([property, value], tailwind) => SAYINGS[property]?.(value, tailwind) ?? null;
