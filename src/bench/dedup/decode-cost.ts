import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { decodePixels, readChecked } from '#parser/dedup/decode/decode-pixels';
import { lookAt } from '#parser/dedup/look/look';
import { type IconSet, iconSvg } from './draw-icons.ts';

export interface DecodeCost {
  readonly px: number;
  /** CPU milliseconds a picture: read, checked, decoded, and everything that dedup wants to know of it. */
  readonly own: number;
  /** The same until the pixels are there. */
  readonly decode: number;
  /** `sharp().resize(32).greyscale()` of the same files. */
  readonly sharp: number;
}

const SIZES = [48, 96, 128, 192, 256] as const;
const ICONS = 60;
const ROUNDS = 4;

const cpuMs = async (paths: readonly string[], work: (path: string) => Promise<unknown>): Promise<number> => {
  for (const path of paths.slice(0, ICONS / 4)) await work(path);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (const path of paths) await work(path);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1_000 / paths.length);
  }
  return best;
};

const drawAll = async (dir: string, { icons }: IconSet, px: number): Promise<string[]> => {
  mkdirSync(dir, { recursive: true });
  const paths: string[] = [];
  for (const icon of icons.slice(0, ICONS)) {
    const path = join(dir, `${px}-${icon.name}.png`);
    writeFileSync(
      path,
      await sharp(iconSvg(icon, { px, colour: '#1f2937' }))
        .png({ compressionLevel: 9 })
        .toBuffer(),
    );
    paths.push(path);
  }
  return paths;
};

/** CPU of this process, native threads of the decoder included. Each way is measured warm, the best of its rounds counts. */
export const measureDecodeCost = async (dir: string, icons: IconSet): Promise<readonly DecodeCost[]> => {
  sharp.cache(false);
  const out: DecodeCost[] = [];
  for (const px of SIZES) {
    const paths = await drawAll(dir, icons, px);
    const decode = await cpuMs(paths, async (path) => decodePixels(readChecked(path)));
    const own = await cpuMs(paths, async (path) => lookAt(await decodePixels(readChecked(path))));
    const peer = await cpuMs(paths, (path) => sharp(path).resize(32).greyscale().raw().toBuffer());
    out.push({ px, own, decode, sharp: peer });
  }
  return out;
};
