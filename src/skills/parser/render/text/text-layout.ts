import { type Fields, num, record, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import type { Size } from '../geometry/outline.ts';
import { type Line, paragraphsOf } from './break-lines.ts';
import { fitLines, heightOf } from './fit-lines.ts';
import { type ListMark, listMarks } from './list-marks.ts';
import { type RunStyle, textRuns } from './text-runs.ts';
import { truncated } from './truncate.ts';

/** A line with where its baseline is. */
export interface PlacedLine extends Line {
  readonly baseline: number;
  readonly indent: number;
  /** Of the item of a list that begins here. */
  readonly mark: string;
}

interface TextLayout {
  readonly lines: readonly PlacedLine[];
  readonly factor: number;
}

/** Half of what letters reach above the baseline more than below, in shares of the size: near this in most fonts. */
const RISE = 0.36;
const RISES: Readonly<Record<string, number>> = { inter: 0.364, roboto: 0.342, poppins: 0.35, 'helvetica neue': 0.37 };

const riseOf = (family: string): number => {
  const name = family.toLowerCase();
  return (Object.hasOwn(RISES, name) ? RISES[name] : undefined) ?? RISE;
};

const startOf = (style: Fields, free: number): number => {
  const align = str(style, 'textAlignVertical');
  return align === 'BOTTOM' ? free : align === 'CENTER' ? free / 2 : 0;
};

/** Height of capitals in shares of the size, near this in most fonts. */
const CAPITALS = 0.727;

/** Trimmed text begins at the top of its capitals instead of at the top of its line. */
const trimOf = (style: Fields, first: Line | undefined): number => {
  if (first === undefined || str(style, 'leadingTrim') !== 'CAP_HEIGHT') return 0;
  const { size, family } = tallest(first);
  return first.height / 2 + riseOf(family) * size - CAPITALS * size;
};

const tallest = ({ runs }: Line): Pick<RunStyle, 'size' | 'family'> =>
  runs.reduce((best, { style }) => (style.size > best.size ? style : best), runs[0]?.style ?? { size: 0, family: '' });

interface Placing {
  readonly start: number;
  readonly gap: number;
  readonly marks: readonly ListMark[];
}

const placed = (lines: readonly Line[], { start, gap, marks }: Placing): readonly PlacedLine[] => {
  let top = start;
  return lines.map((line) => {
    const { size, family } = tallest(line);
    const baseline = top + line.height / 2 + riseOf(family) * size;
    top += line.height + (line.ends ? gap : 0);
    const { indent, mark } = marks[line.paragraph] ?? { indent: 0, mark: '' };
    return { ...line, baseline, indent, mark: line.starts ? mark : '' };
  });
};

const startIn = (style: Fields, lines: readonly Line[], { size, gap }: { size: Size; gap: number }): number => {
  const trim = trimOf(style, lines[0]);
  const last = lines.at(-1);
  const below =
    trim > 0 && last !== undefined ? last.height / 2 - riseOf(tallest(last).family) * tallest(last).size : 0;
  return startOf(style, size.height - heightOf(lines, gap) + trim + below) - trim;
};

/** Breaks and places the text of a layer, as far as that can be told without its font. */
export const layOut = (node: FigmaNode, size: Size): TextLayout => {
  const style = record(node, 'style') ?? {};
  const gap = Math.max(0, num(style, 'paragraphSpacing') ?? 0);
  const runs = textRuns(node);
  const first = runs[0]?.style;
  const count = runs.reduce((sum, { text }) => sum + text.split(/\r\n|[\n\r\u2028\u2029]/).length - 1, 1);
  const marks = listMarks(node, count, first?.size ?? 0);
  const paragraphs = paragraphsOf(runs, (index) => marks[index]?.indent ?? 0);
  const { lines: all, factor } = fitLines(node, style, { paragraphs, size, gap, family: first?.family ?? '' });
  const lines = truncated(style, all, { size, factor });
  return { lines: placed(lines, { start: startIn(style, lines, { size, gap }), gap, marks }), factor };
};
