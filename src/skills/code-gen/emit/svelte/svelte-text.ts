import type { TextPlace } from '../single-file/dialect.ts';
import { escapeHtml } from '../text/escape-html.ts';
import { stringText } from '../text/script-string.ts';

const BRACES: Readonly<Record<string, string>> = { '{': '&#123;', '}': '&#125;' };

/** A string in an expression of the markup. */
const expression = (text: string): string =>
  `{${stringText(text.toWellFormed(), { quote: "'" }).replaceAll('<', '\\x3c')}}`;

const escaped = (text: string): string =>
  escapeHtml(text.toWellFormed()).replaceAll(/[{}]/g, (found) => BRACES[found] ?? found);

const isCollapsed = (text: string, { isFirst, isLast }: TextPlace): boolean =>
  /[\t\n\f\r]|\s{2}|^\s*$/.test(text) || (isFirst && /^\s/.test(text)) || (isLast && /\s$/.test(text));

/** Text between tags; as a string where spaces would be taken out. */
export const svelteText = (text: string, place: TextPlace): string => {
  if (text === '') return '';
  return isCollapsed(text, place) ? expression(text) : escaped(text);
};

/** An attribute; a string of the script where its value holds more than plain text. */
export const svelteAttribute = (name: string, text: string): string =>
  /^[^"&{}<\\\u00a0\p{Cc}\p{Cs}]*$/u.test(text) ? `${name}="${text}"` : `${name}=${expression(text)}`;
