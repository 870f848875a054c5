import type { ScoreDifference } from '#contract/code-gen/score';
import { SCORE_WEIGHTS, type ScoreColumn } from '#contract/code-gen/score-columns';
import type { Box } from './expected/matrix.ts';

/** A difference with what it costs. */
export interface Found extends ScoreDifference {
  /** Points that the total loses by it, more or less: what differences are sorted by. */
  readonly cost: number;
  /** By how much, among those that cost the same. */
  readonly size: number;
}

interface What {
  readonly column: ScoreColumn;
  readonly word: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Share of its column that it takes. */
  readonly share: number;
  readonly size?: number;
}

interface Where {
  readonly node: string;
  readonly name: string;
  readonly box?: Box;
}

const LONGEST = 300;

/** Code and design may hold texts of any length. */
export const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim().toWellFormed();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
};

const cut = (value: string | number): string | number =>
  typeof value === 'string' ? short(value) : Math.round(value * 100) / 100;

const rounded = ({ x, y, width, height }: Box): Box => {
  const [left = 0, top = 0, wide = 0, high = 0] = [x, y, width, height].map((value) => Math.round(value * 100) / 100);
  return { x: left, y: top, width: wide, height: high };
};

/** @param where the layer that it belongs to; null for what belongs to none */
export const difference = ({ column, word, params, share, size = 0 }: What, where: Where | null): Found => ({
  column,
  node: where?.node.slice(0, 1_000) ?? null,
  name: short(where?.name ?? ''),
  word,
  params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, cut(value)])),
  box: where?.box === undefined ? null : rounded(where.box),
  cost: SCORE_WEIGHTS[column] * share,
  size,
});

/** The worst first, at most `most`. */
export const worstFirst = (found: readonly Found[], most: number): ScoreDifference[] =>
  found
    .toSorted((a, b) => b.cost - a.cost || b.size - a.size)
    .slice(0, most)
    .map(({ cost: _cost, size: _size, ...told }) => told);
