import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_DEDUP } from '#contract/config';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { openDecoder } from './decode/decoder.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { Cluster } from './pictures.ts';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label: string;
}

const readPairs = async (dir: string): Promise<readonly Pair[]> => {
  const [, ...lines] = (await readFile(join(dir, 'pairs.csv'), 'utf8')).trim().split('\n');
  return lines.map((line) => {
    const [, a = '', b = '', label = ''] = line.split(',');
    return { a, b, label };
  });
};

/** A pair is positive when both pictures end in the same cluster. */
const score = (pairs: readonly Pair[], clusters: readonly Cluster[]): { precision: number; recall: number } => {
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.ids.map((id) => [id, cluster] as const)));
  const isMerged = ({ a, b }: Pair): boolean => clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b);
  const duplicates = pairs.filter(({ label }) => label === 'duplicate');
  const right = duplicates.filter(isMerged).length;
  const wrong = pairs.filter((pair) => pair.label === 'distinct' && isMerged(pair)).length;
  return { precision: right / (right + wrong), recall: right / duplicates.length };
};

const dir = corpusDir();

it.skipIf(dir === null)(
  `merges the labelled duplicates of the corpus and nothing else${dir === null ? ` (${NO_CORPUS})` : ''}`,
  { timeout: 240_000 },
  async () => {
    const folder = join(dir ?? '', 'dedup');
    const pairs = await readPairs(folder);
    const files = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].map((id) => ({ id, path: join(folder, id) }));
    const { signal } = new AbortController();
    const decoder = openDecoder({ signal });
    try {
      const found = await findDuplicates(files, DEFAULT_DEDUP, { decoder, signal, onProgress: () => undefined });
      const { precision, recall } = score(pairs, found.clusters);
      console.log(`dedup on ${pairs.length} pairs: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
      expect(found.broken).toEqual([]);
      expect(precision).toBeGreaterThanOrEqual(0.995);
      expect(recall).toBeGreaterThanOrEqual(0.95);
    } finally {
      await decoder.close();
    }
  },
);
