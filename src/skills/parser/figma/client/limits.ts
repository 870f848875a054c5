import { setTimeout as wait } from 'node:timers/promises';

/** Every bound of the Figma client; tests shorten them. */
export interface FigmaLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  /** Longest pause inside a body. */
  readonly silenceMs: number;
  readonly requestMs: number;
  readonly importMs: number;
  /** Decoded bytes of one JSON answer. */
  readonly jsonBytes: number;
  readonly imageBytes: number;
  readonly imagePixels: number;
  /** Attempts per request, the first included. */
  readonly attempts: number;
  /** A `Retry-After` beyond this ends the import instead of waiting. */
  readonly longestWaitMs: number;
  /** Ids per render request. */
  readonly renderBatch: number;
  /** Image downloads in flight. */
  readonly downloads: number;
  /** Failed render requests after which the rest is marked as not rendered. */
  readonly renderFailures: number;
  /** Downloads in a row that come to nothing after all attempts, until the rest is left alone; a long wait in vain counts as four. */
  readonly downloadFailures: number;
}

const MIB = 1024 * 1024;

export const FIGMA_LIMITS: FigmaLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  silenceMs: 30_000,
  requestMs: 180_000,
  importMs: 600_000,
  jsonBytes: 512 * MIB,
  imageBytes: 32 * MIB,
  imagePixels: 40_000_000,
  attempts: 4,
  longestWaitMs: 60_000,
  renderBatch: 100,
  downloads: 6,
  renderFailures: 64,
  downloadFailures: 24,
};

/** Clock, pause and chance in one place, so that tests wait for nothing. */
export interface Seam {
  /** Milliseconds of a monotonic clock. */
  now(): number;
  /** Milliseconds since 1970, only to read HTTP dates. */
  wall(): number;
  /** Rejects when the signal fires. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 up to 1. */
  random(): number;
}

export const REAL_SEAM: Seam = {
  now: () => performance.now(),
  wall: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }),
  random: () => Math.random(),
};

/** `512 MB` for messages. */
export const megabytes = (bytes: number): string => `${Math.round((bytes / MIB) * 100) / 100} MB`;
