import type { TextPlace } from '../single-file/dialect.ts';
import { escapeHtml } from '../text/escape-html.ts';
import { stringText } from '../text/script-string.ts';

const CODES: Readonly<Record<string, string>> = { '<': '\\x3c', '&': '\\x26', '}': '\\x7d', '{': '\\x7b' };

/** A string in an expression of the template, where neither a tag nor the end of the expression may stand. */
const expressionString = (text: string): string =>
  stringText(text.toWellFormed(), { quote: "'" }).replaceAll(/[<&{}]/g, (found) => CODES[found] ?? found);

const isCondensed = (text: string, { isFirst, isLast }: TextPlace): boolean =>
  /[\t\n\f\r]|\s{2}|^\s*$/.test(text) || (isFirst && /^\s/.test(text)) || (isLast && /\s$/.test(text));

/** Text between tags; as a string where spaces would be taken out. */
export const vueText = (text: string, place: TextPlace): string => {
  const whole = text.toWellFormed();
  if (whole === '') return '';
  if (isCondensed(whole, place)) return `{{ ${expressionString(whole)} }}`;
  return escapeHtml(whole).replaceAll('{{', '&#123;{');
};

/** An attribute; bound where an end of a line is in its value. */
export const vueAttribute = (name: string, text: string): string =>
  /[\n\r\t]/.test(text)
    ? `:${name}="${escapeHtml(stringText(text.toWellFormed(), { quote: "'" }))}"`
    : `${name}="${escapeHtml(text.toWellFormed())}"`;

const hyphenated = (name: string): string => name.replaceAll(/\B([A-Z])/g, '-$1').toLowerCase();
const camelized = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A property as an attribute of a component is written, where Vue finds the way back. */
export const vueName = (name: string): string => (camelized(hyphenated(name)) === name ? hyphenated(name) : name);
