import { closeSync, openSync, readSync } from 'node:fs';

/** The bytes of a design on disk, read by range. Synchronous: it is used where nobody else waits for a turn. */
export interface BodyReader {
  readonly size: number;
  /** A copy of its own. @throws the error of the system, or one of ours when the file has become shorter */
  read(start: number, end: number): Buffer<ArrayBuffer>;
  /** The same without a copy: good until the next view. */
  view(start: number, end: number): Buffer<ArrayBuffer>;
  close(): void;
}

export const openBodyReader = (path: string, size: number): BodyReader => {
  const file = openSync(path, 'r');
  const fill = (bytes: Buffer<ArrayBuffer>, start: number): Buffer<ArrayBuffer> => {
    for (let length = 0; length < bytes.length; ) {
      const count = readSync(file, bytes, length, bytes.length - length, start + length);
      if (count === 0) throw new Error('the file has become shorter');
      length += count;
    }
    return bytes;
  };
  let scratch = Buffer.alloc(0);
  return {
    size,
    read: (start, end) => fill(Buffer.allocUnsafeSlow(end - start), start),
    view: (start, end) => {
      // Memory outside the heap is given back late: a new buffer for each portion would pile up.
      if (scratch.length < end - start) scratch = Buffer.allocUnsafeSlow(end - start);
      return fill(scratch.subarray(0, end - start), start);
    },
    close: () => closeSync(file),
  };
};
