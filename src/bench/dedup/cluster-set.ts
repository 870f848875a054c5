import type { DedupConfig } from '#contract/config';
import { openDecoder } from '#parser/dedup/decode/decoder';
import { findDuplicates } from '#parser/dedup/find-duplicates';
import type { DedupPicture, Duplicates } from '#parser/dedup/pictures';

/** The engine of an import over a whole set. */
export const clusterSet = async (files: readonly DedupPicture[], config: DedupConfig): Promise<Duplicates> => {
  const { signal } = new AbortController();
  const decoder = openDecoder({ signal });
  try {
    return await findDuplicates(files, config, { decoder, signal, onProgress: () => undefined });
  } finally {
    await decoder.close();
  }
};

export const groupsOf = ({ clusters }: Duplicates): readonly (readonly string[])[] => clusters.map(({ ids }) => ids);
