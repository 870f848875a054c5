import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { layerBuilder, solid } from '#testing/design-builder';
import { PLAIN_OPTIONS } from '#testing/drawn-pixels';
import { tempDir } from '#testing/temp-dir';
import { drawLayer } from '../../render/draw-layer.ts';
import { openDecoder } from './decoder.ts';

const ground = async () => {
  const dir = await tempDir('draw-png');
  const decoder = openDecoder({ signal: new AbortController().signal, processes: 1 });
  onTestFinished(async () => {
    await decoder.close();
    await dir.remove();
  });
  const draw = async (svg: string) => {
    await writeFile(join(dir.path, 'a.svg'), svg);
    return await decoder.drawPng(join(dir.path, 'a.svg'), join(dir.path, 'a.png'));
  };
  return { draw, png: join(dir.path, 'a.png') };
};

const screen = (width: number, height: number): string => {
  const layer = layerBuilder();
  const fields = { absoluteBoundingBox: { x: 0, y: 0, width, height }, fills: [solid(1, 0, 0)] };
  return drawLayer(layer('FRAME', fields, []), PLAIN_OPTIONS).svg;
};

it('draws a long screen at scale 2, where pictures from elsewhere would be shrunk', async () => {
  const { draw, png } = await ground();
  expect(await draw(screen(375, 3258))).toEqual({ value: { width: 750, height: 6516 } });
  const { data } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 3)]).toEqual([255, 0, 0]);
});

it('draws what is beyond all measure smaller', async () => {
  const { draw } = await ground();
  const drawn = await draw(screen(60_000, 20));
  expect('value' in drawn && drawn.value.width).toBe(16_000);
});

it('embeds images of many megabytes', async () => {
  const { draw } = await ground();
  const noise = Buffer.from(Uint32Array.from({ length: 1_500_000 }, (_, at) => Math.imul(at, 2_654_435_761)).buffer);
  const raw = { width: 1_000, height: 1_500, channels: 4 as const };
  const href = `data:image/png;base64,${(await sharp(noise, { raw }).png({ compressionLevel: 0 }).toBuffer()).toString('base64')}`;
  expect(href.length).toBeGreaterThan(7_000_000);
  const layer = layerBuilder();
  const fields = {
    absoluteBoundingBox: { x: 0, y: 0, width: 50, height: 75 },
    fills: [{ type: 'IMAGE', imageRef: 'a' }],
  };
  const { svg } = drawLayer(layer('RECTANGLE', fields), {
    ...PLAIN_OPTIONS,
    image: () => ({ href, width: 1_000, height: 1_500 }),
  });
  expect(await draw(svg)).toEqual({ value: { width: 100, height: 150 } });
});

it('refuses drawings of others, those that refer elsewhere, and what is none', async () => {
  const { draw } = await ground();
  const own = screen(10, 10);
  expect(await draw(own.replace('<path', '<image href="file:///etc/passwd"/><path'))).toEqual({
    reason: 'external-reference',
  });
  expect(await draw(`<?xml version="1.0"?>${own}`)).toEqual({ reason: 'broken' });
  expect(await draw(own.slice(0, -8))).toEqual({ reason: 'broken' });
});
