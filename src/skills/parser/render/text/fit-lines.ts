import { type Box, box, type Fields, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import type { Size } from '../geometry/outline.ts';
import { breakLines, type Line, type Paragraph } from './break-lines.ts';

export interface Fitted {
  readonly lines: readonly Line[];
  /** By which the font of the design is wider than the measured one. */
  readonly factor: number;
}

export interface Breaking {
  readonly paragraphs: readonly Paragraph[];
  readonly size: Size;
  /** Between paragraphs. */
  readonly gap: number;
  readonly family: string;
}

/** The family whose widths are known exactly. */
const MEASURED = 'inter';

/** Nearest to the measured widths first. */
const FACTORS: readonly number[] = Array.from({ length: 41 }, (_, step) => 0.6 + step * 0.02).sort(
  (a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)),
);

const factorsOf = ({ family }: Breaking): readonly number[] =>
  family.toLowerCase() === MEASURED ? FACTORS.filter((factor) => Math.abs(factor - 1) < 0.03) : FACTORS;

export const heightOf = (lines: readonly Line[], gap: number): number =>
  lines.reduce((sum, { height, ends }, index) => sum + height + (ends && index < lines.length - 1 ? gap : 0), 0);

const longest = (lines: readonly Line[]): number => lines.reduce((most, { width }) => Math.max(most, width), 0);

/** Where Figma put ink, unless something else than the letters may have made it. */
export const inkOf = (node: FigmaNode): Box | undefined => {
  const own = box(node);
  const ink = box(node, 'absoluteRenderBounds');
  const isPlain = !Array.isArray(node['effects']) || node['effects'].length === 0;
  if (own === undefined || ink === undefined || !isPlain || ink.width <= 0 || ink.height <= 0) return undefined;
  return Math.abs(Number(node['rotation'] ?? 0)) > 0.01 ? undefined : ink;
};

/** How far the found lines are from what Figma tells of them: 0 when all agrees. */
const errorOf = (
  lines: readonly Line[],
  breaking: Breaking,
  { ink, grows }: { ink: Box | undefined; grows: boolean },
): number => {
  const line = Math.max(1, lines[0]?.height ?? 1);
  const height = heightOf(lines, breaking.gap);
  const byBox = grows ? Math.max(0, Math.abs(height - breaking.size.height) / line - 0.4) : 0;
  if (ink === undefined) return byBox;
  // Ink is lower than its line: between a third and all of the first line is blank.
  const byInk = Math.max(0, Math.abs(height - line * 0.35 - ink.height) / line - 0.45);
  return byBox + byInk + Math.min(1, Math.abs(longest(lines) - ink.width) / Math.max(1, ink.width));
};

/** Text in a box of given width: the widths are tried until lines and box agree. */
const fitToBox = (breaking: Breaking, told: { ink: Box | undefined; grows: boolean }): Fitted => {
  let best: Fitted = { lines: breakLines(breaking.paragraphs, breaking.size.width, 1), factor: 1 };
  let least = Infinity;
  for (const factor of factorsOf(breaking)) {
    const lines = breakLines(breaking.paragraphs, breaking.size.width, factor);
    const error = errorOf(lines, breaking, told) + 0.02 * Math.abs(Math.log(factor));
    if (error >= least - 1e-9) continue;
    best = { lines, factor };
    least = error;
    if (told.ink === undefined && error < 0.02) break;
  }
  return best;
};

/** The box of a text that grows sideways is as wide as its longest line, blanks at its end included. */
const fitToWidth = (breaking: Breaking): Fitted => {
  const measured = breakLines(breaking.paragraphs, Infinity, 1);
  const indent = Math.max(0, ...breaking.paragraphs.map((paragraph) => paragraph.indent));
  const [wanted, found] = [breaking.size.width - indent, Math.max(0, ...measured.map((line) => line.whole))];
  const [least, most] = breaking.family.toLowerCase() === MEASURED ? [0.97, 1.03] : [0.5, 1.6];
  const factor = wanted > 0 && found > 0 ? Math.max(least, Math.min(most, wanted / found)) : 1;
  return {
    lines: measured.map((line) => ({ ...line, width: line.width * factor, whole: line.whole * factor })),
    factor,
  };
};

/** Figma sends no line breaks: they are found again from the box of the text and from where its ink is. */
export const fitLines = (node: FigmaNode, style: Fields, breaking: Breaking): Fitted => {
  const resize = str(style, 'textAutoResize');
  if (resize === 'WIDTH_AND_HEIGHT') return fitToWidth(breaking);
  return fitToBox(breaking, { ink: inkOf(node), grows: resize === 'HEIGHT' });
};
