import { LAYOUT_MAP_KEYS, type LoadedAdapter, type NodeTypeRequest, type RGBA } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import {
  type AdapterMembers,
  failedAdapter,
  isWord,
  MAX_WORD,
  readMembers,
  SAMPLE_REQUESTS,
} from './adapter-answers.ts';
import { type AdapterProcess, startAdapterProcess } from './adapter-process.ts';
import { partsOf, withPlainPath } from './ast-path.ts';
import { unwrap, unwrapBatch } from './call-outcomes.ts';
import { showLines } from './output-ring.ts';

/** The code that was trusted, how long one call of it may take, and what stops it. */
interface AdapterCode {
  readonly code: string;
  readonly digest: string;
  readonly methodMs: number;
  readonly signal: AbortSignal;
  /** Gets the end of what the adapter printed, when its child is gone and if it printed anything. */
  readonly onOutput: (text: string) => void;
}

interface StartedAdapter {
  readonly process: AdapterProcess;
  readonly members: AdapterMembers;
  close(): Promise<void>;
}

/** Starting Node is our own business and not the adapter's fault. */
const START_MS = 30_000;
/** Items of one call: more would make the limit of a call a limit of the design. */
const BATCH = 2_000;
const LOADED_BYTES = 4 * 1024 * 1024;
/** A character of a word takes at most six bytes in JSON. */
const BYTES_PER_WORD = MAX_WORD * 6 + 3;
/** The child's own limit comes after ours, for the case that we are gone. */
const GUARD_SLACK_MS = 2_000;

/** A child that was killed by Stop looks like one that ended itself. */
const orCancelled = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw signal.aborted ? new CodedError('cancelled') : error;
  }
};

const loadInto = async (process: AdapterProcess, { code, methodMs }: AdapterCode): Promise<AdapterMembers> => {
  const hello = { guardMs: methodMs + GUARD_SLACK_MS };
  const ready = await process.call('hello', hello, { ms: START_MS, bytes: 1_024 });
  if (ready.kind !== 'answer') throw new CodedError('internal', { what: `adapter runner: ${ready.kind}` });
  const fields = { code, mapNames: Object.keys(LAYOUT_MAP_KEYS), samples: SAMPLE_REQUESTS };
  const loaded = await process.call('load', fields, { ms: methodMs, bytes: LOADED_BYTES });
  return readMembers(unwrap(loaded, 'the module', methodMs));
};

/** Starts a child with this code in it; it may read `readable` and nothing else. */
const start = async (adapter: AdapterCode, readable: readonly string[]): Promise<StartedAdapter> => {
  const process = startAdapterProcess(readable);
  const stop = (): void => void process.close();
  adapter.signal.addEventListener('abort', stop, { once: true });
  let isClosed = false;
  const close = async (): Promise<void> => {
    adapter.signal.removeEventListener('abort', stop);
    await process.close();
    const printed = isClosed ? '' : showLines(process.output());
    isClosed = true;
    if (printed !== '') adapter.onOutput(printed);
  };
  try {
    return { process, close, members: await orCancelled(adapter.signal, loadInto(process, adapter)) };
  } catch (error) {
    await close();
    throw error;
  }
};

interface Batch<Item> {
  readonly op: 'transformColors' | 'mapNodeTypes';
  readonly method: string;
  readonly items: readonly Item[];
  readonly nodeOf: (item: Item) => string;
  readonly argumentsOf: (item: Item) => readonly unknown[];
}

const askPart = async <Item>(
  process: AdapterProcess,
  { op, method, items, nodeOf, argumentsOf }: Batch<Item>,
  methodMs: number,
): Promise<(string | null)[]> => {
  const nodes = items.map(nodeOf);
  const limits = { ms: methodMs, bytes: 1_024 + items.length * BYTES_PER_WORD };
  const words = unwrapBatch(await process.call(op, { items: items.map(argumentsOf) }, limits), method, nodes, methodMs);
  if (!Array.isArray(words) || words.length !== items.length)
    throw failedAdapter(method, nodes[0] ?? '', 'answered out of turn');
  return words.map((word: unknown, index) => {
    if (isWord(word) || (word === null && op === 'mapNodeTypes')) return word;
    throw failedAdapter(method, nodes[index] ?? '', 'answered no text');
  });
};

const askAll = async <Item>(
  process: AdapterProcess,
  batch: Batch<Item>,
  methodMs: number,
): Promise<(string | null)[]> => {
  const answers: (string | null)[] = [];
  for (let at = 0; at < batch.items.length; at += BATCH) {
    const part = { ...batch, items: batch.items.slice(at, at + BATCH) };
    answers.push(...(await askPart(process, part, methodMs)));
  }
  return answers;
};

/** In a child of its own that may read this one file and the parts of the tree that lie beside it. */
const askAboutAst = async (adapter: AdapterCode, path: string): Promise<void> => {
  const { process, close } = await start(adapter, [path, partsOf(path)]);
  try {
    const limits = { ms: adapter.methodMs, bytes: 1_024 };
    const outcome = await process.call('postAstTokenGenerated', { items: [[path]] }, limits);
    unwrap(outcome, 'postAstTokenGenerated', adapter.methodMs);
  } finally {
    await close();
  }
};

const colours = (items: readonly { rgba: RGBA; nodeId: string }[]): Batch<{ rgba: RGBA; nodeId: string }> => ({
  op: 'transformColors',
  method: 'transformColor',
  items,
  nodeOf: (item) => item.nodeId,
  argumentsOf: (item) => [item.rgba],
});

const types = (items: readonly NodeTypeRequest[]): Batch<NodeTypeRequest> => ({
  op: 'mapNodeTypes',
  method: 'mapNodeType',
  items,
  nodeOf: (item) => item.nodeId,
  argumentsOf: (item) => [item.figmaType, item.ctx],
});

/**
 * Starts the adapter and checks its five members.
 * @throws CodedError `adapter-invalid`, `adapter-timeout`, `cancelled`
 */
export const startAdapter = async (adapter: AdapterCode): Promise<LoadedAdapter> => {
  const { signal, methodMs } = adapter;
  const { process, members, close } = await start(adapter, []);
  return {
    ...members,
    digest: adapter.digest,
    transformColors: async (items) =>
      (await orCancelled(signal, askAll(process, colours(items), methodMs))) as string[],
    mapNodeTypes: async (items) =>
      (await orCancelled(signal, askAll(process, types(items), methodMs))).map((word) => word ?? undefined),
    postAstTokenGenerated: (astPath) =>
      orCancelled(
        signal,
        withPlainPath(astPath, (path) => askAboutAst(adapter, path)),
      ),
    close,
  };
};
