import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { FIGMA_LIMITS } from '../../figma/client/limits.ts';
import { checkPicture } from '../../figma/images/picture-format.ts';
import type { FillFormat } from '../../source/design-source.ts';
import type { Pixels } from '../look/thumbnail.ts';
import { BrokenPicture } from './messages.ts';
import { plainPngPixels } from './png-pixels.ts';
import { isSelfContained, MAX_SVG_BYTES } from './svg-safety.ts';

/** Pictures above this are shrunk while they are decoded: memory stays bounded and nothing finer is compared. */
const MAX_RAW_PIXELS = 4_000_000;
const RAW_SIDE = 2_000;
const SVG_SCALE = 2;
const SVG_SIDE = 4_096;
const CSS_DPI = 72;
const FORMATS: readonly FillFormat[] = ['png', 'svg', 'jpeg', 'gif', 'webp'];

export interface CheckedFile {
  readonly bytes: Buffer;
  readonly format: FillFormat;
}

/** Reads a picture and looks at its signature and size before any decoder does. @throws BrokenPicture */
export const readChecked = async (path: string): Promise<CheckedFile> => {
  const bytes = await readFile(path).catch(() => {
    throw new BrokenPicture('unreadable');
  });
  const bounds = { bytes: FIGMA_LIMITS.imageBytes, pixels: FIGMA_LIMITS.imagePixels };
  const found = checkPicture(bytes, FORMATS, bounds);
  if ('reason' in found) throw new BrokenPicture(found.reason);
  return { bytes, format: found.format };
};

const openOptions = { limitInputPixels: FIGMA_LIMITS.imagePixels, failOn: 'error', animated: false } as const;

/** A drawing at scale 2, or smaller where that would be too large. @throws BrokenPicture */
const openDrawing = async (bytes: Buffer): Promise<sharp.Sharp> => {
  if (bytes.length > MAX_SVG_BYTES) throw new BrokenPicture('too-large');
  if (!isSelfContained(bytes.toString('utf8'))) throw new BrokenPicture('external-reference');
  const { width, height } = await sharp(bytes, { density: CSS_DPI, unlimited: false, limitInputPixels: false }).metadata();
  if (!(width > 0 && height > 0)) throw new BrokenPicture('broken');
  const scale = Math.min(SVG_SCALE, SVG_SIDE / Math.max(width, height));
  return sharp(bytes, { ...openOptions, density: Math.max(1, CSS_DPI * scale) });
};

const openPicture = async ({ bytes, format }: CheckedFile): Promise<sharp.Sharp> =>
  format === 'svg' ? openDrawing(bytes) : sharp(bytes, openOptions).autoOrient();

/** What any library says about bad bytes comes down to one word. */
const orBroken = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BrokenPicture ? error : new BrokenPicture('broken');
  }
};

const decodeBySharp = async (file: CheckedFile): Promise<Pixels> => {
  const picture = (await openPicture(file)).toColourspace('srgb').ensureAlpha();
  const { width, height } = await picture.metadata();
  const bounded =
    width * height > MAX_RAW_PIXELS ? picture.resize(RAW_SIDE, RAW_SIDE, { fit: 'inside' }) : picture;
  const { data, info } = await bounded.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

const decodePlain = ({ bytes, format }: CheckedFile): Pixels | null => {
  if (format !== 'png' || bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MAX_RAW_PIXELS) return null;
  const pixels = plainPngPixels(bytes);
  if (pixels === 'broken') throw new BrokenPicture('broken');
  return pixels;
};

/** @throws BrokenPicture */
export const decodePixels = (file: CheckedFile): Promise<Pixels> =>
  orBroken(async () => decodePlain(file) ?? (await decodeBySharp(file)));

/** The picture as the bytes of a PNG. @throws BrokenPicture */
export const encodePng = (file: CheckedFile): Promise<{ data: Buffer; width: number; height: number }> =>
  orBroken(async () => {
    const picture = (await openPicture(file)).toColourspace('srgb').png();
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  });
