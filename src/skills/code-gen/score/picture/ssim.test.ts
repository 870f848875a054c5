import { describe, expect, it } from 'vitest';
import { type GreyPicture, ssim } from './ssim.ts';

const picture = (width: number, height: number, at: (x: number, y: number) => number): GreyPicture => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, index) => at(index % width, Math.floor(index / width))),
});

const noise = (x: number, y: number): number => (x * 73 + y * 151 + x * y * 31) % 256;

describe('ssim', () => {
  it('is 1 for the same picture, of any size', () => {
    for (const [width, height] of [
      [8, 8],
      [33, 21],
      [3, 5],
      [1, 1],
      [2185, 4],
    ] as const) {
      const same = picture(width, height, noise);
      expect(ssim(same, picture(width, height, noise))).toBeCloseTo(1, 12);
    }
  });

  it('follows the formula for two even windows', () => {
    const [a, b] = [100, 110];
    const c1 = (0.01 * 255) ** 2;
    const expected = (2 * a * b + c1) / (a * a + b * b + c1);
    expect(
      ssim(
        picture(8, 8, () => a),
        picture(8, 8, () => b),
      ),
    ).toBeCloseTo(expected, 12);
  });

  it('follows the formula for one window that was worked out by hand', () => {
    // Half black, half white, against the same turned over: means 127.5, variances 16256.25, covariance -16256.25.
    const c2 = (0.03 * 255) ** 2;
    const expected = (2 * -16256.25 + c2) / (2 * 16256.25 + c2);
    const left = picture(8, 8, (x) => (x < 4 ? 0 : 255));
    const right = picture(8, 8, (x) => (x < 4 ? 255 : 0));
    expect(ssim(left, right)).toBeCloseTo(expected, 12);
    expect(ssim(left, right)).toBeLessThan(-0.99);
  });

  it('takes the mean over windows that lie 4 pixels apart', () => {
    // Three windows in a row; only the last one holds the column that differs.
    const plain = picture(16, 8, () => 50);
    const spoilt = picture(16, 8, (x) => (x === 15 ? 200 : 50));
    const alone = ssim(
      picture(8, 8, () => 50),
      picture(8, 8, (x) => (x === 7 ? 200 : 50)),
    );
    expect(ssim(plain, spoilt)).toBeCloseTo((1 + 1 + alone) / 3, 12);
  });

  it('does not depend on which picture is named first, and falls with the noise', () => {
    const clean = picture(40, 40, (x, y) => (x * y) % 200);
    const some = picture(40, 40, (x, y) => Math.min(255, ((x * y) % 200) + (noise(x, y) % 16)));
    const more = picture(40, 40, (x, y) => Math.min(255, ((x * y) % 200) + (noise(x, y) % 120)));
    expect(ssim(clean, some)).toBeCloseTo(ssim(some, clean), 12);
    expect(ssim(clean, some)).toBeGreaterThan(ssim(clean, more));
  });

  it('refuses pictures of different sizes and without pixels', () => {
    expect(() => ssim(picture(8, 8, noise), picture(8, 9, noise))).toThrow(RangeError);
    expect(() => ssim(picture(0, 0, noise), picture(0, 0, noise))).toThrow(RangeError);
  });
});
