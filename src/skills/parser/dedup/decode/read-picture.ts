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

/** Reads a picture file and checks signature, wholeness and size from its header, before any decoder sees it. */
export const readPicture = async (
  path: string,
  formats: readonly FillFormat[],
): Promise<CheckedPicture | { readonly reason: string }> => {
  const bytes = await readBounded(path);
  if (typeof bytes === 'string') return { reason: bytes };
  const bounds = { bytes: FIGMA_LIMITS.imageBytes, pixels: FIGMA_LIMITS.imagePixels };
  const found = checkPicture(bytes, formats, bounds);
  return 'reason' in found ? found : { bytes, format: found.format };
};
