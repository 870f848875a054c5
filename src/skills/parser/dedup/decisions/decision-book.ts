import type { ImageDecision } from '#contract/image-decisions';
import { pairKey } from '#contract/pair-key';

/** What was decided about the pictures of one set, without contradictions. */
export interface DecisionBook {
  /** Whether two pictures must not end in one group. */
  isSplit(a: string, b: string): boolean;
  /** Pictures that belong together, each set with at least two; in no particular order. */
  readonly joined: readonly (readonly string[])[];
  /** What the last decision about exactly these two says. */
  decided(a: string, b: string): ImageDecision['decision'] | null;
}

/** Sets that only grow; the smallest name stands for a set. */
const createSets = () => {
  const parents = new Map<string, string>();
  const rootOf = (item: string): string => {
    let root = item;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const unite = (a: string, b: string): void => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parents.set(one < other ? other : one, one < other ? one : other);
  };
  return { rootOf, unite };
};

/**
 * The newest decision holds: from the last to the first, each is taken unless a later one contradicts it, also by way of
 * other pictures. Decisions about pictures that are not there wait for a set in which they are.
 */
export const openDecisionBook = (
  decisions: readonly ImageDecision[],
  isPresent: (content: string) => boolean,
): DecisionBook => {
  const sets = createSets();
  const splits: (readonly [string, string])[] = [];
  const latest = new Map<string, ImageDecision['decision']>();
  const joinedOnes = new Set<string>();
  const splitKeys = (): Set<string> => new Set(splits.map(([a, b]) => pairKey(sets.rootOf(a), sets.rootOf(b))));
  let keys = splitKeys();
  for (const { decision, a, b } of decisions.toReversed()) {
    if (a === b || !isPresent(a) || !isPresent(b)) continue;
    if (!latest.has(pairKey(a, b))) latest.set(pairKey(a, b), decision);
    const isTogether = sets.rootOf(a) === sets.rootOf(b);
    const isApart = keys.has(pairKey(sets.rootOf(a), sets.rootOf(b)));
    if (isTogether || isApart) continue;
    if (decision === 'split') {
      splits.push([a, b]);
      keys.add(pairKey(sets.rootOf(a), sets.rootOf(b)));
    } else {
      sets.unite(a, b);
      joinedOnes.add(a).add(b);
      keys = splitKeys();
    }
  }
  return {
    isSplit: (a, b) => keys.size > 0 && keys.has(pairKey(sets.rootOf(a), sets.rootOf(b))),
    joined: [...Map.groupBy(joinedOnes, sets.rootOf).values()],
    decided: (a, b) => latest.get(pairKey(a, b)) ?? null,
  };
};
