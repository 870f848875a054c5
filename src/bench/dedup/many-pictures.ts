import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { DEFAULT_DEDUP } from '#contract/config';
import { alikePictures, differentPictures } from '#testing/plain-png';
import { clusterSet } from './cluster-set.ts';
import { iconSvg, lucideIcons } from './draw-icons.ts';

export interface Load {
  readonly what: string;
  readonly pictures: number;
  readonly groups: number;
  readonly seconds: number;
  /** Longest time for which the process answered nobody, in milliseconds. */
  readonly lag: number;
  /** Resident megabytes of this process at the end beyond those at the start; decoders have their own. */
  readonly growthMb: number;
}

const COUNT = 5_000;
const MIB = 1024 * 1024;

/** Every icon of the package in as many sizes as it takes. */
const iconPictures = async (count: number): Promise<Buffer[]> => {
  const { icons } = await lucideIcons(1);
  const sizes = [24, 32, 48, 64, 96];
  const plan = sizes.flatMap((px) => icons.map((icon) => ({ icon, px }))).slice(0, count);
  return Promise.all(
    plan.map(({ icon, px }) =>
      sharp(iconSvg(icon, { px, colour: '#1f2937' }))
        .png()
        .toBuffer(),
    ),
  );
};

const measure = async (dir: string, what: string, pictures: readonly Buffer[]): Promise<Load> => {
  mkdirSync(dir, { recursive: true });
  const files = pictures.map((bytes, i) => {
    const path = join(dir, `${i}.png`);
    writeFileSync(path, bytes);
    return { id: `p${i}`, path };
  });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  const start = performance.now();
  delay.enable();
  const { clusters } = await clusterSet(files, DEFAULT_DEDUP);
  delay.disable();
  return {
    what,
    pictures: pictures.length,
    groups: clusters.length,
    seconds: (performance.now() - start) / 1_000,
    lag: delay.max / 1e6,
    growthMb: (process.memoryUsage().rss - before) / MIB,
  };
};

/** Many pictures at once: all alike, all different, and as an icon library has them. */
export const measureMany = async (dir: string): Promise<readonly Load[]> => [
  await measure(join(dir, 'alike'), 'alike', alikePictures(COUNT)),
  await measure(join(dir, 'different'), 'different', differentPictures(COUNT)),
  await measure(join(dir, 'icons'), 'icons', await iconPictures(COUNT)),
];
