import { closeSync, openSync, readSync } from 'node:fs';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { errnoOf, fsFailure } from '#workspace/fs-failure';
import { FIGMA_LIMITS } from '../figma/client/limits.ts';
import { fileFailure } from '../source/read-json-file.ts';

/** The bytes of a design on disk, read by range. Synchronous: it is used where nobody else waits for a turn. */
export interface BodyReader {
  readonly size: number;
  /** A copy of its own. @throws CodedError `design-unreadable`, also when the file has become shorter */
  read(start: number, end: number): Buffer<ArrayBuffer>;
  /** The same without a copy: good until the next view. */
  view(start: number, end: number): Buffer<ArrayBuffer>;
  close(): void;
}

/** The design is no longer the file that was looked at. */
export const fileChanged = (file: string): CodedError =>
  new CodedError('design-unreadable', { file, reason: reason('file-changed') });

/** Kept between two views; what is larger is rare, and given back. */
const MOST_KEPT = 4 * 1024 * 1024;

/** @param label what a failure calls the design; @throws CodedError `design-unreadable`, `too-many-files` */
export const openBodyReader = (path: string, size: number, label: string): BodyReader => {
  const named = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const errno = errnoOf(error);
      if (errno === 'EMFILE' || errno === 'ENFILE') throw fsFailure(error, path);
      throw fileFailure(error, label, FIGMA_LIMITS.jsonBytes);
    }
  };
  const file = named(() => openSync(path, 'r'));
  const fill = (bytes: Buffer<ArrayBuffer>, start: number): Buffer<ArrayBuffer> => {
    for (let length = 0; length < bytes.length; ) {
      const count = named(() => readSync(file, bytes, length, bytes.length - length, start + length));
      if (count === 0) throw fileChanged(label);
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
      if (end - start > MOST_KEPT) return fill(Buffer.allocUnsafeSlow(end - start), start);
      if (scratch.length < end - start) scratch = Buffer.allocUnsafeSlow(end - start);
      return fill(scratch.subarray(0, end - start), start);
    },
    close: () => closeSync(file),
  };
};
