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
