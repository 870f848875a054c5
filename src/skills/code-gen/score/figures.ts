import type { ScoreFigure } from '#contract/code-gen/score';
import { SCORE_COLUMNS, SCORE_WEIGHTS, type ScoreColumn } from '#contract/code-gen/score-columns';

export type Columns = Readonly<Record<ScoreColumn, ScoreFigure>>;
type Params = Readonly<Record<string, string | number>>;

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** A share of things that were counted. @param why said instead where there is nothing to count */
export const counted = (part: number, whole: number, why: string): ScoreFigure =>
  whole > 0 ? { kind: 'measured', share: within(part / whole), part, whole } : unmeasured(why);

export const measured = (share: number, note?: string): ScoreFigure => ({
  kind: 'measured',
  share: within(share),
  ...(note === undefined ? {} : { note }),
});

export const unmeasured = (why: string, params: Params = {}): ScoreFigure => ({
  kind: 'unmeasured',
  why,
  params: { ...params },
});

/** The same reason for each of some columns. */
export const allUnmeasured = <Column extends ScoreColumn>(
  columns: readonly Column[],
  why: string,
  params: Params = {},
): Record<Column, ScoreFigure> =>
  Object.fromEntries(columns.map((column) => [column, unmeasured(why, params)])) as Record<Column, ScoreFigure>;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Code whose page does not come up would be as good as the little of it that can be read. */
const isBroken = (columns: Columns): boolean =>
  SCORE_COLUMNS.some((column) => {
    const figure = columns[column];
    return figure.kind === 'unmeasured' && figure.why === 'broken';
  });

/** 0 to 100: the weighted mean of the columns that were measured; null when none was, and for a page that is broken. */
export const totalOf = (columns: Columns): number | null => {
  if (isBroken(columns)) return null;
  let [sum, weights] = [0, 0];
  for (const column of SCORE_COLUMNS) {
    const figure = columns[column];
    if (figure.kind !== 'measured') continue;
    sum += SCORE_WEIGHTS[column] * figure.share;
    weights += SCORE_WEIGHTS[column];
  }
  return weights === 0 ? null : rounded((100 * sum) / weights);
};

/** Mean of the totals that there are; null when there is none. */
export const meanOf = (totals: readonly (number | null)[]): number | null => {
  const known = totals.filter((total) => total !== null);
  return known.length === 0 ? null : rounded(known.reduce((sum, total) => sum + total, 0) / known.length);
};
