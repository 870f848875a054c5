import { readColour } from '#contract/design/colour-literal';
import type { Tailwind } from '../tailwind.ts';
import { themeName, withValue } from '../values.ts';

const NAMED: Readonly<Record<string, string>> = { '#ffffff': 'white', '#000000': 'black' };
const WORDS = new Set(['transparent', 'inherit']);

const hex = (channel: number): string => Math.round(channel).toString(16).padStart(2, '0');

const STEP_OF_V3 = 5;

/** How much of a colour is there: `/10`; nothing where all is. */
const share = (alpha: number, { major }: Tailwind): string => {
  const percent = Math.round(alpha * 100_000) / 1000;
  if (percent === 100) return '';
  const isNamed = Number.isInteger(percent) && percent >= 0 && (major === 4 || percent % STEP_OF_V3 === 0);
  if (isNamed) return `/${percent}`;
  return major === 4 ? `/[${percent}%]` : `/[${percent / 100}]`;
};

const literal = (root: string, value: string, tailwind: Tailwind): string | null => {
  const channels = /^(rgba?\(|#)/.test(value) ? readColour(value, 'html') : null;
  if (channels === null) return null;
  const { r, g, b, a } = channels;
  if (a === 0 && r + g + b === 0) return `${root}-transparent`;
  const text = `#${hex(r)}${hex(g)}${hex(b)}`;
  return `${root}-${NAMED[text] ?? `[${text}]`}${share(a, tailwind)}`;
};

const MIXED = /^color-mix\(in srgb, (var\(--[A-Za-z0-9-]+\)) ([\d.]+)%, transparent\)$/;

/** A colour with the utility that says what it is of: `bg-brand/50`, `text-white`. */
export const colour = (root: string, value: string, tailwind: Tailwind): string | null => {
  if (WORDS.has(value)) return `${root}-${value}`;
  const [, variable = value, percent] = MIXED.exec(value) ?? [];
  const name = themeName(variable, '--color', tailwind);
  if (name !== null) return `${root}-${name}${percent === undefined ? '' : share(Number(percent) / 100, tailwind)}`;
  return literal(root, value, tailwind) ?? withValue(root, value, tailwind, 'color');
};
