import { join } from 'node:path';
import { writeFileAtomic } from '../atomic-file.ts';
import { readBounded } from '../files/bounded-read.ts';
import { isSnapshotName } from './snapshot-name.ts';

export const LATEST = 'latest.txt';
const MAX_LATEST_BYTES = 64;

/** The name in `latest.txt` and nothing else of it: whatever is not exactly a snapshot's name counts as absent. */
export const readLatestName = async (dir: string): Promise<string | null> => {
  const read = await readBounded(join(dir, LATEST), MAX_LATEST_BYTES);
  if (read.kind !== 'ok') return null;
  const text = new TextDecoder().decode(read.bytes).replace(/\n$/, '');
  return isSnapshotName(text) ? text : null;
};

/** Written without a line end, so that the content is the name. */
export const writeLatestName = (dir: string, name: string): Promise<void> =>
  writeFileAtomic(join(dir, LATEST), name, { point: 'latest' });
