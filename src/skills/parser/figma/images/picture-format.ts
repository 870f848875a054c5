import type { FillFormat, PictureReason } from '../../source/design-source.ts';

interface PictureBounds {
  readonly bytes: number;
  readonly pixels: number;
}

type PictureCheck = { readonly format: FillFormat } | { readonly reason: PictureReason };

/** Width and height from a header, `cut` when the file ends too early, null when it is another format. */
type Probe = (bytes: Buffer) => readonly [width: number, height: number] | 'cut' | null;

const starts = (bytes: Buffer, signature: string, at = 0): boolean =>
  bytes.toString('latin1', at, at + signature.length) === signature;

/** Walks the chunks: a file is whole when IEND is there and everything before it fits. */
const png: Probe = (bytes) => {
  if (!starts(bytes, '\x89PNG\r\n\x1a\n')) return null;
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return 'cut';
    if (starts(bytes, 'IDAT', at + 4)) hasData = true;
    if (starts(bytes, 'IEND', at + 4)) return hasData ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : 'cut';
    at = end;
  }
  return 'cut';
};

const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const jpeg: Probe = (bytes) => {
  if (!starts(bytes, '\xff\xd8\xff')) return null;
  let size: readonly [number, number] | null = null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) return size !== null && bytes.lastIndexOf('\xff\xd9', -1, 'latin1') > at ? size : 'cut';
    if (isFrameHeader(marker)) size = [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return 'cut';
};

const gif: Probe = (bytes) => {
  if (!starts(bytes, 'GIF87a') && !starts(bytes, 'GIF89a')) return null;
  const isWhole = bytes.length > 13 && bytes.subarray(-16).includes(0x3b);
  return isWhole ? [bytes.readUInt16LE(6), bytes.readUInt16LE(8)] : 'cut';
};

const webp: Probe = (bytes) => {
  if (!starts(bytes, 'RIFF') || !starts(bytes, 'WEBP', 8)) return null;
  if (bytes.length < 30 || bytes.length < bytes.readUInt32LE(4) + 8) return 'cut';
  if (starts(bytes, 'VP8X', 12)) return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (starts(bytes, 'VP8L', 12)) {
    const packed = bytes.readUInt32LE(21);
    return [(packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1];
  }
  return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
};

/** What may stand before the root element: a declaration, comments, a document type. Each pattern matches one way only. */
const BEFORE_ROOT = [/^\s+/, /^<\?[^>]*>/, /^<!--(?:(?!-->)[\s\S])*-->/, /^<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/i];

const rootOf = (text: string): string => {
  let rest = text.replace(/^\uFEFF/, '');
  for (let found: RegExpExecArray | null = null; ; ) {
    for (const pattern of BEFORE_ROOT) {
      found = pattern.exec(rest);
      if (found !== null) break;
    }
    if (found === null) return rest;
    rest = rest.slice(found[0].length);
  }
};

const svg: Probe = (bytes) => {
  if (!/^<svg[\s>/]/i.test(rootOf(bytes.toString('utf8', 0, 16_384)))) return null;
  const end = bytes.toString('utf8', Math.max(0, bytes.length - 256)).trimEnd();
  return /<\/svg\s*>$|\/>$/i.test(end) ? [1, 1] : 'cut';
};

const PROBES: Readonly<Record<FillFormat, Probe>> = { png, jpeg, gif, webp, svg };
const FORMATS = Object.keys(PROBES) as readonly FillFormat[];

/** What a file really is, whatever it is called, and that it is whole and small enough to be decoded later. */
export const checkPicture = (data: Uint8Array, allowed: readonly FillFormat[], bounds: PictureBounds): PictureCheck => {
  if (data.byteLength > bounds.bytes) return { reason: 'too-large' };
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  for (const format of FORMATS) {
    const found = PROBES[format](bytes);
    if (found === null) continue;
    if (!allowed.includes(format)) return { reason: 'not-an-image' };
    if (found === 'cut') return { reason: 'cut-off' };
    const [width, height] = found;
    if (width === 0 || height === 0) return { reason: 'not-an-image' };
    return width * height > bounds.pixels ? { reason: 'too-large' } : { format };
  }
  return { reason: 'not-an-image' };
};
