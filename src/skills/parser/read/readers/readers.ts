import { availableParallelism } from 'node:os';
import type { LoadedAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { coded } from '#workspace/fs-failure';
import { resolveVariables } from '../../variables/variable-table.ts';
import { type BodyReader, openBodyReader } from '../body-reader.ts';
import { type DrawnLayer, type DrawRequest, drawPortion } from '../draw-portion.ts';
import type { Portion } from '../portion.ts';
import type { PortionContext } from '../portion-context.ts';
import { type ReadResult, readPortion } from '../read-portion.ts';
import { openSpoolReader, openSpoolWriter, type SpoolReader, type SpoolWriter } from '../stored/spool.ts';
import { type StoredFile, type WrittenStored, writeStoredFile } from '../stored/stored-text.ts';
import { rememberingAdapter } from './reader-adapter.ts';
import type { ReaderStart } from './reader-messages.ts';
import { type ReaderThread, startReaderThread } from './start-reader-thread.ts';

/** Who reads portions and writes what was put aside: threads for large designs, the caller's own thread for small ones. */
export interface Readers {
  /** How many portions, or lists of files, are worked on at once. */
  readonly width: number;
  /** @throws CodedError of `readPortion` and of the disk, `design-too-large` when the memory of a thread does not do */
  read(portion: Portion): Promise<readonly ReadResult[]>;
  /** @throws CodedError of the disk */
  write(files: readonly StoredFile[]): Promise<readonly WrittenStored[]>;
  /** Reads a portion again and draws layers of it. @throws CodedError of `readPortion` */
  draw(request: DrawRequest): Promise<readonly DrawnLayer[]>;
  /** Call it when all is read and nothing is under way: memory that reading took is given back. */
  rest(): Promise<void>;
  /** What was put aside, for whoever needs it as text. */
  readonly spools: SpoolReader;
  close(): Promise<void>;
}

const MOST_THREADS = 4;

interface Reading {
  /** How many there will be. */
  readonly portions: number;
  readonly inlineBytes: number;
  readonly restBytes: number;
  readonly signal: AbortSignal;
}

const createThreads = (start: ReaderStart, adapter: LoadedAdapter, { portions, restBytes }: Reading): Readers => {
  const width = Math.max(1, Math.min(MOST_THREADS, availableParallelism(), portions));
  const words = rememberingAdapter(adapter);
  const all: ReaderThread[] = [];
  const idle: ReaderThread[] = [];
  const spools = openSpoolReader(start.spoolBase);
  let begun = 0;
  let isClosed = false;
  const begin = (): ReaderThread => {
    // Each has a number of its own, since it begins its spool anew.
    const thread = startReaderThread({ ...start, number: begun }, words);
    begun += 1;
    all.push(thread);
    return thread;
  };
  for (let at = 0; at < width; at += 1) idle.push(begin());
  const withThread = async <T>(work: (thread: ReaderThread) => Promise<T>): Promise<T> => {
    if (isClosed) throw new CodedError('cancelled');
    if (idle.length === 0 && all.length >= width)
      throw new CodedError('internal', { what: 'more work at once than readers' });
    const thread = idle.pop() ?? (await coded(start.named, async () => begin()));
    try {
      return await work(thread);
    } finally {
      if (all.includes(thread)) idle.push(thread);
    }
  };
  const endAll = async (): Promise<void> => {
    idle.length = 0;
    await Promise.all(all.splice(0).map((thread) => thread.end()));
  };
  return {
    width,
    spools,
    read: (portion) => withThread((thread) => thread.read(portion)),
    write: (files) => withThread((thread) => thread.write(files)),
    draw: (request) => withThread((thread) => thread.draw(request)),
    rest: async () => {
      if (start.size >= restBytes) await endAll();
    },
    close: async () => {
      isClosed = true;
      spools.close();
      await endAll();
    },
  };
};

/** What could not be begun leaves nothing open. */
const openSpool = ({ spoolBase }: ReaderStart, body: BodyReader): SpoolWriter => {
  try {
    return openSpoolWriter(spoolBase, 0);
  } catch (error) {
    body.close();
    throw error;
  }
};

const createInline = (start: ReaderStart, adapter: LoadedAdapter, { signal }: Reading): Readers => {
  const { origin, outline, tables, marker, choice, framework, variables, pagesFolder, runBytes, named } = start;
  const body = openBodyReader(start.path, start.size, origin.label);
  const table = resolveVariables(variables.response, variables.reason);
  const spool = openSpool(start, body);
  const spools = openSpoolReader(start.spoolBase);
  const context: PortionContext = {
    ...{ origin, outline, tables, marker, choice, framework, body, adapter, spool, pagesFolder, runBytes, signal },
    variables: table,
  };
  return {
    width: 1,
    spools,
    read: (portion) => coded(named, () => readPortion(portion, context)),
    write: (files) => coded(named, async () => files.map((file) => writeStoredFile(file, spools))),
    draw: (request) => coded(named, async () => drawPortion(request, context)),
    rest: () => Promise.resolve(),
    close: async () => {
      body.close();
      spool.close();
      spools.close();
    },
  };
};

/** @throws CodedError `design-unreadable`, or the error of the system */
export const openReaders = (start: ReaderStart, adapter: LoadedAdapter, reading: Reading): Readers => {
  const isSmall = start.size <= reading.inlineBytes;
  const readers = isSmall ? createInline(start, adapter, reading) : createThreads(start, adapter, reading);
  let closed: Promise<void> | null = null;
  return {
    ...readers,
    // The end of a run and a stop may both come.
    close: () => {
      closed ??= readers.close();
      return closed;
    },
  };
};
