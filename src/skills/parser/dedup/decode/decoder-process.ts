import { writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import sharp from 'sharp';
import { errnoOf } from '#workspace/fs-failure';
import { likenessOf, type Picture } from '../look/alike.ts';
import { lookAt, pictureOf } from '../look/look.ts';
import { makeThumbnail } from '../look/thumbnail.ts';
import { decodePixels, encodePng, readChecked } from './decode-pixels.ts';
import { drawPng } from './draw-png.ts';
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

const MOST_REMEMBERED_BYTES = 64 * 1024 * 1024;

/** Pictures at one size, the ones used last: a newcomer is compared with many leaders, and a leader with many newcomers. */
const createFinePictures = (): ((path: string, size: number) => Promise<Picture>) => {
  const known = new Map<string, Picture>();
  let bytes = 0;
  const forgetOldest = (): void => {
    for (const [key, { data }] of known) {
      if (bytes <= MOST_REMEMBERED_BYTES) return;
      known.delete(key);
      bytes -= data.length;
    }
  };
  return async (path, size) => {
    const key = `${size} ${path}`;
    let picture = known.get(key);
    if (picture === undefined) {
      const pixels = await decodePixels(readChecked(path));
      picture = pictureOf(pixels, makeThumbnail(pixels, size));
      bytes += picture.data.length;
    }
    known.delete(key);
    known.set(key, picture);
    forgetOldest();
    return picture;
  };
};

const finePicture = createFinePictures();

const perform = async (task: DecoderTask): Promise<DecoderResults[keyof DecoderResults]> => {
  switch (task.kind) {
    case 'look':
      return lookAt(await decodePixels(readChecked(task.path)));
    case 'to-png': {
      const { data, width, height } = await encodePng(readChecked(task.path));
      await writeFile(task.out, data);
      return { width, height };
    }
    case 'draw': {
      const { data, width, height } = await drawPng(task.path);
      await writeFile(task.out, data);
      return { width, height };
    }
    case 'compare':
      return likenessOf(await finePicture(task.path, task.size), await finePicture(task.other, task.size));
  }
};

const answer = async ({ id, task }: DecoderRequest): Promise<DecoderAnswer> => {
  try {
    return { id, value: await perform(task) };
  } catch (error) {
    if (error instanceof BrokenPicture) return { id, reason: error.reason };
    const errno = errnoOf(error);
    if (errno !== null) return { id, errno };
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
  process.send?.({ id: READY_ID, value: null } satisfies DecoderAnswer);
  // It is ended by a signal, so nothing would be kept at its end.
  flushCompileCache();
};

serve();
