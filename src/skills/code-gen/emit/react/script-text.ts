import type { CodeStyle } from '../../draft/project-facts.ts';

const LINE_SEPARATORS: Readonly<Record<string, string>> = { '\u2028': '\\u2028', '\u2029': '\\u2029' };

/** A string of the script in the project's quotes. */
export const stringText = (text: string, { quote }: Pick<CodeStyle, 'quote'>): string => {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll(/[\u2028\u2029]/g, (found) => LINE_SEPARATORS[found] ?? found);
  return quote + inner.replaceAll(quote, `\\${quote}`) + quote;
};

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
