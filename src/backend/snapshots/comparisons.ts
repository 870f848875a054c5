import type { SnapshotDiff } from '#contract/design/snapshot-diff';
import type { ScreenDiffPage, SnapshotComparison } from '#contract/design/snapshot-view';
import { compareSnapshots } from '#workspace/compare/compare-snapshots';
import { comparedSnapshot } from '#workspace/compare/compared-snapshot';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';

const SCREENS_AT_ONCE = 300;
const LAYERS_AT_ONCE = 300;
/** Tokens and images that are listed; the counts tell of all. */
const LISTED = 1_000;

/** Differences of two snapshots in parts. The last pair is kept; another one ends it when it is not done yet. */
export interface Comparisons {
  /** @throws CodedError `snapshot-missing`, `design-unreadable`, `cancelled` */
  screens(pair: Pair, from: number): Promise<SnapshotComparison>;
  layers(pair: Pair, screen: string, from: number): Promise<ScreenDiffPage>;
}

interface Pair {
  readonly before: SnapshotReader;
  readonly after: SnapshotReader;
}

interface Running {
  readonly key: string;
  readonly stop: AbortController;
  readonly diff: Promise<SnapshotDiff>;
}

const compare = async ({ before, after }: Pair, signal: AbortSignal): Promise<SnapshotDiff> =>
  compareSnapshots(await comparedSnapshot(before), await comparedSnapshot(after), signal);

const nextOf = (end: number, length: number): number | null => (end < length ? end : null);

export const createComparisons = (): Comparisons => {
  let last: Running | null = null;
  const diffOf = (pair: Pair): Promise<SnapshotDiff> => {
    const key = JSON.stringify([pair.before.dir, pair.after.dir]);
    if (last?.key === key) return last.diff;
    last?.stop.abort();
    const stop = new AbortController();
    const running: Running = { key, stop, diff: compare(pair, stop.signal) };
    last = running;
    running.diff.catch(() => {
      if (last === running) last = null;
    });
    return running.diff;
  };
  return {
    screens: async (pair, from) => {
      const { screens, tokens, images, ...diff } = await diffOf(pair);
      const end = from + SCREENS_AT_ONCE;
      return {
        ...diff,
        screens: screens.slice(from, end).map(({ layers: _layers, ...head }) => head),
        tokens: from === 0 ? tokens.slice(0, LISTED) : [],
        images: from === 0 ? images.slice(0, LISTED) : [],
        next: nextOf(end, screens.length),
      };
    },
    layers: async (pair, screen, from) => {
      const layers = (await diffOf(pair)).screens.find(({ id }) => id === screen)?.layers ?? [];
      const end = from + LAYERS_AT_ONCE;
      return { layers: layers.slice(from, end), next: nextOf(end, layers.length) };
    },
  };
};
