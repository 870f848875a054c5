import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsync, openSync, rmSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { failpoint } from '../files/failpoint.ts';
import { coded } from '../fs-failure.ts';

export type FileData = string | Uint8Array | AsyncIterable<Uint8Array | string>;

export interface WrittenFile {
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

const fsyncOf = promisify(fsync);

/** How much text is gathered, or cut off, for one write. */
const PIECE_CHARS = 256 * 1024;
/** How many bytes are hashed before others get a turn. */
const PIECE_BYTES = 4 * 1024 * 1024;

// Half of a character at the end waits for its other half in the next piece.
const cutBefore = (text: string, end: number): number => {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
};

type Pieces = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** Text in, bytes out: short texts are gathered and long ones are cut, so that no second copy of a large text is made. */
async function* encode(data: Pieces): AsyncGenerator<Uint8Array> {
  let pending = '';
  for await (const chunk of data) {
    if (typeof chunk !== 'string') {
      if (pending !== '') yield Buffer.from(pending);
      pending = '';
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
      continue;
    }
    pending += chunk;
    let start = 0;
    while (pending.length - start >= PIECE_CHARS) {
      const end = cutBefore(pending, start + PIECE_CHARS);
      yield Buffer.from(pending.slice(start, end));
      start = end;
    }
    if (start > 0) pending = pending.slice(start);
  }
  if (pending !== '') yield Buffer.from(pending);
}

const writeAll = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  failpoint('staging.write');
  let offset = 0;
  while (offset < bytes.length) offset += (await file.write(bytes, offset)).bytesWritten;
};

const openNew = async (path: string): Promise<FileHandle> => {
  failpoint('staging.open');
  return open(path, 'w');
};

const flush = async (file: FileHandle): Promise<void> => {
  failpoint('staging.flush');
  await file.sync();
};

const writeAllSync = (file: number, bytes: Uint8Array): void => {
  failpoint('staging.write');
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(file, bytes, offset);
};

/**
 * The same as `writeHashedFile`, on a thread on which nobody else waits for a turn: a small file costs a tenth of it. It
 * is not flushed: whoever adopts it does that, many at once.
 * @returns also the time of its last change, as `lstat` gives it
 * @throws the error of the system, or what the pieces throw; what was written so far is removed
 */
export const writeHashedFileSync = (
  path: string,
  pieces: Iterable<Uint8Array | string>,
): WrittenFile & { readonly changed: number } => {
  const hash = createHash('sha256');
  let size = 0;
  failpoint('staging.open');
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      writeAllSync(file, bytes);
      hash.update(bytes);
      size += bytes.length;
    }
    return { size, sha256: hash.digest('hex'), changed: fstatSync(file).mtimeMs };
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
};

/**
 * Flushes a file that was written by somebody else. Only the flush waits for the disk, so only that is handed over:
 * opening and closing cost less than being told that they are done. @throws the error of the system
 */
export const flushFile = async (path: string): Promise<void> => {
  const file = openSync(path, 'r+');
  try {
    failpoint('staging.flush');
    await fsyncOf(file);
  } finally {
    closeSync(file);
  }
};

export interface HashedWriting {
  /** Named in a failure of the system. */
  readonly dir: string;
  /** Looked at before every piece, so that a stopped run does not write on: throws to stop. */
  isStopped(): void;
}

/**
 * Writes a new file, hashing while it goes out, and flushes it.
 * @throws CodedError of `fsFailure`, what `isStopped` throws, or unchanged what the source of the data throws
 */
export const writeHashedFile = async (path: string, data: FileData, how: HashedWriting): Promise<WrittenFile> => {
  const hash = createHash('sha256');
  let size = 0;
  const file = await coded(how.dir, () => openNew(path));
  try {
    for await (const bytes of encode(typeof data === 'string' || data instanceof Uint8Array ? [data] : data)) {
      how.isStopped();
      const written = coded(how.dir, () => writeAll(file, bytes));
      // Hashed while the system writes.
      hash.update(bytes);
      size += bytes.length;
      await written;
    }
    await coded(how.dir, () => flush(file));
  } finally {
    await coded(how.dir, () => file.close());
  }
  return { size, sha256: hash.digest('hex') };
};
