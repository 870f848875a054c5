import { pixelsOf, stepOf, TEXT_SIZES, WEIGHTS } from '../scale.ts';
import type { Tailwind, ToUtility } from '../tailwind.ts';
import { bracketed, themeName, withValue } from '../values.ts';
import { colour } from './colours.ts';

type Say = (value: string, tailwind: Tailwind) => string | null;

const weight: Say = (value, tailwind) => {
  const name = themeName(value, '--font-weight', tailwind) ?? WEIGHTS[value] ?? null;
  if (name !== null) return `font-${name}`;
  return withValue('font', value, tailwind, tailwind.major === 4 ? 'weight' : 'number');
};

const FALLBACK = /^(var\(--[A-Za-z0-9-]+\)), (?:sans-serif|serif|monospace)$/;

/** A family by its token, whose value ends in the same kind of letters as the list here. */
const family: Say = (value, tailwind) => {
  const token = FALLBACK.exec(value)?.[1];
  const name = token === undefined ? null : themeName(token, '--font', tailwind);
  if (name !== null) return `font-${name}`;
  const themed = tailwind.families.get(value);
  if (themed !== undefined) return themed.replace('--', '');
  const text = bracketed(value);
  if (text === null) return null;
  // What begins with a variable could be a weight as well.
  return text.startsWith('var(') ? `font-[family-name:${text}]` : `font-[${text}]`;
};

const MOST_STEPS_OF_V3 = 10;

/** The height of a line as a step, a token or as it is, without a name in front. */
const lineValue = (value: string, tailwind: Tailwind): string | null => {
  const name = themeName(value, '--leading', tailwind);
  if (name !== null) return name;
  if (value === '1') return 'none';
  const step = stepOf(value, tailwind);
  const steps = Number(step);
  const isStep = step !== null && step !== 'px' && (tailwind.major === 4 || (steps >= 3 && steps <= MOST_STEPS_OF_V3));
  if (isStep) return step;
  return withValue('', value, tailwind)?.slice(1) ?? null;
};

const leading: Say = (value, tailwind) => {
  const said = lineValue(value, tailwind);
  return said === null ? null : `leading-${said}`;
};

const sizeValue = (value: string, tailwind: Tailwind): string | null => {
  const name = themeName(value, '--text', tailwind);
  return name === null ? withValue('text', value, tailwind, 'length') : `text-${name}`;
};

/** Size and height of line together: `text-sm`, `text-sm/6`, `text-[13px]/[1.4]`. */
export const textSize = (size: string, line: string, tailwind: Tailwind): string | null => {
  const known = TEXT_SIZES.get(pixelsOf(size) ?? Number.NaN);
  const isOwnLine =
    known !== undefined && (pixelsOf(line) === known.line || (line === '1' && known.line === pixelsOf(size)));
  if (isOwnLine) return `text-${known.name}`;
  // A hint of what kind a value is leaves no room for a height of line in version 3.
  if (tailwind.major === 3 && known === undefined && pixelsOf(size) === null) return null;
  const said = lineValue(line, tailwind);
  const sized = known === undefined ? sizeValue(size, tailwind) : `text-${known.name}`;
  return said === null || sized === null ? null : `${sized}/${said}`;
};

const tracking: Say = (value, tailwind) => {
  const name = themeName(value, '--tracking', tailwind);
  return name === null ? withValue('tracking', value, tailwind) : `tracking-${name}`;
};

const SAYINGS: Readonly<Record<string, Say>> = {
  color: (value, tailwind) => colour('text', value, tailwind),
  'font-family': family,
  'font-weight': weight,
  // A name of a size would bring a height of line along.
  'font-size': (value, tailwind) => withValue('text', value, tailwind, 'length'),
  'line-height': leading,
  'letter-spacing': tracking,
  'text-indent': (value, tailwind) => withValue('indent', value, tailwind),
};

/** How letters look. */
export const typeUtility: ToUtility = ([property, value], tailwind) => SAYINGS[property]?.(value, tailwind) ?? null;
