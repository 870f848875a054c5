import type { CodeStyle } from '../../draft/project-facts.ts';
import { stringText } from '../text/script-string.ts';

const PLAIN_TEXT = /^[^{}<>&\\\u00a0\p{Cc}]+$/u;
const EDGES = /^\s|\s$|\s{2}/;

/** Text between tags: as it is, or as a string where a tag, a space or a bracket would be read into it. */
export const jsxText = (text: string, style: CodeStyle): string => {
  const whole = text.toWellFormed();
  if (whole === '') return '';
  return PLAIN_TEXT.test(whole) && !EDGES.test(whole) ? whole : `{${stringText(whole, style)}}`;
};

/** The value of an attribute, with what stands before it. */
export const jsxString = (text: string, style: CodeStyle): string =>
  /^[^"&\\\p{Cc}]*$/u.test(text) ? `"${text.toWellFormed()}"` : `{${stringText(text.toWellFormed(), style)}}`;

/** Attributes that the types of React take as numbers alone. */
const NUMBERS = new Set(['rows']);

/** The value of an attribute of an element. */
export const jsxValue = (name: string, text: string, style: CodeStyle): string =>
  NUMBERS.has(name) && /^\d+$/.test(text) ? `{${Number(text)}}` : jsxString(text, style);
