import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { FIGMA_LIMITS } from '../../figma/client/limits.ts';
import { checkPicture } from '../../figma/images/picture-format.ts';
import type { FillFormat } from '../../source/design-source.ts';

export interface CheckedPicture {
  readonly bytes: Buffer;
  readonly format: FillFormat;
}

const readBounded = async (path: string): Promise<Buffer | 'too-large' | 'unreadable'> => {
  const file = await open(path).catch(() => null);
  if (file === null) return 'unreadable';
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return 'unreadable';
    return stats.size > FIGMA_LIMITS.imageBytes ? 'too-large' : await file.readFile();
  } catch {
    return 'unreadable';
  } finally {
    await file.close();
  }
};

/** The same without waiting, for a process that has nothing else to do: half of the cost of an icon was in the waiting. */
const readBoundedAtOnce = (path: string): Buffer | 'too-large' | 'unreadable' => {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const stats = fstatSync(file);
    if (!stats.isFile()) return 'unreadable';
    return stats.size > FIGMA_LIMITS.imageBytes ? 'too-large' : readFileSync(file);
  } catch {
    return 'unreadable';
  } finally {
    if (file !== null) closeSync(file);
  }
};

type Read = CheckedPicture | { readonly reason: string };

const checked = (bytes: Buffer | 'too-large' | 'unreadable', formats: readonly FillFormat[]): Read => {
  if (typeof bytes === 'string') return { reason: bytes };
  const bounds = { bytes: FIGMA_LIMITS.imageBytes, pixels: FIGMA_LIMITS.imagePixels };
  const found = checkPicture(bytes, formats, bounds);
  return 'reason' in found ? found : { bytes, format: found.format };
};

/** Reads a picture file and checks signature, wholeness and size from its header, before any decoder sees it. */
export const readPicture = async (path: string, formats: readonly FillFormat[]): Promise<Read> =>
  checked(await readBounded(path), formats);

/** `readPicture` in the decoding process. */
export const readPictureAtOnce = (path: string, formats: readonly FillFormat[]): Read =>
  checked(readBoundedAtOnce(path), formats);
