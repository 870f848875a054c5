import type { CodedError as Coded } from '#contract/errors';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import type { Decoded } from '../decode/decoder.ts';
import { type ChildEnd, type EmbedderChild, startEmbedderChild } from './embedder-child.ts';
import type { EmbedderAnswer, EmbedderTask, OpenedModel } from './messages.ts';
import { modelInvalid } from './model-file.ts';

/** A model behind a process wall. */
export interface Embedder extends OpenedModel {
  /** The embedding of a picture, of length 1 or all zero. @throws CodedError `dedup-model-invalid`, `cancelled` */
  embed(path: string): Promise<Decoded<Float32Array>>;
  /** Ends the process. */
  close(): Promise<void>;
}

export interface EmbedderOptions {
  readonly signal: AbortSignal;
  readonly openMs?: number;
  /** Longest time for one picture. */
  readonly embedMs?: number;
  readonly mostBytes?: number;
  /** Other entry of the process, for tests that make it die. */
  readonly script?: URL;
}

const SCRIPT = new URL('./embedder-process.ts', import.meta.url);
const OPEN_MS = 60_000;
const EMBED_MS = 30_000;
const MOST_BYTES = 1_536 * 1024 * 1024;
/** A picture that ends the process is flagged; after so many, the model is to blame. */
const MOST_DEATHS = 3;

interface Holder {
  readonly model: string;
  readonly options: Required<EmbedderOptions>;
  child: EmbedderChild | null;
  deaths: number;
  last: Promise<unknown>;
}

const WORD: Readonly<Record<ChildEnd, string>> = {
  died: 'model-died',
  timeout: 'model-too-slow',
  memory: 'model-memory',
};

const endOf = (model: string, end: ChildEnd): Coded => modelInvalid(model, reason(WORD[end]));

/** Asks the process, and ends it when the run is stopped. @throws CodedError `cancelled` */
const ask = async (
  { options, child }: Holder,
  task: EmbedderTask,
  ms: number,
): Promise<EmbedderAnswer | { end: ChildEnd }> => {
  const { signal } = options;
  if (signal.aborted || child === null) throw new CodedError('cancelled');
  const stop = (): void => void child.kill();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answer = await child.ask(task, ms);
    if (options.signal.aborted) throw new CodedError('cancelled');
    return answer;
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const open = async (holder: Holder): Promise<OpenedModel> => {
  const { model, options } = holder;
  holder.child = startEmbedderChild(options);
  const answer = await ask(holder, { kind: 'open', model }, options.openMs);
  if ('opened' in answer) return answer.opened;
  if ('end' in answer) throw endOf(model, answer.end);
  throw modelInvalid(model, 'invalid' in answer ? answer.invalid : reason('model-died'));
};

const embed = async (holder: Holder, path: string): Promise<Decoded<Float32Array>> => {
  const { model, options } = holder;
  const answer = await ask(holder, { kind: 'embed', path }, options.embedMs);
  if ('embedding' in answer) return { value: answer.embedding };
  if ('broken' in answer) return { reason: answer.broken };
  if (!('end' in answer)) throw modelInvalid(model, 'invalid' in answer ? answer.invalid : reason('model-died'));
  holder.deaths += 1;
  if (holder.deaths >= MOST_DEATHS) throw endOf(model, answer.end);
  await open(holder);
  return { reason: answer.end === 'timeout' ? 'decoder-timeout' : 'decoder-died' };
};

/**
 * Opens a model and tries it once. Pictures are asked one after the other. The caller closes the embedder.
 * @param model real path of the file
 * @throws CodedError `dedup-model-invalid` {file, reason}, `cancelled`
 */
export const openEmbedder = async (model: string, options: EmbedderOptions): Promise<Embedder> => {
  const { openMs = OPEN_MS, embedMs = EMBED_MS, mostBytes = MOST_BYTES, script = SCRIPT, signal } = options;
  const holder: Holder = {
    model,
    options: { signal, openMs, embedMs, mostBytes, script },
    child: null,
    deaths: 0,
    last: Promise.resolve(),
  };
  const close = async (): Promise<void> => {
    const { child } = holder;
    holder.child = null;
    await child?.kill();
  };
  try {
    const opened = await open(holder);
    const inTurn = (path: string): Promise<Decoded<Float32Array>> => {
      const next = holder.last.then(
        () => embed(holder, path),
        () => embed(holder, path),
      );
      holder.last = next.catch(() => undefined);
      return next;
    };
    return { ...opened, embed: inTurn, close };
  } catch (error) {
    await close();
    throw error;
  }
};
