import type { Run, RunStyle } from './text-runs.ts';
import { textWidth } from './text-widths.ts';

export interface Line {
  readonly runs: readonly Run[];
  /** By the widths of the design's font, without what is blank at its end. */
  readonly width: number;
  /** With it. */
  readonly whole: number;
  readonly height: number;
  /** Place of its paragraph in the text. */
  readonly paragraph: number;
  /** True for the first and for the last line of a paragraph. */
  readonly starts: boolean;
  readonly ends: boolean;
}

export const runWidth = (text: string, { size, weight, spacing }: RunStyle): number =>
  textWidth(text, weight) * size + spacing * text.length;

/** A word with the blanks behind it; in scripts without blanks each character can end a line. */
const PIECES =
  /[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60-]*-?\s*/gu;

/** What never breaks, measured once however often lines are tried. */
interface Piece {
  readonly text: string;
  readonly style: RunStyle;
  /** Without and with the blanks at its end. */
  readonly solid: number;
  readonly whole: number;
}

export interface Paragraph {
  readonly pieces: readonly Piece[];
  /** How high a line without text is. */
  readonly height: number;
  /** By which its lines are moved in. */
  readonly indent: number;
}

const pieceOf = (text: string, style: RunStyle): Piece => {
  const solid = runWidth(text.trimEnd(), style);
  return { text, style, solid, whole: solid + runWidth(text.slice(text.trimEnd().length), style) };
};

/** The paragraphs of a text, measured. `indentOf` says how far the lines of the n-th are moved in. */
export const paragraphsOf = (runs: readonly Run[], indentOf: (paragraph: number) => number): readonly Paragraph[] => {
  const parts: { pieces: Piece[]; height: number }[] = [{ pieces: [], height: 0 }];
  for (const { text, style } of runs) {
    for (const [index, part] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
      if (index > 0) parts.push({ pieces: [], height: 0 });
      const last = parts.at(-1) as (typeof parts)[number];
      last.height = Math.max(last.height, style.lineHeight);
      for (const [piece] of part.matchAll(PIECES)) if (piece !== '') last.pieces.push(pieceOf(piece, style));
    }
  }
  return parts.map((part, index) => ({ ...part, indent: indentOf(index) }));
};

const joined = (pieces: readonly Piece[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const { text, style } of pieces) {
    const last = runs.at(-1);
    if (last !== undefined && last.style === style) runs[runs.length - 1] = { text: last.text + text, style };
    else runs.push({ text, style });
  }
  return runs;
};

/** Numbers of the pieces that begin a line. */
const startsOf = ({ pieces, indent }: Paragraph, width: number, factor: number): readonly number[] => {
  const starts = [0];
  let filled = 0;
  for (const [index, { solid, whole }] of pieces.entries()) {
    const isFirst = index === starts.at(-1);
    if (!isFirst && filled + solid * factor > width - indent + 0.5) {
      starts.push(index);
      filled = 0;
    }
    filled += whole * factor;
  }
  return starts;
};

const widthOf = (pieces: readonly Piece[], factor: number): number => {
  let [filled, solid] = [0, 0];
  for (const piece of pieces) {
    if (piece.solid > 0) solid = filled + piece.solid;
    filled += piece.whole;
  }
  return solid * factor;
};

/**
 * Breaks a text at blanks. A word that is wider than the line stands out of it.
 * @param factor by which the real font is wider than the measured one
 */
export const breakLines = (paragraphs: readonly Paragraph[], width: number, factor: number): readonly Line[] =>
  paragraphs.flatMap((paragraph, number) => {
    const starts = startsOf(paragraph, width, factor);
    return starts.map((start, index): Line => {
      const pieces = paragraph.pieces.slice(start, starts[index + 1]);
      return {
        runs: joined(pieces),
        width: widthOf(pieces, factor),
        whole: pieces.reduce((sum, { whole }) => sum + whole, 0) * factor,
        height: pieces.reduce(
          (most, { style }) => Math.max(most, style.lineHeight),
          pieces.length > 0 ? 0 : paragraph.height,
        ),
        paragraph: number,
        starts: index === 0,
        ends: index === starts.length - 1,
      };
    });
  });
