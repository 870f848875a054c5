import sharp from 'sharp';
import { expect, it } from 'vitest';
import { layerBuilder } from '#testing/design-builder';
import { PLAIN_OPTIONS } from '#testing/drawn-pixels';
import { drawLayer } from './draw-layer.ts';
import { embedFills, fillPlaceholder, promisedFill } from './fill-images.ts';
import { drawingToPng } from './to-png.ts';

const red = () =>
  sharp({ create: { width: 8, height: 4, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();

const HOSTILE_REF = '"/><image href="file:///etc/passwd';

const drawn = (image: ReturnType<typeof promisedFill>) => {
  const absoluteBoundingBox = { x: 0, y: 0, width: 8, height: 4 };
  const fields = { absoluteBoundingBox, fills: [{ type: 'IMAGE', imageRef: HOSTILE_REF, scaleMode: 'FILL' }] };
  return drawLayer(layerBuilder()('RECTANGLE', fields), { ...PLAIN_OPTIONS, image: () => image });
};

it('promises an image by its size, and puts it in later', async () => {
  const png = await red();
  const drawing = drawn(promisedFill(HOSTILE_REF, png.subarray(0, 24)));
  expect(drawing.flags).toEqual([]);
  expect(drawing.svg).toContain(`href="${fillPlaceholder(HOSTILE_REF)}"`);
  expect(drawing.svg).not.toContain('passwd');
  const svg = embedFills(drawing.svg, (name) => (name === fillPlaceholder(HOSTILE_REF) ? png : undefined));
  const { data } = await drawingToPng({ ...drawing, svg }, 1);
  expect([...(await sharp(data).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 0, 0]);
});

it('makes the place of an image that did not come grey, and keeps the drawing whole', async () => {
  const drawing = drawn(promisedFill(HOSTILE_REF, await red()));
  const { data } = await drawingToPng({ ...drawing, svg: embedFills(drawing.svg, () => undefined) }, 1);
  expect([...(await sharp(data).ensureAlpha().raw().toBuffer()).subarray(0, 4)]).toEqual([128, 128, 128, 255]);
});

it('promises nothing of what is no PNG', async () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.alloc(24),
    (await red()).subarray(0, 20),
    Buffer.from('GIF89a'.repeat(9)),
  ]) {
    expect(promisedFill('a', bytes)).toBeUndefined();
  }
});

it('hatches formats that the renderer would leave blank', async () => {
  for (const type of ['gif', 'webp', 'avif']) {
    const { flags } = drawn({ href: `data:image/${type};base64,AAAA`, width: 8, height: 4 });
    expect(flags.map(({ reason }) => reason)).toEqual(['no-image']);
  }
});
