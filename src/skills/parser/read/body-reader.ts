import { closeSync, openSync, readSync } from 'node:fs';

/** The bytes of a design on disk, read by range. Synchronous: it is used where nobody else waits for a turn. */
export interface BodyReader {
  readonly size: number;
  /** A copy of its own. @throws the error of the system, or one of ours when the file has become shorter */
  read(start: number, end: number): Buffer<ArrayBuffer>;
  close(): void;
}

export const openBodyReader = (path: string, size: number): BodyReader => {
  const file = openSync(path, 'r');
  return {
    size,
    read: (start, end) => {
      const bytes = Buffer.allocUnsafeSlow(end - start);
      let length = 0;
      while (length < bytes.length) {
        const count = readSync(file, bytes, length, bytes.length - length, start + length);
        if (count === 0) throw new Error('the file has become shorter');
        length += count;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
};
