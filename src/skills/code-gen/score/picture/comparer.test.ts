import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainPng } from '#testing/plain-png';
import { temporaryFolder } from '#testing/workspace-fixture';
import { type Comparer, openComparer } from './comparer.ts';
import { heatOf, unlikeAreas } from './heat-map.ts';
import { type GreyPicture, likenessMap } from './ssim.ts';

const WIDE = 100;
const HIGH = 80;

/** Stripes, and a black square where it is wanted. */
const picture = (scale: number, square: { x: number; y: number; side: number } | null = null): Buffer => {
  const data = new Uint8Array(WIDE * scale * HIGH * scale * 4);
  for (let at = 0; at < data.length / 4; at += 1) {
    const [x, y] = [Math.floor((at % (WIDE * scale)) / scale), Math.floor(at / (WIDE * scale * scale))];
    const inside =
      square !== null && x >= square.x && x < square.x + square.side && y >= square.y && y < square.y + square.side;
    data.set(inside ? [0, 0, 0, 255] : [200, Math.floor(y / 10) % 2 === 0 ? 220 : 120, 200, 255], at * 4);
  }
  return plainPng(data, WIDE * scale);
};

let folder = '';
let comparer: Comparer;
beforeAll(async () => {
  folder = await temporaryFolder();
  comparer = openComparer(new AbortController().signal);
});
afterAll(async () => {
  comparer.close();
  await rm(folder, { recursive: true, force: true });
});

const put = async (name: string, bytes: Buffer | string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

describe('pictures of a page and its design', () => {
  it('are alike at any scale, and tell where they are not', async () => {
    const drawn = await put('drawn.png', picture(1));
    const same = await comparer.compare({ page: await put('same.png', picture(2)), drawn, width: WIDE, keeps: true });
    expect(same?.likeness).toBeGreaterThan(0.97);
    const spoilt = await put('spoilt.png', picture(2, { x: 70, y: 10, side: 20 }));
    const other = await comparer.compare({ page: spoilt, drawn, width: WIDE, keeps: true });
    expect(other?.likeness).toBeLessThan((same?.likeness ?? 0) - 0.03);
    expect(other?.areas[0]).toMatchObject({ x: 64, y: 0 });
    expect(await sharp(other?.heat ?? undefined).metadata()).toMatchObject({
      width: WIDE,
      height: HIGH,
      hasAlpha: true,
    });
    expect(await sharp(other?.page ?? undefined).metadata()).toMatchObject({ width: WIDE, height: HIGH });
    const alone = await comparer.compare({ page: spoilt, drawn: null, width: 50, keeps: true });
    expect(alone).toMatchObject({ likeness: null, heat: null });
    expect(await sharp(alone?.page ?? undefined).metadata()).toMatchObject({ width: 50 });
    expect(await comparer.compare({ page: spoilt, drawn, width: WIDE, keeps: false })).toMatchObject({
      page: null,
      heat: null,
    });
  });

  it('that cannot be read are none: broken ones, drawings, what is not there', async () => {
    const drawn = await put('drawn.png', picture(1));
    const svg = await put('a.png', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    for (const page of [await put('torn.png', picture(1).subarray(0, 90)), svg, join(folder, 'nowhere.png')])
      expect(await comparer.compare({ page, drawn, width: WIDE, keeps: true })).toBeNull();
    expect(await comparer.compare({ page: drawn, drawn, width: WIDE, keeps: false })).toMatchObject({ likeness: 1 });
  });

  it('are not waited for any more once it is stopped', async () => {
    const stop = new AbortController();
    const stopped = openComparer(stop.signal);
    const page = await put('drawn.png', picture(1));
    const waiting = stopped.compare({ page, drawn: page, width: WIDE, keeps: true });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect(stopped.compare({ page, drawn: page, width: WIDE, keeps: true })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('heat is clear where both are alike, and warm where not', () => {
    const grey = (spot: boolean): GreyPicture => ({
      width: 64,
      height: 64,
      data: Uint8Array.from({ length: 4_096 }, (_, at) => (spot && at % 64 < 8 && at < 512 ? 255 : 100)),
    });
    const map = likenessMap(grey(true), grey(false));
    const { data, width } = heatOf(map);
    const alpha = (column: number, row: number): number => data[4 * (row * width + column) + 3] as number;
    expect([alpha(0, 0) > 100, alpha(10, 10)]).toEqual([true, 0]);
    expect(unlikeAreas(map, 3)).toMatchObject([{ x: 0, y: 0, share: 1 }]);
    expect(unlikeAreas(likenessMap(grey(false), grey(false)), 3)).toEqual([]);
  });
});
