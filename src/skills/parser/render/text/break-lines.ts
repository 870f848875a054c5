import type { Run, RunStyle } from './text-runs.ts';
import { textWidth } from './text-widths.ts';

export interface Line {
  readonly runs: readonly Run[];
  /** By the widths of the design's font, without what is blank at its end. */
  readonly width: number;
  readonly height: number;
  /** True for the last line of a paragraph. */
  readonly ends: boolean;
}

export const runWidth = (text: string, { size, weight, spacing }: RunStyle): number =>
  textWidth(text, weight) * size + spacing * text.length;

/** A word with the blanks behind it; in scripts without blanks each character can end a line. */
const PIECES =
  /[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60-]*-?\s*/gu;

/** The runs of each paragraph. */
export const paragraphsOf = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const paragraphs: Run[][] = [[]];
  for (const { text, style } of runs) {
    for (const [index, part] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
      if (index > 0) paragraphs.push([]);
      // An empty run still tells how high an empty line is.
      paragraphs.at(-1)?.push({ text: part, style });
    }
  }
  return paragraphs;
};

interface Growing {
  readonly lines: Line[];
  runs: Run[];
  /** With the blanks at its end. */
  width: number;
  solid: number;
}

const endLine = (growing: Growing, ends: boolean, like: RunStyle | undefined): void => {
  const styles = growing.runs.length > 0 ? growing.runs.map(({ style }) => style) : like === undefined ? [] : [like];
  const height = Math.max(0, ...styles.map(({ lineHeight }) => lineHeight));
  growing.lines.push({ runs: growing.runs, width: growing.solid, height, ends });
  growing.runs = [];
  growing.width = 0;
  growing.solid = 0;
};

const addPiece = (growing: Growing, text: string, style: RunStyle, factor: number): void => {
  const last = growing.runs.at(-1);
  if (last !== undefined && last.style === style)
    growing.runs[growing.runs.length - 1] = { text: last.text + text, style };
  else growing.runs.push({ text, style });
  growing.solid = growing.width + runWidth(text.trimEnd(), style) * factor;
  growing.width += runWidth(text, style) * factor;
};

/**
 * Breaks one paragraph at blanks. A word that is wider than the line stands out of it.
 * @param factor by which the real font is wider than the measured one
 */
export const breakParagraph = (runs: readonly Run[], width: number, factor: number): readonly Line[] => {
  const growing: Growing = { lines: [], runs: [], width: 0, solid: 0 };
  for (const { text, style } of runs) {
    for (const [piece] of text.matchAll(PIECES)) {
      if (piece === '') continue;
      const needed = growing.width + runWidth(piece.trimEnd(), style) * factor;
      if (growing.runs.length > 0 && needed > width + 0.5) endLine(growing, false, undefined);
      addPiece(growing, piece, style, factor);
    }
  }
  endLine(growing, true, runs[0]?.style);
  return growing.lines;
};
