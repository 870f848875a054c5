import type { Writable } from 'node:stream';

/** How much may wait for an agent that does not read; more is refused. Every record of ours is far smaller. */
export const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const SLICE = 64 * 1024;

/** Resolves with true when the pipe takes more, with false when it is gone. */
const drained = (pipe: Writable): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (takes: boolean) => (): void => {
      pipe.off('drain', onDrain).off('close', onClose).off('error', onClose);
      resolve(takes);
    };
    const onDrain = end(true);
    const onClose = end(false);
    pipe.once('drain', onDrain).once('close', onClose).once('error', onClose);
    if (pipe.destroyed) onClose();
  });

// Cut as bytes: a cut between the two halves of an emoji would spoil it.
const writeSliced = async (pipe: Writable, line: Buffer): Promise<boolean> => {
  for (let at = 0; at < line.length; at += SLICE) {
    if (pipe.destroyed || !pipe.writable) return false;
    if (!pipe.write(line.subarray(at, at + SLICE)) && !(await drained(pipe))) return false;
  }
  return !pipe.destroyed;
};

/**
 * Writes records as lines, one after the other, as fast as the reader takes them. Never throws: false when the pipe is
 * gone or more than `MAX_WAITING_BYTES` wait.
 */
export const createLineSender = (pipe: Writable): ((record: object) => Promise<boolean>) => {
  pipe.on('error', () => undefined);
  let waiting = 0;
  let queue: Promise<unknown> = Promise.resolve();
  return (record) => {
    // Looked at first, so that what is refused costs nothing.
    if (waiting > MAX_WAITING_BYTES / 2) return Promise.resolve(false);
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    if (waiting + line.length > MAX_WAITING_BYTES) return Promise.resolve(false);
    waiting += line.length;
    // Lines must not interleave when one of them waits for the pipe.
    const sent = queue
      .then(() => writeSliced(pipe, line))
      .finally(() => {
        waiting -= line.length;
      });
    queue = sent;
    return sent;
  };
};
