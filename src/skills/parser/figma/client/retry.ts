import type { HttpHeaders, HttpOutcome } from './http-get.ts';
import { stopped } from './http-get.ts';
import type { FigmaLimits, Seam } from './limits.ts';

const RETRIED: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
const SMALLEST_GAP = 500;
const LARGEST_BACKOFF = 30_000;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Milliseconds a server asks to wait; null when it asks nothing that makes sense (`0`, `-5`, `abc`, two headers, the past).
 * @param wall now, in milliseconds since 1970
 */
export const retryAfterMs = (headers: HttpHeaders, wall: number): number | null => {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) === 0 ? null : Number(text) * 1_000;
  if (!HTTP_DATE.test(text)) return null;
  const wait = Date.parse(text) - wall;
  return wait > 0 ? wait : null;
};

/** Full jitter, from 1 s doubling up to 30 s, never below half a second nor below what the server asked. */
export const backoffMs = (attempt: number, asked: number | null, random: () => number): number => {
  const ceiling = Math.min(LARGEST_BACKOFF, 1_000 * 2 ** (attempt - 1));
  return Math.round(Math.max(SMALLEST_GAP, random() * ceiling, asked ?? 0));
};

interface RetryOptions {
  readonly limits: FigmaLimits;
  readonly seam: Seam;
  readonly signal: AbortSignal;
  onWait(seconds: number): void;
  /** Outcomes that are handed back at once although another attempt would be allowed. */
  readonly settles?: (outcome: HttpOutcome) => boolean;
}

/** True for what another attempt may mend. */
export const mayRetry = (outcome: HttpOutcome): boolean =>
  outcome.kind === 'broken' || (outcome.kind === 'answer' && RETRIED.has(outcome.status));

/**
 * Makes attempts until one settles the matter; hands back the last outcome, good or bad.
 * @throws CodedError when the signal fires
 */
export const withRetries = async (
  attempt: () => Promise<HttpOutcome>,
  { limits, seam, signal, onWait, settles }: RetryOptions,
): Promise<HttpOutcome> => {
  for (let number = 1; ; number += 1) {
    const outcome = await attempt();
    if (!mayRetry(outcome) || settles?.(outcome) || number >= limits.attempts) return outcome;
    const asked = outcome.kind === 'answer' ? retryAfterMs(outcome.headers, seam.wall()) : null;
    if (asked !== null && asked > limits.longestWaitMs) return outcome;
    const wait = backoffMs(number, asked, seam.random);
    onWait(Math.ceil(wait / 1_000));
    await seam.sleep(wait, signal).catch((error: unknown) => {
      throw signal.aborted ? stopped(signal) : error;
    });
  }
};
