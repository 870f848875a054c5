import { parentPort, workerData } from 'node:worker_threads';
import { CodedError } from '#contract/errors';
import { resolveVariables } from '../variables/variable-table.ts';
import { openBodyReader } from './body-reader.ts';
import { type PortionContext, readPortion } from './read-portion.ts';
import { readerAdapter } from './reader-adapter.ts';
import type { FailureData, FromReader, ReaderStart, ReadResult, ToReader } from './reader-messages.ts';

// A thread that reads portions of one design, one after the other. It ends when the main thread ends it.

interface Waiting {
  resolve(words: readonly (string | undefined)[]): void;
  reject(error: CodedError): void;
}

const failureOf = (error: unknown): FailureData =>
  error instanceof CodedError
    ? { code: error.code, params: error.params }
    : { code: 'internal', params: { what: error instanceof Error ? (error.stack ?? error.message) : String(error) } };

/** The large texts are handed over instead of copied. */
const buffersOf = ({ screens, pages }: ReadResult): ArrayBuffer[] => [
  ...new Set([...screens.map(({ text }) => text.buffer), ...pages.map(({ layers }) => layers.buffer)]),
];

const serve = (port: NonNullable<typeof parentPort>, start: ReaderStart): void => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const tell = (message: FromReader, buffers: ArrayBuffer[] = []): void => port.postMessage(message, buffers);
  const adapter = readerAdapter(start.words, (question) => {
    last += 1;
    const id = last;
    tell({ kind: 'ask', id, question });
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  });
  const { origin, outline, tables, marker, choice } = start;
  const context: PortionContext = {
    ...{ origin, outline, tables, marker, choice, adapter },
    body: openBodyReader(start.path, start.size),
    variables: resolveVariables(start.variables.response, start.variables.reason),
    // Stopping ends the thread.
    signal: new AbortController().signal,
  };
  const read = async (portion: Parameters<typeof readPortion>[0]): Promise<void> => {
    try {
      const result = await readPortion(portion, context);
      tell({ kind: 'done', result }, buffersOf(result));
    } catch (error) {
      tell({ kind: 'failed', failure: failureOf(error) });
    }
  };
  port.on('message', (message: ToReader) => {
    if (message.kind === 'read') void read(message.portion);
    else if (message.kind === 'words') waiting.get(message.id)?.resolve(message.words);
    else waiting.get(message.id)?.reject(new CodedError(message.failure.code, message.failure.params));
    if (message.kind !== 'read') waiting.delete(message.id);
  });
};

if (parentPort !== null) serve(parentPort, workerData as ReaderStart);
