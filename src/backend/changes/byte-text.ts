import { isUtf8 } from 'node:buffer';

/** Where a byte that is no UTF-8 goes: a lone half of a pair, which no valid text holds. `0xff` becomes U+DCFF. */
const ESCAPES = 0xdc00;
const ESCAPED = /[\udc80-\udcff]/;

const lengthOfSequence = (first: number): number => (first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);

const escaped = (bytes: Buffer): string => {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    const length = first < 0x80 ? 1 : lengthOfSequence(first);
    const part = bytes.subarray(at, at + length);
    const isText = first < 0x80 || (length > 1 && part.length === length && isUtf8(part));
    text += isText ? part.toString('utf8') : String.fromCharCode(ESCAPES + first);
    at += isText ? length : 1;
  }
  return text;
};

/** Bytes of a name as text, so that different names stay different: what is no UTF-8 is escaped byte by byte. */
export const textOfBytes = (bytes: Buffer): string => (isUtf8(bytes) ? bytes.toString('utf8') : escaped(bytes));

/** True for a text of `textOfBytes` that holds bytes which are no UTF-8. Pairs of a valid text are not taken for one. */
export const hasRawBytes = (text: string): boolean => ESCAPED.test(text) && !text.isWellFormed();

/** The bytes that `textOfBytes` was given. */
export const bytesOfText = (text: string): Buffer => {
  if (!hasRawBytes(text)) return Buffer.from(text, 'utf8');
  const parts = Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return ESCAPED.test(char) && char.length === 1 ? Buffer.from([code - ESCAPES]) : Buffer.from(char, 'utf8');
  });
  return Buffer.concat(parts);
};
