import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { ImageEntry, ImageMap } from '#contract/snapshot';
import type { SnapshotStaging } from '#workspace/snapshot-staging';
import type { PictureStore, StoredPicture } from '../run/picture-store.ts';
import type { KeyedImages } from './key-images.ts';

const MAX_PIXELS = 40_000_000;
/** CSS pixels are 1/96 of an inch: twice as many dots make scale 2. */
const SVG_DENSITY = 192;

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** PNG bytes of a stored picture: as they came, or a drawing rendered at scale 2. */
const asPng = async (picture: StoredPicture, bytes: Uint8Array): Promise<Uint8Array> => {
  if (picture.format === 'png') return bytes;
  const density = picture.format === 'svg' ? { density: SVG_DENSITY } : {};
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, ...density })
    .png()
    .toBuffer();
};

interface Target {
  readonly staging: SnapshotStaging;
  readonly pictures: PictureStore;
}

/** Writes one picture below `screenshots/` and says what the image map says of it. */
export const writePicture = async ({ staging, pictures }: Target, id: string, name: string): Promise<ImageEntry> => {
  const stored = pictures.get(id);
  if (stored === undefined) return { snapshot: null, md5: null, reason: 'no-file' };
  try {
    const bytes = await asPng(stored, await pictures.read(id));
    const snapshot = `screenshots/${name}.png`;
    await staging.writeFile(snapshot, bytes);
    return { snapshot, md5: md5(bytes) };
  } catch (error) {
    // A picture that cannot be drawn is flagged; a disk that cannot be written ends the import.
    if (error instanceof Error && error.name === 'CodedError') throw error;
    return { snapshot: null, md5: null, reason: 'unreadable' };
  }
};

/** Writes every kept picture and returns the image map, by key. */
export const writeImages = async (target: Target, images: KeyedImages, signal: AbortSignal): Promise<ImageMap> => {
  const entries: [string, ImageEntry][] = [];
  for (const { key, kept, reason } of images.images) {
    if (signal.aborted) break;
    entries.push([
      key,
      kept === null
        ? { snapshot: null, md5: null, reason: reason ?? 'no-file' }
        : await writePicture(target, kept, key),
    ]);
  }
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
};

/** Image fills keep their bytes and format: they are photographs more often than not. */
export const writeFills = async ({ staging, pictures }: Target, refs: readonly string[]): Promise<ImageMap> => {
  const entries: [string, ImageEntry][] = [];
  for (const ref of refs) {
    const stored = pictures.get(fillId(ref));
    const key = fillKey(ref);
    if (stored === undefined) {
      entries.push([key, { snapshot: null, md5: null, reason: 'no-file', imageRef: ref }]);
      continue;
    }
    const bytes = await pictures.read(fillId(ref));
    const snapshot = `screenshots/${key}.${stored.format}`;
    await staging.writeFile(snapshot, bytes);
    entries.push([key, { snapshot, md5: md5(bytes), imageRef: ref }]);
  }
  return Object.fromEntries(entries);
};

/** Where the picture of a fill stands among those of layers. */
export const fillId = (ref: string): string => `fill:${ref}`;

const fillKey = (ref: string): string => `fillImage${createHash('sha256').update(ref).digest('hex').slice(0, 10)}`;
