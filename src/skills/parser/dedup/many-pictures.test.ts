import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DEFAULT_DEDUP } from '#contract/config';
import { alikePictures, differentPictures } from '#testing/plain-png';
import { tempDir } from '#testing/temp-dir';
import { howMany } from '#testing/thorough';
import { openDecoder } from './decode/decoder.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { Duplicates } from './pictures.ts';

const COUNT = howMany(5_000, 1_500);
const MIB = 1024 * 1024;

const findIn = async (pictures: readonly Buffer[]): Promise<{ found: Duplicates; growth: number }> => {
  const dir = await tempDir('many');
  onTestFinished(dir.remove);
  const files = pictures.map((_, i) => ({ id: `p${i}`, path: join(dir.path, `${i}.png`) }));
  for (const [i, bytes] of pictures.entries()) await writeFile(files[i]?.path ?? '', bytes);
  const { signal } = new AbortController();
  const decoder = openDecoder({ signal });
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  try {
    const found = await findDuplicates(files, DEFAULT_DEDUP, { decoder, signal, onProgress: () => undefined });
    return { found, growth: most - before };
  } finally {
    clearInterval(watch);
    await decoder.close();
  }
};

it(`[DD06] ${COUNT} pictures that are alike become one, in bounded memory`, { timeout: 240_000 }, async () => {
  const { found, growth } = await findIn(alikePictures(COUNT));
  expect(found.clusters.map(({ ids }) => ids.length)).toEqual([COUNT]);
  expect(found.broken).toEqual([]);
  expect(found.borderline.pairs).toEqual([]);
  expect(growth).toBeLessThan(600 * MIB);
});

it(`[DD06] ${COUNT} different pictures stay ${COUNT}, in bounded memory`, { timeout: 240_000 }, async () => {
  const { found, growth } = await findIn(differentPictures(COUNT));
  expect(found.clusters).toHaveLength(COUNT);
  expect(found.borderline.pairs.length).toBeLessThanOrEqual(200);
  expect(growth).toBeLessThan(600 * MIB);
});
