import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { coded } from '#workspace/fs-failure';

/** Bytes that wait on disk for what comes later, outside the snapshot, so that memory does not grow with the design. */
export interface Spool {
  /** @returns where the bytes lie @throws CodedError of the system */
  append(bytes: Uint8Array): Promise<number>;
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** @param path in a hidden folder that is removed with the import */
export const openSpool = async (path: string): Promise<Spool> => {
  const named = dirname(path);
  const file: FileHandle = await coded(named, () => open(path, 'wx+', 0o600));
  let end = 0;
  let isOpen = true;
  const writeAll = async (bytes: Uint8Array, from: number): Promise<void> => {
    let done = 0;
    while (done < bytes.length) done += (await file.write(bytes, done, bytes.length - done, from + done)).bytesWritten;
  };
  return {
    append: async (bytes) => {
      const at = end;
      end += bytes.length;
      await coded(named, () => writeAll(bytes, at));
      return at;
    },
    read: async (at, length) => {
      const bytes = Buffer.allocUnsafe(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await coded(named, () => file.read(bytes, done, length - done, at + done));
        if (bytesRead === 0) throw new RangeError('read beyond the end of the spool');
        done += bytesRead;
      }
      return bytes;
    },
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await file.close();
    },
  };
};
