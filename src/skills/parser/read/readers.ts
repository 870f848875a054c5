import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LoadedAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { megabytes } from '../figma/client/limits.ts';
import { resolveVariables } from '../variables/variable-table.ts';
import { openBodyReader } from './body-reader.ts';
import type { Portion } from './portion.ts';
import { readPortion } from './read-portion.ts';
import type { AdapterQuestion, FromReader, ReaderStart, ReadResult, ToReader } from './reader-messages.ts';

/** Who reads portions: threads for large designs, the caller's own thread for small ones. */
export interface Readers {
  /** How many portions are read at once. */
  readonly width: number;
  /** @throws CodedError of `readPortion`, `design-too-large` when the memory of a thread does not do */
  read(portion: Portion): Promise<ReadResult>;
  close(): Promise<void>;
}

/** Parsing this much holds nobody up: 10 ms. */
const SMALL_BYTES = 1024 * 1024;
const MOST_THREADS = 4;
/** Layers live only while their portion is read; with room for the young most of them never get old. */
const YOUNG_MB = 64;

const ask = async (adapter: LoadedAdapter, question: AdapterQuestion): Promise<readonly (string | undefined)[]> =>
  question.what === 'types' ? adapter.mapNodeTypes(question.items) : adapter.transformColors(question.items);

interface Thread {
  read(portion: Portion): Promise<ReadResult>;
  end(): Promise<unknown>;
}

interface Reading {
  resolve(result: ReadResult): void;
  reject(error: unknown): void;
}

const threadFailure = (error: unknown, { origin, size }: ReaderStart): unknown => {
  const { code } = error as { code?: unknown };
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new CodedError('design-too-large', { file: origin.label, limit: megabytes(size) });
};

const startThread = (start: ReaderStart, adapter: LoadedAdapter): Thread => {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData: start, resourceLimits });
  let reading: Reading | null = null;
  const settle = (end: (reading: Reading) => void): void => {
    const open = reading;
    reading = null;
    if (open !== null) end(open);
  };
  const tell = (message: ToReader): void => worker.postMessage(message);
  const answer = async (id: number, question: AdapterQuestion): Promise<void> => {
    try {
      tell({ kind: 'words', id, words: await ask(adapter, question) });
    } catch (error) {
      const { code, params } = error instanceof CodedError ? error : new CodedError('internal', { what: 'adapter' });
      tell({ kind: 'no-words', id, failure: { code, params } });
    }
  };
  worker.on('message', (message: FromReader) => {
    if (message.kind === 'ask') void answer(message.id, message.question);
    else if (message.kind === 'done') settle(({ resolve }) => resolve(message.result));
    else settle(({ reject }) => reject(new CodedError(message.failure.code, message.failure.params)));
  });
  worker.on('error', (error) => settle(({ reject }) => reject(threadFailure(error, start))));
  worker.on('exit', () => settle(({ reject }) => reject(new CodedError('cancelled'))));
  return {
    read: (portion) =>
      new Promise((resolve, reject) => {
        reading = { resolve, reject };
        tell({ kind: 'read', portion });
      }),
    end: () => worker.terminate(),
  };
};

const createThreads = (start: ReaderStart, adapter: LoadedAdapter, portions: number): Readers => {
  const width = Math.max(1, Math.min(MOST_THREADS, availableParallelism(), portions));
  const idle = Array.from({ length: width }, () => startThread(start, adapter));
  const all = [...idle];
  return {
    width,
    read: async (portion) => {
      const thread = idle.pop();
      if (thread === undefined) throw new CodedError('internal', { what: 'more portions at once than readers' });
      try {
        return await thread.read(portion);
      } finally {
        idle.push(thread);
      }
    },
    close: async () => {
      await Promise.all(all.map((thread) => thread.end()));
    },
  };
};

const createInline = (start: ReaderStart, adapter: LoadedAdapter, signal: AbortSignal): Readers => {
  const { origin, outline, tables, marker, choice, variables } = start;
  const body = openBodyReader(start.path, start.size);
  const table = resolveVariables(variables.response, variables.reason);
  const context = { origin, outline, tables, marker, choice, body, adapter, variables: table, signal };
  return {
    width: 1,
    read: (portion) => readPortion(portion, context),
    close: async () => body.close(),
  };
};

/** @param portions how many there will be */
export const openReaders = (
  start: ReaderStart,
  adapter: LoadedAdapter,
  { portions, signal }: { readonly portions: number; readonly signal: AbortSignal },
): Readers =>
  start.size <= SMALL_BYTES ? createInline(start, adapter, signal) : createThreads(start, adapter, portions);
