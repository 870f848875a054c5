import type { Dispatcher } from 'undici';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { OverCap, readBody, readStart } from './body.ts';
import type { FigmaLimits } from './limits.ts';

interface HttpRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Most decoded bytes of a 200 answer. */
  readonly cap: number;
}

export type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: HttpHeaders;
  /** Whole for 200, the start of it for any other status. */
  readonly body: Uint8Array;
}

/** How one attempt ended. Texts are reasons in the sense of `contract/reason.ts`. */
export type HttpOutcome =
  | HttpAnswer
  /** The connection broke in the middle: another attempt may do. */
  | { readonly kind: 'broken'; readonly reason: string }
  /** There was no connection at all. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'too-large'; readonly cap: number }
  | { readonly kind: 'undecodable' };

/** What is read of an error page: Figma's own are some hundred bytes and come at once. */
const START_OF_ERROR = { most: 64 * 1024, ms: 5_000 };

const BROKEN: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ERR_STREAM_PREMATURE_CLOSE',
  'Z_BUF_ERROR',
]);

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection-refused',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
};

/** Only codes are looked at: messages may hold addresses with passwords of a proxy. */
const codeOf = (error: unknown): string => {
  const { code, errors, cause } = error as { code?: unknown; errors?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0]);
  return typeof cause === 'object' && cause !== null ? codeOf(cause) : 'unknown';
};

const classify = (error: unknown, host: string, limits: FigmaLimits): HttpOutcome => {
  if (error instanceof OverCap) return { kind: 'too-large', cap: 0 };
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return { kind: 'timeout', seconds: limits.headersMs / 1_000 };
  if (code === 'UND_ERR_BODY_TIMEOUT') return { kind: 'timeout', seconds: limits.silenceMs / 1_000 };
  if (code.startsWith('Z_') && code !== 'Z_BUF_ERROR') return { kind: 'undecodable' };
  if (BROKEN.has(code) || code.startsWith('HPE_')) return { kind: 'broken', reason: reason('broken', { host }) };
  const known = UNREACHABLE[code];
  if (known !== undefined) return { kind: 'unreachable', reason: reason(known, { host }) };
  return { kind: 'unreachable', reason: reason('network', { host, code }) };
};

/** The failure behind a fired signal: the client's own deadline says so itself, anything else is the user. */
export const stopped = (signal: AbortSignal): CodedError =>
  signal.reason instanceof CodedError ? signal.reason : new CodedError('cancelled');

/** Proxies write it in capitals, or by its old name. */
const isGzipped = ({ 'content-encoding': encoding }: HttpHeaders): boolean =>
  typeof encoding === 'string' && /^(x-)?gzip$/i.test(encoding.trim());

const read = async (response: Dispatcher.ResponseData, cap: number): Promise<HttpAnswer> => {
  const { statusCode: status, headers, body } = response;
  const gzipped = isGzipped(headers);
  const bytes = status === 200 ? await readBody(body, gzipped, cap) : await readStart(body, gzipped, START_OF_ERROR);
  return { kind: 'answer', status, headers, body: bytes };
};

/**
 * One attempt of one GET, redirects not followed.
 * @param signal ends it at once
 * @throws CodedError the failure of the signal, `cancelled` as a rule
 */
export const createHttpGet =
  (dispatcher: Dispatcher, limits: FigmaLimits) =>
  async (request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> => {
    if (signal.aborted) throw stopped(signal);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), limits.requestMs);
    try {
      const response = await dispatcher.request({
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: 'GET',
        headers: { ...request.headers, 'accept-encoding': 'gzip' },
        headersTimeout: limits.headersMs,
        bodyTimeout: limits.silenceMs,
        signal: AbortSignal.any([signal, deadline.signal]),
      });
      const answer = await read(response, request.cap);
      if (signal.aborted) throw stopped(signal);
      return answer;
    } catch (error) {
      if (signal.aborted) throw stopped(signal);
      if (deadline.signal.aborted) return { kind: 'timeout', seconds: limits.requestMs / 1_000 };
      const outcome = classify(error, request.url.hostname, limits);
      return outcome.kind === 'too-large' ? { kind: 'too-large', cap: request.cap } : outcome;
    } finally {
      clearTimeout(timer);
    }
  };
