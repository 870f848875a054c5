import { parentPort, workerData } from 'node:worker_threads';
import type { LoadedAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { errnoOf, fsFailure } from '#workspace/fs-failure';
import { resolveVariables } from '../../variables/variable-table.ts';
import { openBodyReader } from '../body-reader.ts';
import { type DrawRequest, drawPortion } from '../draw-portion.ts';
import type { Portion } from '../portion.ts';
import type { PortionContext } from '../portion-context.ts';
import { readPortion } from '../read-portion.ts';
import { openSpoolReader, openSpoolWriter } from '../stored/spool.ts';
import { type StoredFile, writeStoredFile } from '../stored/stored-text.ts';
import { readerAdapter } from './reader-adapter.ts';
import type { FailureData, FromReader, ReaderThreadStart, ToReader } from './reader-messages.ts';

// A thread that reads portions of one design, one after the other. It ends when the main thread ends it.

type Waiting = (words: readonly (string | undefined)[]) => void;

const failureOf = (error: unknown, named: string): FailureData => {
  const failure = errnoOf(error) === null ? error : fsFailure(error, named);
  if (failure instanceof CodedError) return { code: failure.code, params: failure.params };
  return { code: 'internal', params: { what: failure instanceof Error ? failure.message : String(failure) } };
};

const openContext = (start: ReaderThreadStart, adapter: LoadedAdapter): PortionContext => {
  const { origin, outline, tables, marker, choice, framework, pagesFolder, runBytes } = start;
  return {
    ...{ origin, outline, tables, marker, choice, framework, adapter, pagesFolder, runBytes },
    spool: openSpoolWriter(start.spoolBase, start.number),
    body: openBodyReader(start.path, start.size, origin.label),
    variables: resolveVariables(start.variables.response, start.variables.reason),
    // Stopping ends the thread.
    signal: new AbortController().signal,
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
  let context: PortionContext | null = null;
  const answer = async (work: () => FromReader | Promise<FromReader>): Promise<void> => {
    try {
      tell(await work());
    } catch (error) {
      tell({ kind: 'failed', failure: failureOf(error, start.named) });
    }
  };
  // Not at the start, so that a file that cannot be opened is an answer too.
  const opened = (): PortionContext => {
    context ??= openContext(start, adapter);
    return context;
  };
  const read = (portion: Portion) =>
    answer(async () => ({ kind: 'done', results: await readPortion(portion, opened()) }));
  const write = (files: readonly StoredFile[]) =>
    answer(() => ({ kind: 'written', files: files.map((file) => writeStoredFile(file, spools)) }));
  const draw = (request: DrawRequest) => answer(() => ({ kind: 'drawn', layers: drawPortion(request, opened()) }));
  port.on('message', (message: ToReader) => {
    if (message.kind === 'read') void read(message.portion);
    else if (message.kind === 'write') void write(message.files);
    else if (message.kind === 'draw') void draw(message.request);
    else {
      waiting.get(message.id)?.(message.words);
      waiting.delete(message.id);
    }
  });
};

if (parentPort !== null) serve(parentPort, workerData as ReaderThreadStart);
