import { fractionOf, stepOf } from '../scale.ts';
import type { Tailwind } from '../tailwind.ts';
import { themeName, withValue } from '../values.ts';

/** Roots that take a sign. */
const SIGNED = /^(m[xytrbl]?|inset(-[xy])?|top|right|bottom|left)$/;

/** A length in steps of the spacing scale, by a token, or as it is: `p-4`, `-ml-2`, `w-full`, `top-[13px]`. */
export const length = (root: string, value: string, tailwind: Tailwind): string | null => {
  const name = themeName(value, '--spacing', tailwind);
  if (name !== null) return `${root}-${name}`;
  if (/^-[\d.]+px$/.test(value) && SIGNED.test(root)) {
    const step = stepOf(value.slice(1), tailwind);
    if (step !== null) return `-${root}-${step}`;
  }
  const step = stepOf(value, tailwind);
  return step === null ? withValue(root, value, tailwind) : `${root}-${step}`;
};

const SIZE_WORDS: Readonly<Record<string, string>> = {
  'max-content': 'max',
  'min-content': 'min',
  'fit-content': 'fit',
  auto: 'auto',
  none: 'none',
};

/** As lengths, and shares and words of the content. */
export const size = (root: string, value: string, tailwind: Tailwind): string | null => {
  const word = SIZE_WORDS[value] ?? fractionOf(value);
  return word === null ? length(root, value, tailwind) : `${root}-${word}`;
};

const isLimit = (root: string): boolean => /^(min|max)-/.test(root);

/** Tailwind 3 has other words for least and most sizes than for sizes. */
export const limit = (root: string, value: string, tailwind: Tailwind): string | null => {
  if (tailwind.major === 4) return size(root, value, tailwind);
  if (value === '100%') return `${root}-full`;
  if (value === 'none') return `${root}-none`;
  return value === '0' && isLimit(root) ? `${root}-0` : withValue(root, value, tailwind);
};
