import { constants, type FileHandle, lstat, open } from 'node:fs/promises';
import { isMissing } from '../fs-failure.ts';

/** What reading a file that somebody else may have put there can come to. */
export type BoundedRead =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-a-file' }
  | { readonly kind: 'too-large'; readonly size: number };

const fill = async (file: FileHandle, size: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
};

// A pipe in the place of a file would block the open for ever: looked at before, and opened without waiting.
const withFile = async (
  path: string,
  read: (file: FileHandle, size: number) => Promise<BoundedRead>,
): Promise<BoundedRead> => {
  try {
    if (!(await lstat(path)).isFile()) return { kind: 'not-a-file' };
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      const stats = await file.stat();
      return stats.isFile() ? await read(file, stats.size) : { kind: 'not-a-file' };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' };
    throw error;
  }
};

/** Reads a regular file of at most `limit` bytes; a larger one is not read at all. The last part of the path must be no link. */
export const readBounded = (path: string, limit: number): Promise<BoundedRead> =>
  withFile(path, async (file, size) =>
    size > limit ? { kind: 'too-large', size } : { kind: 'ok', bytes: await fill(file, size) },
  );

/** Reads the first bytes of a regular file, whatever its size. */
export const readPrefix = (path: string, length: number): Promise<BoundedRead> =>
  withFile(path, async (file, size) => ({ kind: 'ok', bytes: await fill(file, Math.min(size, length)) }));
