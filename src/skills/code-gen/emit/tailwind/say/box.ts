import { pixelsOf } from '../scale.ts';
import type { Tailwind, ToUtility } from '../tailwind.ts';
import { withValue } from '../values.ts';
import { length, limit, size } from './lengths.ts';

type Say = (value: string, tailwind: Tailwind) => string | null;

const flex: Say = (value, { major }) => {
  if (value === '1') return 'flex-1';
  return major === 4 && /^\d+$/.test(value) ? `flex-${value}` : `flex-[${value}]`;
};

const LEVELS_OF_V3 = new Set(['0', '10', '20', '30', '40', '50']);

const level: Say = (value, { major }) => {
  if (!/^-?\d+$/.test(value)) return null;
  const isNamed = major === 4 || LEVELS_OF_V3.has(value);
  if (!isNamed) return `z-[${value}]`;
  return value.startsWith('-') ? `-z-${value.slice(1)}` : `z-${value}`;
};

const REPEATED = /^repeat\((\d+), minmax\(0, 1fr\)\)$/;
const MOST_TRACKS = 12;

const tracks =
  (root: string): Say =>
  (value, tailwind) => {
    const count = REPEATED.exec(value)?.[1];
    return count !== undefined && Number(count) <= MOST_TRACKS ? `${root}-${count}` : withValue(root, value, tailwind);
  };

/** `2` or `2 / span 3` */
const cells =
  (root: string): Say =>
  (value) => {
    const [, start, count] = /^(\d+)(?: \/ span (\d+))?$/.exec(value) ?? [];
    if (start === undefined) return null;
    const begins = Number(start) <= MOST_TRACKS + 1 ? `${root}-start-${start}` : `${root}-start-[${start}]`;
    if (count === undefined) return begins;
    const spans = Number(count) <= MOST_TRACKS ? `${root}-span-${count}` : `${root}-[span_${count}/span_${count}]`;
    return `${spans} ${begins}`;
  };

const fieldSizing: Say = (value, { major }) => (major === 4 ? `field-sizing-${value}` : null);

const SAYINGS: Readonly<Record<string, Say>> = {
  width: (value, tailwind) => size('w', value, tailwind),
  height: (value, tailwind) => size('h', value, tailwind),
  'min-width': (value, tailwind) => limit('min-w', value, tailwind),
  'max-width': (value, tailwind) => limit('max-w', value, tailwind),
  'min-height': (value, tailwind) => limit('min-h', value, tailwind),
  'max-height': (value, tailwind) => limit('max-h', value, tailwind),
  gap: (value, tailwind) => length('gap', value, tailwind),
  'row-gap': (value, tailwind) => length('gap-y', value, tailwind),
  'column-gap': (value, tailwind) => length('gap-x', value, tailwind),
  flex,
  'aspect-ratio': (value, tailwind) => withValue('aspect', value.replaceAll(' ', ''), tailwind),
  'field-sizing': fieldSizing,
  'z-index': level,
  'grid-template-columns': tracks('grid-cols'),
  'grid-template-rows': tracks('grid-rows'),
  'grid-row': cells('row'),
  'grid-column': cells('col'),
};

/** Where a box is and how it lays out what is in it. */
export const boxUtility: ToUtility = ([property, value], tailwind) => SAYINGS[property]?.(value, tailwind) ?? null;

/** Pixels that a utility counts. */
export const isCount = (pixels: number | null): boolean => pixels !== null && Number.isInteger(pixels) && pixels >= 0;

const WIDTHS_OF_V3 = new Set([0, 2, 4, 8]);

/** The line around a box, or at one side of it. */
export const borderWidth = (root: string, value: string, tailwind: Tailwind): string | null => {
  const pixels = pixelsOf(value);
  if (pixels === 1) return root;
  const isNamed = isCount(pixels) && (tailwind.major === 4 || WIDTHS_OF_V3.has(pixels ?? -1));
  return isNamed ? `${root}-${pixels}` : withValue(root, value, tailwind, 'length');
};
