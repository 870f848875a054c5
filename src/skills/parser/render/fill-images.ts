import { createHash } from 'node:crypto';
import type { RenderImage } from './drawing.ts';

/** One grey pixel: a promised image that did not come is seen to be missing. */
const GREY =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNoaGgAAAMEAYEezv+mAAAAAElFTkSuQmCC';

const SIGNATURE = '\x89PNG\r\n\x1a\n';

/** The size in the head of a PNG, undefined for anything else. Bytes are those of `decoder.toPng`, so they are whole. */
const sizeOf = (png: Buffer): Pick<RenderImage, 'width' | 'height'> | undefined => {
  if (png.length < 24 || png.toString('latin1', 0, 8) !== SIGNATURE) return undefined;
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return width > 0 && height > 0 ? { width, height } : undefined;
};

/** What stands in a drawing for the image of a ref until `embedFills` puts it in. */
export const fillPlaceholder = (ref: string): string =>
  `fill-${createHash('sha256').update(ref).digest('hex').slice(0, 32)}`;

/**
 * A fill for `RenderOptions.image` of which only the size is known: layers can be drawn in another thread than the one
 * that holds the bytes. @param head the first bytes of the PNG, 24 at least
 */
export const promisedFill = (ref: string, head: Buffer): RenderImage | undefined => {
  const size = sizeOf(head);
  return size && { href: fillPlaceholder(ref), ...size };
};

/** Puts the images in. @param pngOf the PNG of a placeholder; without one its place is grey */
export const embedFills = (svg: string, pngOf: (placeholder: string) => Buffer | undefined): string =>
  svg.replace(/ href="(fill-[0-9a-f]{32})"/g, (_, placeholder: string) => {
    const png = pngOf(placeholder)?.toString('base64') ?? GREY;
    return ` href="data:image/png;base64,${png}"`;
  });
