// TEMPORARY by the lead so that the pipeline runs: PIPELINE developer, replace this file.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DedupConfig } from '#contract/config';
export interface DedupImage {
  readonly id: string;
  readonly path: string;
}
export interface DedupResult {
  readonly clusters: readonly (readonly string[])[];
  readonly broken: readonly { id: string; reason: string }[];
}
export const dedupImages = async (
  images: readonly DedupImage[],
  _config: DedupConfig,
  run: { signal: AbortSignal; onProgress(done: number, total: number): void },
): Promise<DedupResult> => {
  const groups = new Map<string, string[]>();
  for (const [index, { id, path }] of images.entries()) {
    const key = createHash('md5')
      .update(await readFile(path))
      .digest('hex');
    groups.set(key, [...(groups.get(key) ?? []), id]);
    run.onProgress(index + 1, images.length);
  }
  return { clusters: [...groups.values()], broken: [] };
};
