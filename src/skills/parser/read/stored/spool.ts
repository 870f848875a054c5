import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Bytes that wait on disk, outside the snapshot, so that memory does not grow with the design. */
export interface Stored {
  /** Which spool: each reader writes its own. */
  readonly spool: number;
  readonly at: number;
  readonly length: number;
}

const spoolPath = (base: string, spool: number): string => `${base}-${spool}`;

/** Where one reader puts what comes later. */
export interface SpoolWriter {
  /** @throws the error of the system */
  append(bytes: Uint8Array): Stored;
  close(): void;
}

/** @param base path in a hidden folder that is removed with the import */
export const openSpoolWriter = (base: string, spool: number): SpoolWriter => {
  const file = openSync(spoolPath(base, spool), 'w', 0o600);
  let end = 0;
  return {
    append: (bytes) => {
      const at = end;
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, at + done);
      end += bytes.length;
      return { spool, at, length: bytes.length };
    },
    close: () => closeSync(file),
  };
};

/** Everything that the readers of one design have put aside. */
export interface SpoolReader {
  /** A copy of its own. @throws the error of the system */
  read(stored: Stored): Buffer;
  close(): void;
}

export const openSpoolReader = (base: string): SpoolReader => {
  const files = new Map<number, number>();
  const fileOf = (spool: number): number => {
    const file = files.get(spool) ?? openSync(spoolPath(base, spool), 'r');
    files.set(spool, file);
    return file;
  };
  return {
    read: ({ spool, at, length }) => {
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const count = readSync(fileOf(spool), bytes, done, length - done, at + done);
        if (count === 0) throw new RangeError('read beyond the end of a spool');
        done += count;
      }
      return bytes;
    },
    close: () => {
      for (const file of files.values()) closeSync(file);
      files.clear();
    },
  };
};
