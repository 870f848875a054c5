import { joinSides, type Said } from './join-sides.ts';
import { size } from './say/lengths.ts';
import { textSize } from './say/type.ts';
import type { Tailwind } from './tailwind.ts';

type Values = Map<string, string>;

/** Takes some declarations where all of them stand there. */
const taken = (values: Values, wanted: Readonly<Record<string, string>>): boolean => {
  const entries = Object.entries(wanted);
  if (!entries.every(([property, value]) => values.get(property) === value)) return false;
  for (const [property] of entries) values.delete(property);
  return true;
};

const ONE_LINE = { overflow: 'hidden', 'text-overflow': 'ellipsis', 'white-space': 'nowrap' };
const SOME_LINES = { display: '-webkit-box', overflow: 'hidden', '-webkit-box-orient': 'vertical' };

const cutText = (values: Values): Said[] => {
  if (taken(values, ONE_LINE)) return [['overflow', 'truncate']];
  const lines = values.get('-webkit-line-clamp');
  if (lines === undefined || !/^[1-6]$/.test(lines) || !taken(values, SOME_LINES)) return [];
  values.delete('-webkit-line-clamp');
  return [['overflow', `line-clamp-${lines}`]];
};

const square = (values: Values, tailwind: Tailwind): Said[] => {
  const [width, height] = [values.get('width'), values.get('height')];
  const said = width === undefined || width !== height ? null : size('size', width, tailwind);
  if (said === null) return [];
  values.delete('width');
  values.delete('height');
  return [['height', said]];
};

const sizedText = (values: Values, tailwind: Tailwind): Said[] => {
  const [letters, line] = [values.get('font-size'), values.get('line-height')];
  const said = letters === undefined || line === undefined ? null : textSize(letters, line, tailwind);
  if (said === null) return [];
  values.delete('font-size');
  values.delete('line-height');
  return [['font-size', said]];
};

/** Utilities that say several declarations at once; those are taken out of the values. */
export const joinValues = (values: Values, tailwind: Tailwind): Said[] => [
  ...joinSides(values, tailwind),
  ...cutText(values),
  ...square(values, tailwind),
  ...sizedText(values, tailwind),
];
