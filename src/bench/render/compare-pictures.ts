import sharp from 'sharp';
import { type GreyPicture, ssim } from '#parser/render/ssim';

/** A picture on an even ground, three bytes a pixel. */
export interface FlatPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** White, but grey for pictures that are seen through: white layers would be lost on white. */
export const groundOf = async (png: Buffer | string): Promise<string> =>
  (await sharp(png, { limitInputPixels: false }).stats()).isOpaque ? '#ffffff' : '#808080';

export const flatPicture = async (png: Buffer | string, background: string): Promise<FlatPicture> => {
  const picture = sharp(png, { limitInputPixels: false }).flatten({ background }).toColourspace('srgb').removeAlpha();
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

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

const greyOf = ({ width, height, data }: FlatPicture): GreyPicture => {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const [r, g, b] = [data[3 * at] as number, data[3 * at + 1] as number, data[3 * at + 2] as number];
    grey[at] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
  }
  return { width, height, data: grey };
};

const mostCommon = ({ data }: GreyPicture): number => {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] as number) + 1;
  return counts.indexOf(Math.max(...counts));
};

export interface Comparison {
  readonly ssim: number;
  /** Of an even page in the most common grey of Figma's picture, which is what nothing drawn could score at best. */
  readonly blank: number;
}

export const comparePictures = (ours: FlatPicture, figma: FlatPicture): Comparison => {
  const [a, b] = [greyOf(ours), greyOf(figma)];
  const even = { ...b, data: new Uint8Array(b.data.length).fill(mostCommon(b)) };
  return { ssim: ssim(a, b), blank: ssim(even, b) };
};

/** White where both are the same, darker in each channel the more they differ. */
export const differenceOf = (ours: FlatPicture, figma: FlatPicture): FlatPicture => ({
  ...ours,
  data: ours.data.map((value, at) => 255 - Math.abs(value - (figma.data[at] as number))),
});

export const pngOf = ({ width, height, data }: FlatPicture): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
