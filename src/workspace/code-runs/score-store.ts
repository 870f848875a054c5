import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Score } from '#contract/code-gen/score';
import { CodedError } from '#contract/errors';
import { writeFileAtomic } from '../atomic-file.ts';
import { makeFolder, removeFile } from '../files/durable.ts';
import { coded, isMissing } from '../fs-failure.ts';
import { runFolder, SCORE_DIR, SCORE_FILE } from './run-paths.ts';
import { readPlan } from './run-reader.ts';
import { scoreFolder } from './score-reader.ts';

/** The writing side of the score of a run. Everything needs the run lock, and may throw a CodedError of the disk. */
export interface ScoreStore {
  /** @returns the name of the picture, which goes into the score */
  keepPicture(png: Uint8Array): Promise<string>;
  /** Replaces the score; pictures that it does not name are taken away. */
  keep(score: Score): Promise<void>;
}

const namedIn = ({ screens }: Score): ReadonlySet<string> =>
  new Set(screens.flatMap(({ pictures }) => Object.values(pictures).filter((name) => name !== null)));

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });

// Also what an earlier measurement left that was stopped before its score stood.
const removeUnnamed = async (folder: string, named: ReadonlySet<string>): Promise<void> => {
  for (const name of await namesIn(folder))
    if (!named.has(name)) await removeFile(join(folder, name), 'score.prune').catch(() => undefined);
};

/** @throws CodedError `run-missing`, `path-outside` */
export const openScoreStore = async (workspace: string, run: string): Promise<ScoreStore> => {
  await readPlan(workspace, run);
  const pictures = async (): Promise<string> => {
    const folder = await scoreFolder(workspace, run);
    if (folder === null) throw new CodedError('path-outside', { path: SCORE_DIR });
    return folder;
  };
  return {
    keepPicture: async (png) => {
      const folder = await pictures();
      const name = `${createHash('sha256').update(png).digest('hex').slice(0, 32)}.png`;
      await coded(folder, () => makeFolder(folder, 'score.folder'));
      await writeFileAtomic(join(folder, name), png, { mode: 0o600, point: 'score-picture' });
      return name;
    },
    keep: async (score) => {
      const text = `${JSON.stringify(score)}\n`;
      await writeFileAtomic(join(await runFolder(workspace, run), SCORE_FILE), text, { mode: 0o600, point: 'score' });
      const folder = await pictures();
      await coded(folder, () => removeUnnamed(folder, namedIn(score)));
    },
  };
};
