import { type Fields, num, record, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import type { Size } from '../geometry/outline.ts';
import { breakParagraph, type Line, paragraphsOf } from './break-lines.ts';
import { textRuns } from './text-runs.ts';

/** A line with where its baseline is. */
export interface PlacedLine extends Line {
  readonly baseline: number;
}

export interface TextLayout {
  readonly lines: readonly PlacedLine[];
  /** By which the font of the design is wider than the measured one. */
  readonly factor: number;
}

/** Tried in this order: what is nearest to the measured widths first. */
const FACTORS = [1, 0.98, 1.02, 0.96, 1.04, 0.94, 1.06, 0.92, 1.08, 0.9, 1.1, 0.87, 1.13, 0.84, 1.16, 0.8, 1.2];

/** Half of what letters reach above the baseline more than below, in shares of the size: near this in most fonts. */
const RISE = 0.36;
const RISES: Readonly<Record<string, number>> = { inter: 0.364, roboto: 0.342, poppins: 0.35, 'helvetica neue': 0.37 };

const riseOf = (family: string): number => {
  const name = family.toLowerCase();
  return (Object.hasOwn(RISES, name) ? RISES[name] : undefined) ?? RISE;
};

interface Breaking {
  readonly paragraphs: ReturnType<typeof paragraphsOf>;
  readonly width: number;
  readonly gap: number;
}

const breakAll = ({ paragraphs, width }: Breaking, factor: number): readonly Line[] =>
  paragraphs.flatMap((paragraph) => breakParagraph(paragraph, width, factor));

const heightOf = (lines: readonly Line[], gap: number): number =>
  lines.reduce((sum, { height, ends }, index) => sum + height + (ends && index < lines.length - 1 ? gap : 0), 0);

/** The box of a text that grows downwards tells how many lines there are: the widths are fitted until it agrees. */
const fitToHeight = (breaking: Breaking, height: number): { lines: readonly Line[]; factor: number } => {
  const tolerance = Math.max(1, (breaking.paragraphs[0]?.[0]?.style.lineHeight ?? 0) * 0.4);
  for (const factor of FACTORS) {
    const lines = breakAll(breaking, factor);
    if (Math.abs(heightOf(lines, breaking.gap) - height) <= tolerance) return { lines, factor };
  }
  return { lines: breakAll(breaking, 1), factor: 1 };
};

/** The box of a text that grows sideways is as wide as its longest line. */
const fitToWidth = (breaking: Breaking, width: number): { lines: readonly Line[]; factor: number } => {
  const measured = breakAll({ ...breaking, width: Infinity }, 1);
  const longest = Math.max(0, ...measured.map((line) => line.width));
  const factor = longest > 0 && width > 0 ? Math.max(0.5, Math.min(2, width / longest)) : 1;
  return { lines: measured.map((line) => ({ ...line, width: line.width * factor })), factor };
};

const broken = (style: Fields, breaking: Breaking, size: Size): { lines: readonly Line[]; factor: number } => {
  const resize = str(style, 'textAutoResize');
  if (resize === 'WIDTH_AND_HEIGHT') return fitToWidth(breaking, size.width);
  if (resize === 'HEIGHT') return fitToHeight(breaking, size.height);
  return { lines: breakAll(breaking, 1), factor: 1 };
};

/** Lines that a truncated text keeps; the last of them ends in an ellipsis. */
const truncated = (style: Fields, lines: readonly Line[], size: Size): readonly Line[] => {
  const isCut = str(style, 'textTruncation') === 'ENDING' || str(style, 'textAutoResize') === 'TRUNCATE';
  if (!isCut || lines.length === 0) return lines;
  const byHeight = Math.max(1, Math.floor((size.height + 1) / Math.max(1, lines[0]?.height ?? 1)));
  const most = Math.max(1, Math.round(num(style, 'maxLines') ?? byHeight));
  if (lines.length <= most) return lines;
  const last = lines[most - 1] as Line;
  const runs = last.runs.map((run, index) =>
    index === last.runs.length - 1 ? { ...run, text: `${run.text.trimEnd()}…` } : run,
  );
  return [...lines.slice(0, most - 1), { ...last, runs, ends: true }];
};

const startOf = (style: Fields, free: number): number => {
  const align = str(style, 'textAlignVertical');
  return align === 'BOTTOM' ? free : align === 'CENTER' ? free / 2 : 0;
};

const tallest = ({ runs }: Line) =>
  runs.reduce((best, { style }) => (style.size > best.size ? style : best), runs[0]?.style ?? { size: 0, family: '' });

const placed = (lines: readonly Line[], start: number, gap: number): readonly PlacedLine[] => {
  let top = start;
  return lines.map((line) => {
    const { size, family } = tallest(line);
    const baseline = top + line.height / 2 + riseOf(family) * size;
    top += line.height + (line.ends ? gap : 0);
    return { ...line, baseline };
  });
};

/** Breaks and places the text of a layer, as far as that can be told without its font. */
export const layOut = (node: FigmaNode, size: Size): TextLayout => {
  const style = record(node, 'style') ?? {};
  const gap = Math.max(0, num(style, 'paragraphSpacing') ?? 0);
  const breaking = { paragraphs: paragraphsOf(textRuns(node)), width: size.width, gap };
  const { lines: all, factor } = broken(style, breaking, size);
  const lines = truncated(style, all, size);
  return { lines: placed(lines, startOf(style, size.height - heightOf(lines, gap)), gap), factor };
};
