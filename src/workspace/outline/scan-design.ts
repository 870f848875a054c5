import { createHash } from 'node:crypto';
import { type FoundPages, OutlineScanner } from './outline-scanner.ts';

const ALIAS = Buffer.from('"VARIABLE_ALIAS"');

/** What one look at the bytes of a design tells. */
export interface DesignScan {
  readonly size: number;
  /** Of the unpacked bytes, lower-case hexadecimal. */
  readonly sha256: string;
  /** Something in it is bound to a variable. */
  readonly usesVariables: boolean;
  /** Null for a shape that is not a plain file response. */
  readonly found: FoundPages | null;
}

/** Looks for a word in chunks, also where it is cut in two. */
const createFinder = (word: Buffer): { push(chunk: Buffer): void; readonly wasFound: boolean } => {
  let tail: Buffer = Buffer.alloc(0);
  let wasFound = false;
  return {
    push: (chunk) => {
      if (wasFound) return;
      const seam = Buffer.concat([tail, chunk.subarray(0, word.length - 1)]);
      wasFound = seam.includes(word) || chunk.includes(word);
      // Chunks may be smaller than the word.
      tail = Buffer.from((chunk.length < word.length ? seam : chunk).subarray(-(word.length - 1)));
    },
    get wasFound() {
      return wasFound;
    },
  };
};

/**
 * Reads the bytes of a design once: where its pages and top layers lie, their hash, and whether variables are used. Never
 * holds more than a chunk; others get their turn between chunks.
 * @throws whatever the chunks throw
 */
export const scanDesign = async (chunks: AsyncIterable<Uint8Array>): Promise<DesignScan> => {
  const hash = createHash('sha256');
  const scanner = new OutlineScanner();
  const aliases = createFinder(ALIAS);
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    // A byte order mark is no part of the JSON, and offsets count from the start of the file.
    scanner.push(size === 0 && isMarked(bytes) ? blanked(bytes) : bytes);
    hash.update(bytes);
    aliases.push(bytes);
    size += bytes.length;
  }
  return { size, sha256: hash.digest('hex'), usesVariables: aliases.wasFound, found: scanner.end() };
};

const isMarked = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

const blanked = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy.fill(0x20, 0, 3);
  return copy;
};
