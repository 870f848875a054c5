import type { LabelledPair } from './pair-set.ts';

export interface PairScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly counted: { readonly duplicate: number; readonly distinct: number; readonly ambiguous: number };
  /** Wrong answers by label and kind: `missed` duplicates and `merged` distinct pairs. */
  readonly errors: readonly KindErrors[];
}

export interface KindErrors {
  readonly kind: string;
  readonly label: 'duplicate' | 'distinct';
  readonly wrong: number;
  readonly of: number;
  readonly examples: readonly string[];
}

const EXAMPLES = 3;

/** Pairs of ids that ended in the same group. */
export const mergedIn = (groups: Iterable<readonly string[]>): ((pair: LabelledPair) => boolean) => {
  const groupOf = new Map<string, number>();
  let count = 0;
  for (const ids of groups) {
    for (const id of ids) groupOf.set(id, count);
    count += 1;
  }
  return ({ a, b }) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

const errorsOf = (pairs: readonly LabelledPair[], isWrong: (pair: LabelledPair) => boolean): KindErrors[] => {
  const kinds = Map.groupBy(pairs, ({ label, kind }) => `${label} ${kind}`);
  return [...kinds.values()].flatMap((same) => {
    const [{ kind, label }] = same as [LabelledPair];
    const wrong = same.filter(isWrong);
    const examples = wrong.slice(0, EXAMPLES).map(({ a, b }) => `${a} | ${b}`);
    return wrong.length === 0 || label === 'ambiguous'
      ? []
      : [{ kind: kind || label, label, wrong: wrong.length, of: same.length, examples }];
  });
};

/** Ambiguous pairs are not counted. Nothing merged is precision 1. */
export const scorePairs = (pairs: readonly LabelledPair[], isMerged: (pair: LabelledPair) => boolean): PairScore => {
  const of = (label: LabelledPair['label']): LabelledPair[] => pairs.filter((pair) => pair.label === label);
  const [duplicate, distinct] = [of('duplicate'), of('distinct')];
  const right = duplicate.filter(isMerged).length;
  const wrong = distinct.filter(isMerged).length;
  const precision = ratio(right, right + wrong);
  const recall = ratio(right, duplicate.length);
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    counted: { duplicate: duplicate.length, distinct: distinct.length, ambiguous: of('ambiguous').length },
    errors: errorsOf(pairs, (pair) => isMerged(pair) !== (pair.label === 'duplicate')),
  };
};
