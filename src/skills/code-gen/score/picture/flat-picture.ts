import type { GreyPicture } from './ssim.ts';

/** A picture on an even ground, three bytes a pixel. */
export interface FlatPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Cut or filled with white to a size: pictures of the same layer may differ by a rounded pixel. */
export const onCanvas = ({ width, height, data }: FlatPicture, wide: number, high: number): FlatPicture => {
  if (width === wide && height === high) return { width, height, data };
  const out = new Uint8Array(wide * high * 3).fill(255);
  const columns = Math.min(width, wide);
  for (let y = 0; y < Math.min(height, high); y += 1) {
    out.set(data.subarray(y * width * 3, (y * width + columns) * 3), y * wide * 3);
  }
  return { width: wide, height: high, data: out };
};

export const greyOf = ({ width, height, data }: FlatPicture): GreyPicture => {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const [r, g, b] = [data[3 * at] as number, data[3 * at + 1] as number, data[3 * at + 2] as number];
    grey[at] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
  }
  return { width, height, data: grey };
};
