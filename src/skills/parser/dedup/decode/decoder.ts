import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { CodedError } from '#contract/errors';
import { fsFailure } from '#workspace/fs-failure';
import type { Look } from '../look/look.ts';
import { type Job, type Outcome, startWorker, type Worker, type WorkerEnd } from './decoder-worker.ts';
import type { DecoderResults, DecoderTask } from './messages.ts';

/** A result, or why the picture cannot be used (`pictureReason.<reason>` of the locales). */
export type Decoded<T> = { readonly value: T } | { readonly reason: string };

/** Picture decoders behind a process wall: what breaks them breaks one picture. */
export interface Decoder {
  look(path: string): Promise<Decoded<Look>>;
  /** @throws CodedError of the disk when `out` cannot be written */
  toPng(path: string, out: string): Promise<Decoded<DecoderResults['to-png']>>;
  /** Like `toPng` for a drawing that the product made itself, which may be as large as a screen. */
  drawPng(path: string, out: string): Promise<Decoded<DecoderResults['draw']>>;
  /** How like two pictures are at `size` pixels a side; null when they are far from the same. */
  compare(path: string, other: string, size: number): Promise<Decoded<DecoderResults['compare']>>;
  /** How many calls keep all processes busy. */
  readonly width: number;
  /** Ends the processes; calls that wait are rejected with `cancelled`. */
  close(): Promise<void>;
}

export interface DecoderOptions {
  readonly signal: AbortSignal;
  /** Default: one per processor, at most 4. */
  readonly processes?: number;
  /** Longest time for one picture. */
  readonly taskMs?: number;
  /** Most memory that a process may hold. */
  readonly mostBytes?: number;
  /** Other entry of the process, for tests that make it die. */
  readonly script?: URL;
}

const SCRIPT = new URL('./decoder-process.ts', import.meta.url);
const TASK_MS = 20_000;
/** A picture of 40 megapixels is decoded and packed again in a third of it. */
const MOST_BYTES = 1_536 * 1024 * 1024;
/** Jobs that a process has at once: it never waits for the next one. */
const AHEAD = 4;
/** A process is started when so many calls wait that it pays. */
const WORTH_A_PROCESS = 24;
/** After so many processes in a row that did not come up, no more are started. */
const HOPELESS = 3;

interface Pool {
  readonly options: Required<Omit<DecoderOptions, 'signal'>>;
  readonly waiting: Job[];
  readonly workers: Set<Worker>;
  readonly ended: Set<Promise<void>>;
  nextId: number;
  stillborn: number;
  closed: boolean;
}

const giveUp = (pool: Pool): void => {
  for (const job of pool.waiting.splice(0)) job.settle({ reason: 'decoder-died' });
};

/** A job that was alone with a process that died is to blame; one that had company gets another chance, alone. */
const takeBack = (pool: Pool, { left, tookTooLong, tookTooMuch, wasReady }: WorkerEnd): void => {
  pool.stillborn = wasReady ? 0 : pool.stillborn + 1;
  if (!wasReady) pool.waiting.unshift(...left);
  else if (tookTooMuch) {
    // It works on one after the other, so it is the first one's.
    left[0]?.settle({ reason: 'too-large' });
    pool.waiting.unshift(...left.slice(1));
  } else if (left.length === 1 && left[0]?.alone)
    left[0].settle({ reason: tookTooLong ? 'decoder-timeout' : 'decoder-died' });
  else pool.waiting.unshift(...left.map((job) => ({ ...job, alone: true })));
};

const addWorker = (pool: Pool): Worker => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const worker = startWorker(pool.options, {
    onAnswer: () => feed(pool),
    onEnd: (end) => {
      pool.workers.delete(worker);
      takeBack(pool, end);
      pool.ended.delete(promise);
      resolve();
      feed(pool);
    },
  });
  pool.workers.add(worker);
  pool.ended.add(promise);
  return worker;
};

/** A suspect works alone. */
const hasRoom = ({ jobs }: Worker, next: Job): boolean =>
  jobs.size === 0 || (jobs.size < AHEAD && !next.alone && ![...jobs.values()].some((job) => job.alone));

/** Hands waiting jobs to the processes, least busy first. */
const feed = (pool: Pool): void => {
  if (pool.stillborn >= HOPELESS) giveUp(pool);
  while (pool.waiting.length > 0 && !pool.closed) {
    const [idle] = [...pool.workers].sort((a, b) => a.jobs.size - b.jobs.size);
    const few = pool.workers.size === 0 || (pool.waiting.length >= WORTH_A_PROCESS && (idle?.jobs.size ?? 0) > 0);
    const worker = few && pool.workers.size < pool.options.processes ? addWorker(pool) : idle;
    if (worker === undefined || !hasRoom(worker, pool.waiting[0] as Job)) return;
    pool.nextId += 1;
    worker.give(pool.nextId, pool.waiting.shift() as Job);
  }
};

const close = async (pool: Pool): Promise<void> => {
  pool.closed = true;
  for (const worker of pool.workers) worker.kill();
  await Promise.all(pool.ended);
};

const systemFailure = (errno: string, task: DecoderTask): CodedError =>
  fsFailure(Object.assign(new Error(errno), { code: errno }), dirname('out' in task ? task.out : task.path));

/** Processes start with the first call. The caller closes the decoder. */
export const openDecoder = (options: DecoderOptions): Decoder => {
  const { signal, script = SCRIPT, taskMs = TASK_MS, mostBytes = MOST_BYTES } = options;
  const { processes = Math.min(4, availableParallelism()) } = options;
  const pool: Pool = {
    options: { processes, taskMs, mostBytes, script },
    waiting: [],
    workers: new Set(),
    ended: new Set(),
    nextId: 0,
    stillborn: 0,
    closed: false,
  };
  const stop = new AbortController();
  const ask = (task: DecoderTask): Promise<Decoded<DecoderResults[keyof DecoderResults]>> =>
    new Promise((resolve, reject) => {
      const ended = AbortSignal.any([signal, stop.signal]);
      const cancel = (): void => reject(new CodedError('cancelled'));
      if (ended.aborted) return cancel();
      ended.addEventListener('abort', cancel, { once: true });
      const settle = (outcome: Outcome): void => {
        ended.removeEventListener('abort', cancel);
        if ('errno' in outcome) reject(systemFailure(outcome.errno, task));
        else resolve(outcome);
      };
      pool.waiting.push({ task, settle, alone: false });
      feed(pool);
    });
  // Aborted: the processes end at once, and what waits for them is rejected by its own listener.
  signal.addEventListener('abort', () => void close(pool), { once: true });
  return {
    look: (path) => ask({ kind: 'look', path }) as Promise<Decoded<Look>>,
    toPng: (path, out) => ask({ kind: 'to-png', path, out }) as Promise<Decoded<DecoderResults['to-png']>>,
    drawPng: (path, out) => ask({ kind: 'draw', path, out }) as Promise<Decoded<DecoderResults['draw']>>,
    compare: (path, other, size) =>
      ask({ kind: 'compare', path, other, size }) as Promise<Decoded<DecoderResults['compare']>>,
    width: processes * AHEAD,
    close: async () => {
      stop.abort();
      await close(pool);
    },
  };
};
