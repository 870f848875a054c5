import sharp, { type Sharp } from 'sharp';
import { FIGMA_LIMITS } from '../../figma/client/limits.ts';
import type { FillFormat } from '../../source/design-source.ts';
import type { Pixels } from '../look/thumbnail.ts';
import { BrokenPicture } from './messages.ts';
import { plainPngPixels } from './png-pixels.ts';
import { type CheckedPicture, readPictureAtOnce } from './read-picture.ts';
import { isSelfContained, MAX_SVG_BYTES } from './svg-safety.ts';

/** Pictures above this are shrunk while they are decoded: memory stays bounded and nothing finer is compared. */
const MAX_RAW_PIXELS = 4_000_000;
const RAW_SIDE = 2_000;
const SVG_SCALE = 2;
const SVG_SIDE = 4_096;
const CSS_DPI = 72;
const FORMATS: readonly FillFormat[] = ['png', 'svg', 'jpeg', 'gif', 'webp'];

/** @throws BrokenPicture unless the file is a whole picture of bounded size */
export const readChecked = (path: string): CheckedPicture => {
  const found = readPictureAtOnce(path, FORMATS);
  if ('reason' in found) throw new BrokenPicture(found.reason);
  return found;
};

const openOptions = { limitInputPixels: FIGMA_LIMITS.imagePixels, failOn: 'error', animated: false } as const;

/** A drawing at scale 2, or smaller where that would be too large. @throws BrokenPicture */
const openDrawing = async (bytes: Buffer): Promise<Sharp> => {
  if (bytes.length > MAX_SVG_BYTES) throw new BrokenPicture('too-large');
  if (!isSelfContained(bytes.toString('utf8'))) throw new BrokenPicture('external-reference');
  const { width, height } = await sharp(bytes, {
    density: CSS_DPI,
    unlimited: false,
    limitInputPixels: false,
  }).metadata();
  if (!(width > 0 && height > 0)) throw new BrokenPicture('broken');
  const scale = Math.min(SVG_SCALE, SVG_SIDE / Math.max(width, height));
  return sharp(bytes, { ...openOptions, density: Math.max(1, CSS_DPI * scale) });
};

const openPicture = async ({ bytes, format }: CheckedPicture): Promise<Sharp> =>
  format === 'svg' ? openDrawing(bytes) : sharp(bytes, openOptions).autoOrient();

/** What any library says about bad bytes comes down to one word. */
const orBroken = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BrokenPicture ? error : new BrokenPicture('broken');
  }
};

const decodeBySharp = async (file: CheckedPicture): Promise<Pixels> => {
  const picture = (await openPicture(file)).toColourspace('srgb').ensureAlpha();
  const { width, height } = await picture.metadata();
  const bounded = width * height > MAX_RAW_PIXELS ? picture.resize(RAW_SIDE, RAW_SIDE, { fit: 'inside' }) : picture;
  const { data, info } = await bounded.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

const decodePlain = ({ bytes, format }: CheckedPicture): Pixels | null => {
  if (format !== 'png' || bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MAX_RAW_PIXELS) return null;
  const pixels = plainPngPixels(bytes);
  if (pixels === 'broken') throw new BrokenPicture('broken');
  return pixels;
};

/** @throws BrokenPicture */
export const decodePixels = (file: CheckedPicture): Promise<Pixels> =>
  orBroken(async () => decodePlain(file) ?? (await decodeBySharp(file)));

/** The picture as the bytes of a PNG. @throws BrokenPicture */
export const encodePng = (file: CheckedPicture): Promise<{ data: Buffer; width: number; height: number }> =>
  orBroken(async () => {
    const picture = (await openPicture(file)).toColourspace('srgb').png();
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  });
