import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { differenceOfAlike, type Picture } from '../look/alike.ts';
import { lookAt, pictureOf } from '../look/look.ts';
import { makeThumbnail } from '../look/thumbnail.ts';
import { decodePixels, encodePng, readChecked } from './decode-pixels.ts';
import {
  BrokenPicture,
  type DecoderAnswer,
  type DecoderRequest,
  type DecoderResults,
  type DecoderTask,
  READY_ID,
} from './messages.ts';

// The only process in which picture decoders run. It answers one request after the other and ends with its parent.
sharp.cache(false);
sharp.concurrency(1);

interface Remembered {
  readonly key: string;
  readonly picture: Picture;
}

const finePicture = async (path: string, size: number): Promise<Picture> => {
  const pixels = await decodePixels(await readChecked(path));
  return pictureOf(pixels, makeThumbnail(pixels, size));
};

/** Many pictures are compared with the same one in a row. */
const createCompare = (): ((task: DecoderTask & { kind: 'compare' }) => Promise<boolean>) => {
  let last: Remembered | null = null;
  return async ({ path, other, size }) => {
    const key = `${size} ${path}`;
    if (last?.key !== key) last = { key, picture: await finePicture(path, size) };
    return differenceOfAlike(last.picture, await finePicture(other, size)) !== null;
  };
};

const compare = createCompare();

const perform = async (task: DecoderTask): Promise<DecoderResults[keyof DecoderResults]> => {
  switch (task.kind) {
    case 'look':
      return lookAt(await decodePixels(await readChecked(task.path)));
    case 'to-png': {
      const { data, width, height } = await encodePng(await readChecked(task.path));
      await writeFile(task.out, data);
      return { width, height };
    }
    case 'compare':
      return compare(task);
  }
};

const answer = async ({ id, task }: DecoderRequest): Promise<DecoderAnswer> => {
  try {
    return { id, value: await perform(task) };
  } catch (error) {
    if (error instanceof BrokenPicture) return { id, reason: error.reason };
    throw error;
  }
};

const serve = (): void => {
  let queue = Promise.resolve();
  process.on('message', (request: DecoderRequest) => {
    queue = queue.then(async () => {
      process.send?.(await answer(request));
    });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: READY_ID, value: true } satisfies DecoderAnswer);
};

serve();
