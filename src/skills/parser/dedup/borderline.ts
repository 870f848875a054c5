import type { ImageDecision } from '#contract/image-decisions';
import { pairKey } from '#contract/pair-key';
import type { DecisionBook } from './decisions/decision-book.ts';
import type { Borderline, BorderlinePair } from './pictures.ts';

/** So many pairs are told: more than somebody looks through. */
const MOST_PAIRS = 200;
const DIGITS = 10_000;

interface ComparedPair {
  readonly contents: readonly [string, string];
  readonly similarity: number;
  readonly strain: number;
}

interface Outcome {
  readonly groups: readonly (readonly string[])[];
  readonly book: DecisionBook;
  readonly decisions: readonly ImageDecision[];
  idOf(content: string): string;
}

interface Ranked extends BorderlinePair {
  /** Decided ones first, then those that hung by the thinnest thread. */
  readonly rank: number;
}

/** Pairs that somebody decided stay in the list, so that the decision can be taken back. */
const decidedPairs = ({ decisions, book }: Outcome, known: ReadonlySet<string>): ComparedPair[] =>
  decisions.flatMap(({ a, b }) =>
    book.decided(a, b) === null || known.has(pairKey(a, b))
      ? []
      : [{ contents: [a, b] as const, similarity: 0, strain: 0 }],
  );

const order = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || (pairKey(...a.contents) < pairKey(...b.contents) ? -1 : 1);

/**
 * What was nearly decided otherwise, closest first. Without contents that somebody decided on it depends on the pictures
 * alone.
 */
export const borderlineOf = (compared: readonly ComparedPair[], outcome: Outcome): Borderline => {
  const groupOf = new Map(outcome.groups.flatMap((group, at) => group.map((content) => [content, at] as const)));
  const known = new Set(compared.map(({ contents }) => pairKey(...contents)));
  const pairs = [...compared, ...decidedPairs(outcome, known)].map(({ contents, similarity, strain }): Ranked => {
    const [a, b] = contents[0] < contents[1] ? contents : [contents[1], contents[0]];
    const decided = outcome.book.decided(a, b);
    return {
      ids: [outcome.idOf(a), outcome.idOf(b)],
      contents: [a, b],
      similarity: Math.round(similarity * DIGITS) / DIGITS,
      merged: groupOf.get(a) === groupOf.get(b),
      decided,
      rank: decided === null ? Math.abs(strain - 1) : -1,
    };
  });
  const told = pairs.sort(order).slice(0, MOST_PAIRS);
  return { pairs: told.map(({ rank: _rank, ...pair }) => pair), more: pairs.length - told.length };
};
