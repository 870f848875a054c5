import type { SnapshotView } from '#contract/design/snapshot-view';
import type { ImageDecision, ImageVerdict } from '#contract/image-decisions';
import { pairKey } from '#contract/pair-key';

/** Two pictures that were nearly judged otherwise, or that somebody judged. */
export interface ClosePair {
  readonly key: string;
  /** The keys of the image map, for people. */
  readonly name: string;
  readonly a: string;
  readonly b: string;
  readonly ids: readonly [string, string];
  readonly pictures: readonly [string | null, string | null];
  /** Null for a pair that is in the list only because it was decided. */
  readonly similarity: number | null;
  /** In this snapshot. */
  readonly merged: boolean;
  /** What was said for the next import; null where nothing was, or where it is so in this snapshot already. */
  readonly said: ImageDecision['decision'] | null;
  /** What they will be from the next import on, as far as anybody knows. */
  readonly isOne: boolean;
}

const saidIn = (decisions: readonly ImageDecision[]): ReadonlyMap<string, ImageDecision['decision']> =>
  new Map(decisions.map(({ a, b, decision }) => [pairKey(a, b), decision]));

/** The pairs of a snapshot with what was said about them since. */
export const closePairs = ({ imageGroups, imageDecisions = [] }: SnapshotView): readonly ClosePair[] => {
  const said = saidIn(imageDecisions);
  return (imageGroups?.borderline ?? []).map(({ ids, contents, keys, pictures, similarity, merged, decided }) => {
    const [a, b] = contents;
    const key = pairKey(a, b);
    const word = said.get(key) ?? null;
    const names = [...new Set(keys.filter((name) => name !== ''))];
    return {
      key,
      name: names.join(' · '),
      a,
      b,
      ids,
      pictures,
      similarity: decided === null ? similarity : null,
      merged,
      said: word,
      isOne: word === null ? merged : word === 'join',
    };
  });
};

interface Pressed {
  readonly key: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
}

/** J joins, S splits, F takes back; null for any other key, and for what is so already. */
export const verdictOfKey = ({ a, b, isOne, said }: ClosePair, event: Pressed): ImageVerdict | null => {
  if (event.metaKey || event.ctrlKey || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case 'j':
      return isOne ? null : { decision: 'join', a, b };
    case 's':
      return isOne ? { decision: 'split', a, b } : null;
    case 'f':
      return said === null ? null : { decision: 'forget', a, b };
    default:
      return null;
  }
};
