import type { DedupConfig } from '#contract/config';
import { readImageDecisions } from '#workspace/image-decisions';
import { type Embedder, openEmbedder } from './cnn/embedder.ts';
import { findModelFile } from './cnn/model-file.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { DedupPicture, DedupRun, Duplicates } from './pictures.ts';

interface Asked {
  /** Real path. */
  readonly workspace: string;
  readonly config: DedupConfig;
}

const openModelOf = async ({ workspace, config }: Asked, signal: AbortSignal): Promise<Embedder | null> =>
  config.method === 'cnn' ? openEmbedder(await findModelFile(workspace, config), { signal }) : null;

/**
 * Refuses before anything is fetched: a model that cannot be used, decisions that cannot be read.
 * @throws CodedError `dedup-model-invalid` {file, reason}, `image-decisions-invalid` {file, reason}, `cancelled`
 */
export const checkDedup = async (asked: Asked, signal: AbortSignal): Promise<void> => {
  await readImageDecisions(asked.workspace);
  await (await openModelOf(asked, signal))?.close();
};

/** Finds the duplicates of one import, with the processes that this needs. @throws CodedError of `findDuplicates` and `checkDedup` */
export const dedupPictures = async (
  pictures: readonly DedupPicture[],
  asked: Asked,
  { decoder, signal, onProgress }: Pick<DedupRun, 'decoder' | 'signal' | 'onProgress'>,
): Promise<Duplicates> => {
  const decisions = await readImageDecisions(asked.workspace);
  const embedder = await openModelOf(asked, signal);
  try {
    const run = { decoder, signal, decisions, onProgress, ...(embedder === null ? {} : { embedder }) };
    return await findDuplicates(pictures, asked.config, run);
  } finally {
    await embedder?.close();
  }
};
