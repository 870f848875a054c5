import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { createDispatcher, isLoopback } from './dispatcher.ts';
import type { Endpoint } from './endpoints.ts';
import { createHttpGet, type HttpOutcome } from './http-get.ts';
import { type LimitNotice, limitNotice } from './limit-notice.ts';
import type { FigmaLimits, Seam } from './limits.ts';
import { withRetries } from './retry.ts';

/** One request as it happened, for the log: no address, no header, no secret. */
export interface CallRecord {
  readonly endpoint: Endpoint;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly ms: number;
  /** What a 429 says of the account. */
  readonly limit?: LimitNotice;
}

interface ClientOptions {
  readonly baseUrl: string;
  readonly token: string | null;
  readonly limits: FigmaLimits;
  readonly seam: Seam;
  readonly signal: AbortSignal;
  onWait(seconds: number): void;
  /** A request of the API is about to go out, and does when this resolves: it counts from there, whatever becomes of it. */
  onCalling(endpoint: Endpoint): Promise<void>;
  onCall(record: CallRecord): void;
}

export interface FigmaClient {
  readonly base: URL;
  /** A call of the API with retries; one in flight at a time. Carries the token. */
  api(endpoint: Endpoint, path: string, settles?: (outcome: HttpOutcome) => boolean): Promise<HttpOutcome>;
  /** One attempt to fetch an address that was checked. Carries no token. */
  image(url: URL, signal: AbortSignal): Promise<HttpOutcome>;
  /** The retries of `image`. */
  retry(attempt: () => Promise<HttpOutcome>): Promise<HttpOutcome>;
  close(): Promise<void>;
}

const readBase = (text: string): URL => {
  const base = URL.canParse(text) ? new URL(text) : null;
  const isSafe = base?.protocol === 'https:' || (base?.protocol === 'http:' && isLoopback(base));
  if (base === null || !isSafe || base.username !== '' || base.password !== '')
    throw new CodedError('figma-offline', { reason: reason('api-base') });
  return base;
};

/** Tokens are printable ASCII; a pasted one may carry blanks around it. */
const readToken = (token: string | null): string => {
  const text = (token ?? '').replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '');
  if (text === '') throw new CodedError('figma-token-missing');
  if (!/^[\x21-\x7e]{1,512}$/.test(text)) throw new CodedError('figma-auth');
  return text;
};

/** The signal of everything the client does: the user's, or the end of the time for the whole import. */
const createLifetime = (user: AbortSignal, importMs: number): { signal: AbortSignal; end(): void } => {
  const own = new AbortController();
  const late = new CodedError('figma-timeout', { call: reason('whole-import'), seconds: importMs / 1_000 });
  const timer = setTimeout(() => own.abort(late), importMs).unref();
  return {
    signal: AbortSignal.any([user, own.signal]),
    end: () => {
      clearTimeout(timer);
      own.abort();
    },
  };
};

/** Runs tasks one after the other, whether they succeed or not. */
const createQueue = (): (<T>(task: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
};

/**
 * Talks to one API origin. The token goes to that origin and nowhere else, redirects are not followed.
 * @throws CodedError `figma-token-missing`, `figma-auth` for a token that cannot be one, `figma-offline` for a base that is not https
 */
export const createFigmaClient = (options: ClientOptions): FigmaClient => {
  const { limits, seam, onWait, onCalling, onCall } = options;
  const base = readBase(options.baseUrl);
  const headers = { 'x-figma-token': readToken(options.token), accept: 'application/json' };
  const dispatcher = createDispatcher(base, limits);
  const lifetime = createLifetime(options.signal, limits.importMs);
  const { signal } = lifetime;
  const get = createHttpGet(dispatcher, limits);
  const queue = createQueue();

  const counted = async (endpoint: Endpoint, attempt: () => Promise<HttpOutcome>): Promise<HttpOutcome> => {
    const started = seam.now();
    const outcome = await attempt();
    const status = outcome.kind === 'answer' ? outcome.status : null;
    const limit = outcome.kind === 'answer' && status === 429 ? limitNotice(outcome.headers, seam.wall()) : null;
    onCall({ endpoint, status, ms: seam.now() - started, ...(limit ? { limit } : {}) });
    return outcome;
  };

  return {
    base,
    api: (endpoint, path, settles) => {
      const url = new URL(base.pathname.replace(/\/+$/, '') + path, base.origin);
      const attempt = async (): Promise<HttpOutcome> => {
        await onCalling(endpoint);
        return counted(endpoint, () => get({ url, headers, cap: limits.jsonBytes }, signal));
      };
      return queue(() => withRetries(attempt, { limits, seam, signal, onWait, ...(settles ? { settles } : {}) }));
    },
    image: (url, own) =>
      counted('image', () => get({ url, headers: {}, cap: limits.imageBytes }, AbortSignal.any([signal, own]))),
    retry: (attempt) => withRetries(attempt, { limits, seam, signal, onWait: () => undefined }),
    close: async () => {
      lifetime.end();
      await dispatcher.destroy().catch(() => undefined);
    },
  };
};
