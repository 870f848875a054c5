import { isUtf8 } from 'node:buffer';

/** `invalid`: bytes that are no text of any kind that is known here, shown with marks in their places. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'invalid';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** So much is looked at to tell a text from other files. */
const LOOKED_AT = 8_000;

/** UTF-16 without a mark: every other byte of plain letters is zero, and only those. */
const guessUtf16 = (head: Buffer): TextEncoding | null => {
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = head.length * 0.3;
  if (even === 0 && odd > most) return 'utf-16le';
  return odd === 0 && even > most ? 'utf-16be' : null;
};

const startsWith = (bytes: Buffer, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** Null for what is no text. */
const encodingOf = (bytes: Buffer): TextEncoding | null => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8-bom';
  const isUtf32 = startsWith(bytes, 0xff, 0xfe, 0, 0);
  if (startsWith(bytes, 0xff, 0xfe) && !isUtf32) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const head = bytes.subarray(0, LOOKED_AT);
  return head.includes(0) ? guessUtf16(head) : 'utf-8';
};

/** A letter that was cut in two at the end is left away. */
const withoutHalfLetter = (bytes: Buffer): Buffer => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
};

/**
 * Bytes of a file as text, without the mark at its start; null when they are something else.
 * @param isCut more bytes follow in the file
 */
export const decodeText = (bytes: Buffer, isCut: boolean): DecodedText | null => {
  const encoding = encodingOf(bytes);
  if (encoding === null) return null;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const whole = isCut ? bytes.subarray(0, bytes.length - (bytes.length % 2)) : bytes;
    const text = new TextDecoder(encoding).decode(whole);
    return { text: isCut && /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text, encoding };
  }
  const whole = isCut ? withoutHalfLetter(bytes) : bytes;
  return { text: new TextDecoder().decode(whole), encoding: isUtf8(whole) ? encoding : 'invalid' };
};
