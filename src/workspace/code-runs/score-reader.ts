import { join } from 'node:path';
import { type Score, type ScoreView, score } from '#contract/code-gen/score';
import { readBounded } from '../files/bounded-read.ts';
import { PRODUCT_DIR } from '../paths.ts';
import { resolveInside } from '../safe-path.ts';
import { readCodeMap } from './code-map-file.ts';
import { mappedDigest } from './looked-at.ts';
import { runFolder, SCORE_DIR, SCORE_FILE } from './run-paths.ts';
import { runNames } from './run-reader.ts';

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_PICTURE_BYTES = 32 * 1024 * 1024;

/** What a picture of a score is called: a piece of its own hash, so that what a name stands for never changes. */
const PICTURE_NAME = /^[0-9a-f]{32}\.png$/;

const parse = (bytes: Uint8Array): Score | null => {
  try {
    return score.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
  } catch {
    return null;
  }
};

/** The score of a run; null where none was measured, and for one that cannot be understood. */
export const readScore = async (workspace: string, run: string): Promise<Score | null> => {
  try {
    const read = await readBounded(join(await runFolder(workspace, run), SCORE_FILE), MOST_BYTES);
    const found = read.kind === 'ok' ? parse(read.bytes) : null;
    return found?.run === run ? found : null;
  } catch {
    return null;
  }
};

/** The newest score of a snapshot, and whether its files are still those that were looked at; null where there is none. */
export const findScore = async (workspace: string, snapshot: string): Promise<ScoreView | null> => {
  for (const run of await runNames(workspace)) {
    const found = await readScore(workspace, run);
    if (found === null || found.snapshot !== snapshot) continue;
    return { score: found, stale: (await mappedDigest(workspace, await readCodeMap(workspace))) !== found.digest };
  }
  return null;
};

/**
 * Real path of the folder with the pictures of a run's score, there or not; null when a link is in its place.
 * @throws CodedError `run-missing`, `path-outside`
 */
export const scoreFolder = async (workspace: string, run: string): Promise<string | null> => {
  const plain = join(await runFolder(workspace, run), SCORE_DIR);
  const real = await resolveInside(workspace, join(PRODUCT_DIR, 'runs', run, SCORE_DIR)).catch(() => null);
  return real === plain ? plain : null;
};

/** Bytes of a picture of a score; null for any other name and where nothing is. */
export const readScorePicture = async (workspace: string, run: string, name: string): Promise<Buffer | null> => {
  try {
    const folder = PICTURE_NAME.test(name) ? await scoreFolder(workspace, run) : null;
    if (folder === null) return null;
    const read = await readBounded(join(folder, name), MOST_PICTURE_BYTES);
    return read.kind === 'ok' ? Buffer.from(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength) : null;
  } catch {
    return null;
  }
};
