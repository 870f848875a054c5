import { diffArrays } from 'diff';
import { editLimit } from './edit-limit.ts';

/** How a text lies on disk. `latin1` stands for what is no UTF-8 and holds no NUL: each byte is a character. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'latin1';

export interface TextFile {
  /** With `\n` alone. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** End of each line of `text.split('\n')` but the last. */
  readonly ends: readonly LineEnd[];
}
type LineEnd = '\n' | '\r\n' | '\r';

const BOMS = [
  { encoding: 'utf8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf16be', bytes: [0xfe, 0xff] },
] as const;

const decoded = (bytes: Buffer, encoding: Encoding): string => {
  if (encoding === 'utf16be') return Buffer.from(bytes).swap16().toString('utf16le');
  return bytes.toString(encoding);
};

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** UTF-32 begins like UTF-16: what is added to it would be half as wide. */
const isUtf32 = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32BE(0) === 0xff_fe_00_00;

const sniff = (bytes: Buffer): { encoding: Encoding; skip: number } | null => {
  if (isUtf32(bytes)) return null;
  const bom = BOMS.find(({ bytes: mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (bom !== undefined && bom.encoding !== 'utf8')
    return bytes.length % 2 === 1 ? null : { encoding: bom.encoding, skip: bom.bytes.length };
  if (bytes.includes(0)) return null;
  // What is no UTF-8 behind its mark would come back as other bytes.
  if (!isUtf8(bytes)) return { encoding: 'latin1', skip: 0 };
  return { encoding: 'utf8', skip: bom?.bytes.length ?? 0 };
};

/** @returns null for bytes that are no text */
export const readTextFile = (bytes: Buffer): TextFile | null => {
  const found = sniff(bytes);
  if (found === null) return null;
  const raw = decoded(bytes.subarray(found.skip), found.encoding);
  const ends = (raw.match(/\r\n|\r|\n/g) ?? []) as LineEnd[];
  return { text: raw.replaceAll(/\r\n|\r/g, '\n'), encoding: found.encoding, bom: found.skip > 0, ends };
};

const usual = (ends: readonly LineEnd[]): LineEnd => {
  const count = (end: LineEnd): number => ends.filter((one) => one === end).length;
  if (count('\r\n') > count('\n')) return '\r\n';
  return count('\r') > count('\n') ? '\r' : '\n';
};

// Lines that stay keep the end they had, new ones take the usual one of the file; all of them in a text that is another one.
const endsFor = (old: TextFile, lines: readonly string[]): readonly LineEnd[] => {
  const end = usual(old.ends);
  if (old.ends.every((one) => one === end)) return lines.map(() => end);
  const before = old.text.split('\n');
  const changes = diffArrays(before, [...lines], { maxEditLength: editLimit(before.length + lines.length) });
  if (changes === undefined) return lines.map(() => end);
  const ends: LineEnd[] = [];
  let at = 0;
  for (const { added, removed, value } of changes) {
    for (let index = 0; index < value.length; index += 1) {
      if (!removed) ends.push(added ? end : (old.ends[at + index] ?? end));
    }
    if (!added) at += value.length;
  }
  return ends;
};

// Whether the last line ends in a line end is kept where that line itself is kept.
const withOldEnding = (old: TextFile, text: string): string => {
  const strip = (value: string): string => (value.endsWith('\n') ? value.slice(0, -1) : value);
  const last = (value: string): string => strip(value).split('\n').at(-1) ?? '';
  if (old.text === '' || last(old.text) !== last(text)) return text;
  return old.text.endsWith('\n') ? `${strip(text)}\n` : strip(text);
};

const encoded = (text: string, encoding: Encoding): Buffer | null => {
  if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that one byte can hold
  if (encoding === 'latin1' && /[^\u0000-\u00FF]/.test(text)) return null;
  return Buffer.from(text, encoding);
};

/**
 * A new text in the form of the file that is there: encoding, BOM, line ends line by line, and the end of the last line.
 * @param text with `\n` alone
 * @returns null when the file's encoding cannot hold it
 */
export const inFormOf = (old: TextFile, text: string): Buffer | null => {
  const whole = withOldEnding(old, text);
  const lines = whole.split('\n');
  const ends = endsFor(old, lines);
  const raw = lines.map((line, index) => (index < lines.length - 1 ? line + (ends[index] ?? '\n') : line)).join('');
  const body = encoded(raw, old.encoding);
  const mark = old.bom ? (BOMS.find(({ encoding }) => encoding === old.encoding)?.bytes ?? []) : [];
  return body && Buffer.concat([Buffer.from(mark), body]);
};
