import sharp from 'sharp';
import { type FlatPicture, greyOf } from '#codegen/score/picture/flat-picture';
import { type GreyPicture, ssim } from '#codegen/score/picture/ssim';

/** White, but grey for pictures that are seen through: white layers would be lost on white. */
export const groundOf = async (png: Buffer | string): Promise<string> =>
  (await sharp(png, { limitInputPixels: false }).stats()).isOpaque ? '#ffffff' : '#808080';

export const flatPicture = async (png: Buffer | string, background: string): Promise<FlatPicture> => {
  const picture = sharp(png, { limitInputPixels: false }).flatten({ background }).toColourspace('srgb').removeAlpha();
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
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
