import sharp from 'sharp';
import { decodePixels, readChecked } from '../decode/decode-pixels.ts';
import { BrokenPicture } from '../decode/messages.ts';
import type { EmbedderAnswer, EmbedderTask } from './messages.ts';
import { InvalidModel, type Model, openModel } from './model.ts';

// The only process in which a model runs. It answers one request after the other and ends with its parent.
sharp.cache(false);
sharp.concurrency(1);

const createPerform = (): ((task: EmbedderTask) => Promise<EmbedderAnswer>) => {
  let model: Model | null = null;
  return async (task) => {
    if (task.kind === 'open') {
      model = await openModel(task.model);
      return { opened: { side: model.side, length: model.length } };
    }
    if (model === null) throw new InvalidModel('model-missing');
    return { embedding: await model.embed(await decodePixels(readChecked(task.path))) };
  };
};

const perform = createPerform();

const answer = async (task: EmbedderTask): Promise<EmbedderAnswer> => {
  try {
    return await perform(task);
  } catch (error) {
    if (error instanceof BrokenPicture) return { broken: error.reason };
    if (error instanceof InvalidModel) return { invalid: error.reason };
    throw error;
  }
};

let queue = Promise.resolve();
process.on('message', (task: EmbedderTask) => {
  queue = queue.then(async () => {
    process.send?.(await answer(task));
  });
});
process.on('disconnect', () => process.exit(0));
