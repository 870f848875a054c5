import { setTimeout as wait } from 'node:timers/promises';
import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { durationReason } from '../figma/client/duration.ts';
import { FIGMA_LIMITS } from '../figma/client/limits.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import type { DesignSource } from '../source/design-source.ts';
import type { ParserDeps } from './current-run.ts';
import type { ParserRun } from './parser-run.ts';

const pause = async (ms: number, { progress, signal }: ToolContext): Promise<void> => {
  progress({ label: 'waiting', params: { seconds: Math.ceil(ms / 1_000) }, done: 0 });
  // Whatever ends the wait early is the user.
  await wait(ms, undefined, { signal }).catch(() => undefined);
};

/**
 * A limit that ends soon is waited for; a long one is said, not slept.
 * @throws CodedError `figma-rate-limited` before anything is sent, `cancelled`
 */
const passLimit = async (ms: number | null, context: ToolContext): Promise<void> => {
  if (ms === null || ms <= 0) return;
  if (ms > FIGMA_LIMITS.longestWaitMs) throw new CodedError('figma-rate-limited', { time: durationReason(ms) });
  await pause(ms, context);
  stopIfAborted(context.signal);
};

/** The desktop may lose count of a minute; after so many waits Figma itself is asked. */
const MOST_WAITS = 3;

/** Waits until plan and seat allow one more call. A desktop that does not answer keeps nobody waiting. */
const takeTurn = async (endpoint: string, context: ToolContext): Promise<void> => {
  for (let waits = 0; waits < MOST_WAITS && !context.signal.aborted; waits += 1) {
    const ms = await context.requestHost('figma.calling', { endpoint }).catch(() => 0);
    if (!(ms > 0)) return;
    await pause(Math.min(ms, FIGMA_LIMITS.longestWaitMs), context);
  }
};

interface Asking {
  readonly deps: ParserDeps;
  readonly run: ParserRun;
  readonly context: ToolContext;
}

/** Opens a design of Figma with the token of the desktop, which counts every call. Nothing is sent while a limit is in force. */
export const openFigma = async (url: string, { deps, run, context }: Asking): Promise<DesignSource> => {
  const { signal } = context;
  const token = await context.requestHost('figma.token', {});
  const { fingerprint, wait: limit } = await context.requestHost('figma.account', {});
  await passLimit(limit, context);
  const dir = deps.cacheDir ?? null;
  // Renders are asked for by a later call of a tool than the one that opened the source.
  const current = (): ToolContext => run.context ?? context;
  // A count that does not arrive must not end an import.
  const tell = (told: Promise<null>): void => void told.catch(() => undefined);
  // Loaded here, since a saved design needs no network client.
  const { openFigmaSource } = await import('../source/figma-source.ts');
  return openFigmaSource({
    url,
    baseUrl: deps.figmaBase(),
    token,
    signal,
    ...(dir !== null && fingerprint !== '' ? { keep: { dir, fingerprint } } : {}),
    onCalling: (endpoint) => takeTurn(endpoint, current()),
    onCall: (record) => {
      run.calls.set(record.endpoint, (run.calls.get(record.endpoint) ?? 0) + 1);
      if (record.endpoint !== 'image') tell(current().requestHost('figma.answered', record));
    },
    onWait: (seconds) => current().progress({ label: 'waiting', params: { seconds }, done: 0 }),
  });
};
