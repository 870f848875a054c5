interface Picture {
  readonly type: string;
  /** Whether a file begins like one; its first bytes as Latin-1. */
  readonly begins: (head: string) => boolean;
}

const withMark =
  (mark: string, at = 0) =>
  (head: string): boolean =>
    head.startsWith(mark, at);

const SVG = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i;
const JPEG: Picture = { type: 'image/jpeg', begins: withMark('\xff\xd8\xff') };

/** Pictures that a browser draws by itself, by ending of the name. */
const PICTURES: Readonly<Record<string, Picture>> = {
  png: { type: 'image/png', begins: withMark('\x89PNG\r\n\x1a\n') },
  jpg: JPEG,
  jpeg: JPEG,
  gif: { type: 'image/gif', begins: withMark('GIF8') },
  webp: { type: 'image/webp', begins: withMark('WEBP', 8) },
  avif: { type: 'image/avif', begins: withMark('ftyp', 4) },
  ico: { type: 'image/x-icon', begins: withMark('\0\0\x01\0') },
  bmp: { type: 'image/bmp', begins: withMark('BM') },
  svg: { type: 'image/svg+xml', begins: (head) => SVG.test(head) },
};

const LOOKED_AT = 4_096;

/** Larger ones are not shown: a browser would hold them as pixels. */
export const MOST_PICTURE_BYTES = 32 * 1024 * 1024;

/** The type under which a picture is served; null when name and bytes do not both say that it is one. */
export const pictureType = (path: string, bytes: Buffer): string | null => {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const known = Object.hasOwn(PICTURES, ending) ? PICTURES[ending] : undefined;
  return known?.begins(bytes.subarray(0, LOOKED_AT).toString('latin1')) ? known.type : null;
};
