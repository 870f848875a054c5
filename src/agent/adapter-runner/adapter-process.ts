import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { parse } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { residentBytes } from '#workspace/processes/resident-bytes';
import { requirePipes, watchGroup } from './child-group.ts';
import { createOutputRing } from './output-ring.ts';

/** What became of a call: never an exception, since everything of it is expected of code that is not ours. */
export type CallOutcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'bad'; readonly at: number; readonly problem: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'garbled' };

interface CallLimits {
  readonly ms: number;
  /** Size of the answer. */
  readonly bytes: number;
}

/** One child with one adapter in it. Calls go one at a time; after anything but an answer or `bad` it is dead. */
export interface AdapterProcess {
  call(op: string, fields: object, limits: CallLimits): Promise<CallOutcome>;
  /** The end of what the adapter printed; for the log. */
  output(): string;
  /** Kills the group and waits until it is gone. */
  close(): Promise<void>;
}

const RUNNER = fileURLToPath(new URL('./runner.js', import.meta.url));
const RING_BYTES = 64 * 1024;
const HEAP_MB = 256;
/** Beside the heap there is what buffers hold, which no flag of Node bounds. */
export const MOST_MB = 640;
const LOOK_EVERY_MS = 50;

const spawnRunner = (readable: readonly string[]) =>
  spawn(
    process.execPath,
    [
      '--permission',
      ...[RUNNER, ...readable].map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${HEAP_MB}`,
      RUNNER,
    ],
    {
      // A folder that no workspace can put anything into.
      cwd: parse(process.execPath).root,
      env: {},
      detached: true,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    },
  );

interface Pending {
  readonly id: string;
  readonly bytes: number;
  settle(outcome: CallOutcome): void;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The id cannot be guessed, so an answer that an adapter makes up before it was asked is seen for what it is. */
const readAnswer = (line: string, id: string): CallOutcome => {
  try {
    const message: unknown = JSON.parse(line);
    if (!isRecord(message) || message['id'] !== id) return { kind: 'garbled' };
    if (Object.hasOwn(message, 'ok')) return { kind: 'answer', value: message['ok'] };
    const bad = message['bad'];
    if (!isRecord(bad) || typeof bad['problem'] !== 'string') return { kind: 'garbled' };
    return { kind: 'bad', at: Number.isInteger(bad['at']) ? (bad['at'] as number) : -1, problem: bad['problem'] };
  } catch {
    return { kind: 'garbled' };
  }
};

/** Collects the one line that answers the pending call; whatever else comes ends the child. */
const listen = (stream: Readable, pending: () => Pending | null, fail: () => void): void => {
  let chunks: Buffer[] = [];
  let size = 0;
  stream.on('error', fail);
  stream.on('data', (chunk: Buffer) => {
    const call = pending();
    chunks.push(chunk);
    size += chunk.length;
    const end = chunk.indexOf(10);
    if (call === null || size > call.bytes || (end >= 0 && end < chunk.length - 1)) return fail();
    if (end < 0) return;
    const line = Buffer.concat(chunks).toString('utf8');
    chunks = [];
    size = 0;
    call.settle(readAnswer(line, call.id));
  });
};

/**
 * Starts a child that may read the named files and folders, and nothing else of the disk.
 * Its environment is empty; what it prints is kept in a ring and reaches no output of ours.
 * @throws CodedError `too-many-files`
 */
export const startAdapterProcess = (readable: readonly string[]): AdapterProcess => {
  const child = requirePipes(spawnRunner(readable));
  const group = watchGroup(child);
  const ring = createOutputRing(RING_BYTES);
  let pending: Pending | null = null;
  let isDead = false;

  const end = (outcome: CallOutcome): void => {
    isDead = true;
    group.kill();
    pending?.settle(outcome);
  };
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', ring.push);
  child.stderr.on('data', ring.push);
  listen(
    child.stdio[3] as Readable,
    () => pending,
    () => end({ kind: 'garbled' }),
  );
  void group.exited.then(() => end({ kind: 'ended' }));

  const callNow = (op: string, fields: object, limits: CallLimits): Promise<CallOutcome> =>
    new Promise((resolve) => {
      const id = randomBytes(16).toString('hex');
      const timer = setTimeout(() => end({ kind: 'timeout' }), limits.ms);
      const watch = setInterval(() => {
        if (residentBytes(child.pid ?? 0) > MOST_MB * 2 ** 20) end({ kind: 'memory' });
      }, LOOK_EVERY_MS);
      const settle = (outcome: CallOutcome): void => {
        clearTimeout(timer);
        clearInterval(watch);
        pending = null;
        if (outcome.kind !== 'answer' && outcome.kind !== 'bad') {
          isDead = true;
          group.kill();
        }
        resolve(outcome);
      };
      pending = { id, bytes: limits.bytes, settle };
      (child.stdin as Writable).write(`${JSON.stringify({ ...fields, id, op })}\n`);
    });

  let lane: Promise<unknown> = Promise.resolve();
  return {
    call: (op, fields, limits) => {
      const next = lane.then(() => (isDead ? { kind: 'ended' as const } : callNow(op, fields, limits)));
      lane = next;
      return next;
    },
    output: ring.text,
    close: async () => {
      end({ kind: 'ended' });
      await group.exited;
    },
  };
};
