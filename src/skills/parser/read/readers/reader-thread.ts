import { parentPort, workerData } from 'node:worker_threads';
import type { LoadedAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { errnoOf, fsFailure } from '#workspace/fs-failure';
import { resolveVariables } from '../../variables/variable-table.ts';
import { openBodyReader } from '../body-reader.ts';
import { drawPortion } from '../draw-portion.ts';
import type { PortionContext } from '../portion-context.ts';
import { readPortion } from '../read-portion.ts';
import { openSpoolReader, openSpoolWriter } from '../stored/spool.ts';
import { writeStoredFile } from '../stored/stored-text.ts';
import { readerAdapter } from './reader-adapter.ts';
import type {
  FailureData,
  FromReader,
  ReaderAnswer,
  ReaderErrand,
  ReaderThreadStart,
  ToReader,
} from './reader-messages.ts';

// A thread that reads portions of one design. It ends when the main thread ends it.

type Waiting = (words: readonly (string | undefined)[]) => void;

const failureOf = (error: unknown, named: string): FailureData => {
  const failure = errnoOf(error) === null ? error : fsFailure(error, named);
  if (failure instanceof CodedError) return { code: failure.code, params: failure.params };
  return { code: 'internal', params: { what: failure instanceof Error ? failure.message : String(failure) } };
};

/** What all portions share; not opened at the start, so that a file that cannot be opened is an answer too. */
const openCommon = (start: ReaderThreadStart, adapter: LoadedAdapter): (() => Omit<PortionContext, 'body'>) => {
  const { origin, outline, tables, marker, choice, framework, pagesFolder, runBytes } = start;
  let common: Omit<PortionContext, 'body'> | null = null;
  return () => {
    common ??= {
      ...{ origin, outline, tables, marker, choice, framework, adapter, pagesFolder, runBytes },
      spool: openSpoolWriter(start.spoolBase, start.number),
      variables: resolveVariables(start.variables.response, start.variables.reason),
      // Stopping ends the thread.
      signal: new AbortController().signal,
    };
    return common;
  };
};

const serve = (port: NonNullable<typeof parentPort>, start: ReaderThreadStart): void => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const tell = (message: FromReader): void => port.postMessage(message);
  const adapter = readerAdapter(start.words, (question) => {
    last += 1;
    const id = last;
    tell({ kind: 'ask', id, question });
    return new Promise((resolve) => waiting.set(id, resolve));
  });
  const spools = openSpoolReader(start.spoolBase);
  // Each portion that is under way has bytes of its own; while one waits for words of the adapter, another goes on.
  const free: PortionContext[] = [];
  const common = openCommon(start, adapter);
  const withContext = async <T>(work: (context: PortionContext) => T | Promise<T>): Promise<T> => {
    const context = free.pop() ?? { ...common(), body: openBodyReader(start.path, start.size, start.origin.label) };
    try {
      return await work(context);
    } finally {
      free.push(context);
    }
  };
  const run = async (errand: ReaderErrand): Promise<ReaderAnswer> => {
    switch (errand.kind) {
      case 'read':
        return withContext(async (context) => ({ kind: 'done', results: await readPortion(errand.portion, context) }));
      case 'write':
        return { kind: 'written', files: errand.files.map((file) => writeStoredFile(file, spools)) };
      case 'draw':
        return withContext((context) => ({ kind: 'drawn', layers: drawPortion(errand.request, context) }));
    }
  };
  const tried = async (errand: ReaderErrand): Promise<ReaderAnswer> => {
    try {
      return await run(errand);
    } catch (error) {
      return { kind: 'failed', failure: failureOf(error, start.named) };
    }
  };
  port.on('message', (message: ToReader) => {
    if (message.kind === 'errand') {
      const { id, errand } = message;
      void tried(errand).then((answer) => tell({ kind: 'answer', id, answer }));
      return;
    }
    waiting.get(message.id)?.(message.words);
    waiting.delete(message.id);
  });
};

if (parentPort !== null) serve(parentPort, workerData as ReaderThreadStart);
