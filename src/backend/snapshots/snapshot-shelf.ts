import { lstat } from 'node:fs/promises';
import type { SnapshotAddress } from '#workspace/reading/snapshot-files';
import { openSnapshot, type SnapshotReader } from '#workspace/reading/snapshot-reader';
import { type Comparisons, createComparisons } from './comparisons.ts';
import { createScreenRows, type ScreenRows } from './screen-rows.ts';
import { createSurveys, type Surveys } from './survey/surveys.ts';

/** What is kept of the snapshots that the window looks at, so that each file is read and understood once. */
export interface SnapshotShelf {
  /** @throws CodedError `snapshot-missing`, `framework-unknown`, `path-outside` */
  open(at: SnapshotAddress): Promise<SnapshotReader>;
  readonly rows: ScreenRows;
  readonly surveys: Surveys;
  readonly comparisons: Comparisons;
}

/** Two that are compared, and the one that was looked at before. */
const KEPT = 3;

const stampOf = async (dir: string): Promise<string | null> => {
  const stats = await lstat(dir).catch(() => null);
  return stats === null ? null : `${stats.dev} ${stats.ino} ${stats.mtimeMs}`;
};

interface Kept {
  readonly reader: SnapshotReader;
  readonly stamp: string | null;
}

export const createSnapshotShelf = (): SnapshotShelf => {
  const kept = new Map<string, Promise<Kept>>();
  const read = async (at: SnapshotAddress): Promise<Kept> => {
    const reader = await openSnapshot(at);
    return { reader, stamp: await stampOf(reader.dir) };
  };
  const put = (key: string, opening: Promise<Kept>): Promise<Kept> => {
    kept.delete(key);
    kept.set(key, opening);
    opening.catch(() => kept.get(key) === opening && kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return opening;
  };
  return {
    open: async (at) => {
      const key = JSON.stringify([at.workspace, at.framework, at.name]);
      const known = await kept.get(key)?.catch(() => null);
      // A snapshot that went away, or was put back by hand, is looked at anew.
      const isThere = known && known.stamp !== null && known.stamp === (await stampOf(known.reader.dir));
      const opened = await put(key, isThere ? Promise.resolve(known) : read(at));
      return opened.reader;
    },
    rows: createScreenRows(),
    surveys: createSurveys(),
    comparisons: createComparisons(),
  };
};
