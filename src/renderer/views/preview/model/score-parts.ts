import type { ScoreFigure, ScreenScore } from '#contract/code-gen/score';
import { SCORE_COLUMNS, SCORE_WEIGHTS, type ScoreColumn } from '#contract/code-gen/score-columns';

type Measured = Extract<ScoreFigure, { kind: 'measured' }>;
type Unmeasured = Extract<ScoreFigure, { kind: 'unmeasured' }>;

export interface ScorePart {
  readonly column: ScoreColumn;
  readonly figure: Measured;
  /** Before the run; null when it was not measured then, or is the same. */
  readonly before: Measured | null;
  /** How much of the total it is. */
  readonly weight: number;
}

/** How a figure is written: `22 of 24`, `0.962`, or `94.3%`. */
export type FigureForm = 'count' | 'share' | 'percent';

export const figureForm = (column: ScoreColumn, { part, whole }: Measured): FigureForm => {
  if (part !== undefined && whole !== undefined) return 'count';
  return column === 'likeness' ? 'share' : 'percent';
};

const isSame = (one: Measured, other: Measured): boolean =>
  one.share === other.share && one.part === other.part && one.whole === other.whole;

const partOf = (column: ScoreColumn, { columns, before }: ScreenScore): Omit<ScorePart, 'weight'> | null => {
  const figure = columns[column];
  if (figure?.kind !== 'measured') return null;
  const was = before?.columns[column];
  return { column, figure, before: was?.kind === 'measured' && !isSame(was, figure) ? was : null };
};

/** What a total is made of, in the order of the columns. */
export const scoreParts = (score: ScreenScore): readonly ScorePart[] => {
  const parts = SCORE_COLUMNS.flatMap((column) => partOf(column, score) ?? []);
  const sum = parts.reduce((all, { column }) => all + SCORE_WEIGHTS[column], 0);
  return parts.map((part) => ({ ...part, weight: SCORE_WEIGHTS[part.column] / sum }));
};

export interface UnmeasuredParts {
  readonly columns: readonly ScoreColumn[];
  readonly why: string;
  readonly params: Unmeasured['params'];
}

/** Columns that have no figure, those with the same reason together. */
export const unmeasuredParts = ({ columns }: ScreenScore): readonly UnmeasuredParts[] => {
  const groups = new Map<string, UnmeasuredParts>();
  for (const column of SCORE_COLUMNS) {
    const figure = columns[column];
    if (figure?.kind !== 'unmeasured') continue;
    const key = JSON.stringify([figure.why, figure.params]);
    const known = groups.get(key)?.columns ?? [];
    groups.set(key, { columns: [...known, column], why: figure.why, params: figure.params });
  }
  return [...groups.values()];
};

/** The one of two measured widths that is nearer to the width of the page; null when nothing was rendered. */
export const measuredWidth = (widths: readonly number[], width: number): number | null =>
  widths.length === 0
    ? null
    : widths.reduce((best, one) => (Math.abs(one - width) < Math.abs(best - width) ? one : best));

const tenths = (total: number): number => Math.floor(total * 10 + 1e-9);

/** By how much two totals differ as they are written, so that the figures in sight add up. */
export const shownGain = (before: number, now: number): number => Math.abs(tenths(now) - tenths(before)) / 10;
