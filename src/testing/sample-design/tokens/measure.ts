import { CHARS, INTER_WIDTHS } from './inter-widths.ts';
import { TEXT_STYLES, type TextStyleName } from './text-styles.ts';

const INDEX: ReadonlyMap<string, number> = new Map([...CHARS].map((char, index) => [char, index]));

export const textWidth = (text: string, style: TextStyleName): number => {
  const { size, weight, spacing } = TEXT_STYLES[style];
  const table = INTER_WIDTHS[weight] ?? [];
  let sum = 0;
  for (const char of text) {
    const advance = table[INDEX.get(char) ?? -1];
    if (advance === undefined) throw new Error(`no width for ${JSON.stringify(char)} in ${weight}`);
    sum += (advance * size) / 1000 + spacing;
  }
  return sum;
};

/** Breaks at spaces, as a text box of fixed width does. */
export const wrapText = (text: string, style: TextStyleName, width: number): string[] => {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const next = current ? `${current} ${word}` : word;
    if (current && textWidth(next, style) > width) {
      lines.push(current);
      current = word;
    } else current = next;
  }
  return [...lines, current];
};
