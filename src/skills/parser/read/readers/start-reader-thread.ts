import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LoadedAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { fsFailure } from '#workspace/fs-failure';
import { megabytes } from '../../figma/client/limits.ts';
import type { DrawnLayer, DrawRequest } from '../draw-portion.ts';
import type { Portion } from '../portion.ts';
import type { ReadResult } from '../read-portion.ts';
import type { StoredFile, WrittenStored } from '../stored/stored-text.ts';
import type { AdapterQuestion, FromReader, ReaderThreadStart, ToReader } from './reader-messages.ts';

/** A thread that does one thing at a time. */
export interface ReaderThread {
  read(portion: Portion): Promise<readonly ReadResult[]>;
  write(files: readonly StoredFile[]): Promise<readonly WrittenStored[]>;
  draw(request: DrawRequest): Promise<readonly DrawnLayer[]>;
  end(): Promise<unknown>;
}

/** Layers live only while their portion is read; with room for the young most of them never get old. */
const YOUNG_MB = 16;

interface Asked {
  resolve(answer: FromReader): void;
  reject(error: unknown): void;
}

type Words = Pick<LoadedAdapter, 'mapNodeTypes' | 'transformColors'>;

const ask = async (adapter: Words, question: AdapterQuestion): Promise<readonly (string | undefined)[]> =>
  question.what === 'types' ? adapter.mapNodeTypes(question.items) : adapter.transformColors(question.items);

const threadFailure = (error: unknown, { origin, size, named }: ReaderThreadStart): CodedError => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new CodedError('design-too-large', { file: origin.label, limit: megabytes(size) });
  // What Node makes of a `package.json` that it cannot open while a thread loads its modules.
  if (code === 'ERR_INVALID_PACKAGE_CONFIG')
    return fsFailure(Object.assign(new Error(String(message)), { code: 'EMFILE' }), named);
  // A thread that cannot even begin names the cause in its words only.
  const errno =
    code === 'ERR_WORKER_INIT_FAILED' ? /\bE[A-Z]{3,}\b/.exec(String(message).replace(/ERR_\w+/g, ''))?.[0] : undefined;
  return fsFailure(errno === undefined ? error : Object.assign(new Error(String(message)), { code: errno }), named);
};

/** What a process keeps of compiled modules its threads look for only when told where: a third of their start. */
const environment = (): NodeJS.ProcessEnv => {
  const cache = getCompileCacheDir();
  // Below the folder that was asked for there is one a version.
  return cache === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(cache) };
};

/** One question at a time, answered, failed, or cut off by the end of the thread. */
const createLine = (start: ReaderThreadStart, adapter: Words) => {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const options = { workerData: start, resourceLimits, env: environment() };
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), options);
  let asked: Asked | null = null;
  let ended: unknown = null;
  const settle = (end: (asked: Asked) => void): void => {
    const open = asked;
    asked = null;
    if (open !== null) end(open);
  };
  const tell = (message: ToReader): void => worker.postMessage(message);
  const answer = async (id: number, question: AdapterQuestion): Promise<void> => {
    try {
      tell({ kind: 'words', id, words: await ask(adapter, question) });
    } catch (error) {
      // At once and not by way of the thread: what fails in another thread because of it must not come first.
      const failure = error instanceof CodedError ? error : new CodedError('internal', { what: 'adapter' });
      settle(({ reject }) => reject(failure));
    }
  };
  worker.on('message', (message: FromReader) => {
    if (message.kind === 'ask') void answer(message.id, message.question);
    else if (message.kind !== 'failed') settle(({ resolve }) => resolve(message));
    else settle(({ reject }) => reject(new CodedError(message.failure.code, message.failure.params)));
  });
  const end = (error: unknown): void => {
    ended ??= error;
    settle(({ reject }) => reject(error));
  };
  worker.on('error', (error) => end(threadFailure(error, start)));
  worker.on('exit', () => end(new CodedError('cancelled')));
  const request = (message: ToReader): Promise<FromReader> =>
    new Promise((resolve, reject) => {
      if (ended !== null) reject(ended);
      asked = { resolve, reject };
      tell(message);
    });
  return { request, end: () => worker.terminate() };
};

export const startReaderThread = (start: ReaderThreadStart, adapter: Words): ReaderThread => {
  const { request, end } = createLine(start, adapter);
  const strange = (): never => {
    throw new CodedError('internal', { what: 'a reader answered something else' });
  };
  return {
    read: async (portion) => {
      const answer = await request({ kind: 'read', portion });
      return answer.kind === 'done' ? answer.results : strange();
    },
    write: async (files) => {
      const answer = await request({ kind: 'write', files });
      return answer.kind === 'written' ? answer.files : strange();
    },
    draw: async (wanted) => {
      const answer = await request({ kind: 'draw', request: wanted });
      return answer.kind === 'drawn' ? answer.layers : strange();
    },
    end,
  };
};
