import { type WrittenFile, writeHashedFileSync } from '#workspace/snapshot/hashed-file';
import type { SpoolReader, Stored } from './spool.ts';

/** A place in a stored text where something else is to stand. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface StoredPart extends Stored {
  readonly patches: readonly Patch[];
}

/** A file that is put together of stored parts. */
export interface StoredFile {
  /** Absolute, in a folder that is there. */
  readonly path: string;
  readonly head: string;
  /** With commas between them. */
  readonly parts: readonly StoredPart[];
  readonly tail: string;
}

export type WrittenStored = WrittenFile & { readonly changed: number };

/** One page may be larger than what memory is for. */
const PIECE = 4 * 1024 * 1024;

const patched = (bytes: Buffer, patches: readonly Patch[]): Buffer => {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { start, end, text } of patches) {
    parts.push(bytes.subarray(from, start), Buffer.from(text));
    from = end;
  }
  return Buffer.concat([...parts, bytes.subarray(from)]);
};

/** A part in pieces; one with patches is read whole. */
export function* partText({ patches, ...stored }: StoredPart, spools: SpoolReader): Generator<Uint8Array> {
  if (patches.length > 0) {
    yield patched(spools.read(stored), patches);
    return;
  }
  const { spool, at, length } = stored;
  for (let done = 0; done < length; done += PIECE)
    yield spools.read({ spool, at: at + done, length: Math.min(PIECE, length - done) });
}

export function* storedText(
  { head, parts, tail }: Omit<StoredFile, 'path'>,
  spools: SpoolReader,
): Generator<Uint8Array | string> {
  yield head;
  for (const [at, part] of parts.entries()) {
    if (at > 0) yield ',';
    yield* partText(part, spools);
  }
  yield tail;
}

/** Gathers small pieces: a file of one screen is one write. */
function* gathered(pieces: Iterable<Uint8Array | string>): Generator<Uint8Array> {
  let pending: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    pending.push(bytes);
    size += bytes.length;
    if (size < PIECE) continue;
    yield Buffer.concat(pending);
    pending = [];
    size = 0;
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}

/** @throws the error of the system */
export const writeStoredFile = (file: StoredFile, spools: SpoolReader): WrittenStored =>
  writeHashedFileSync(file.path, gathered(storedText(file, spools)));
