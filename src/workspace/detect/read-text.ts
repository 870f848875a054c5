import { readPrefix } from '../files/bounded-read.ts';

/** Larger files are read up to here: conventions and versions stand at the start or not at all. */
const MAX_READ = 512 * 1024;

const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

/** Enough of a source file to see how it is written. */
export const SAMPLE_READ = 64 * 1024;

/** The text of a regular file, at most its first `limit` bytes, without BOM; null for whatever is no readable text. */
export const readText = async (path: string, limit = MAX_READ): Promise<string | null> => {
  const found = await readPrefix(path, limit).catch(() => null);
  if (found?.kind !== 'ok') return null;
  const text = new TextDecoder(encodingOf(found.bytes)).decode(found.bytes);
  return text.includes('\0') ? null : text;
};
