import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { oneColourPng } from '../../../../testing/fake-figma-api/one-colour-png.ts';
import type { FillFormat } from '../../source/design-source.ts';
import { checkPicture } from './picture-format.ts';

const ALL: readonly FillFormat[] = ['png', 'jpeg', 'gif', 'webp', 'svg'];
const BOUNDS = { bytes: 1_000_000, pixels: 100_000 };
const check = (bytes: Uint8Array, allowed = ALL, bounds = BOUNDS) => checkPicture(bytes, allowed, bounds);
const encoded = (format: 'png' | 'jpeg' | 'gif' | 'webp', options = {}) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#c33' } })
    .toFormat(format, options)
    .toBuffer();

const svg = (before: string, after = '</svg>') =>
  Buffer.from(`${before}<svg xmlns="http://www.w3.org/2000/svg">${after}`);

describe('checkPicture', () => {
  it.each(['png', 'jpeg', 'gif', 'webp'] as const)(
    '[DD03] knows %s by its bytes, its end and its size',
    async (format) => {
      const bytes = await encoded(format);
      expect(check(bytes)).toEqual({ format });
      expect(
        check(
          bytes,
          ALL.filter((other) => other !== format),
        ),
      ).toEqual({ reason: 'not-an-image' });
      expect(check(bytes.subarray(0, Math.floor(bytes.length * 0.6)))).toEqual({ reason: 'cut-off' });
      expect(check(bytes, ALL, { bytes: 1_000_000, pixels: 60 * 40 - 1 })).toEqual({ reason: 'too-large' });
      expect(check(bytes, ALL, { bytes: 10, pixels: 1e9 })).toEqual({ reason: 'too-large' });
    },
  );

  it('[DD03] knows WebP in its other two kinds', async () => {
    for (const options of [{ lossless: true }, { quality: 50, alphaQuality: 50 }]) {
      const bytes = await sharp({
        create: { width: 60, height: 40, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } },
      })
        .webp(options)
        .toBuffer();
      expect(check(bytes)).toEqual({ format: 'webp' });
      expect(check(bytes, ALL, { bytes: 1e6, pixels: 2_399 })).toEqual({ reason: 'too-large' });
    }
  });

  it('[FC11] a PNG is whole only with all chunks up to IEND', () => {
    const bytes = oneColourPng(100, 80, 3);
    for (let length = 8; length < bytes.length; length += 1)
      expect(check(bytes.subarray(0, length))).toEqual({ reason: 'cut-off' });
    expect(check(Buffer.concat([bytes, Buffer.from('more')]))).toEqual({ format: 'png' });
    const withoutData = Buffer.concat([bytes.subarray(0, 33), bytes.subarray(-12)]);
    expect(check(withoutData)).toEqual({ reason: 'cut-off' });
  });

  it('[DD02] a pixel bomb is refused by its header', () => {
    const bytes = oneColourPng(5_000, 6_000, 1);
    expect(bytes.length).toBeLessThan(10_000);
    expect(check(bytes, ALL, { bytes: 1e6, pixels: 40_000_000 })).toEqual({ format: 'png' });
    const bomb = Buffer.from(bytes);
    bomb.writeUInt32BE(12_000, 16);
    bomb.writeUInt32BE(12_000, 20);
    expect(check(bomb, ALL, { bytes: 1e6, pixels: 40_000_000 })).toEqual({ reason: 'too-large' });
  });

  it.each([
    [svg('')],
    [svg('\uFEFF\n')],
    [svg('<?xml version="1.0" encoding="UTF-8"?>\n<!-- a <svg> --><!-- b -->\n')],
    [svg('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">')],
    [Buffer.from('<svg/>')],
  ])('takes %s for an SVG', (bytes) => expect(check(bytes)).toEqual({ format: 'svg' }));

  it.each([
    [Buffer.from('<html><body><svg></svg></body></html>'), 'not-an-image'],
    [Buffer.from('<!-- <svg> --><html></html>'), 'not-an-image'],
    [svg('', '<path d="M0'), 'cut-off'],
    [Buffer.from('PK\x03\x04rest'), 'not-an-image'],
    [Buffer.alloc(0), 'not-an-image'],
    [Buffer.from([0x89, 0x50]), 'not-an-image'],
    [Buffer.alloc(100), 'not-an-image'],
  ])('[DD03] refuses %s', (bytes, reason) => expect(check(bytes)).toEqual({ reason }));

  it('takes no time over endless comments', () => {
    const started = performance.now();
    check(Buffer.from(`${'<!--a-->'.repeat(2_000)}x`));
    check(Buffer.from(`<!DOCTYPE ${'['.repeat(8_000)}`));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
