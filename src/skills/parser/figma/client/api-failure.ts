import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { isFields } from '../fields.ts';
import { excerpt, printable, withoutSecret } from '../printable.ts';
import { durationReason } from './duration.ts';
import { ENDPOINTS, type Endpoint } from './endpoints.ts';
import type { HttpAnswer, HttpOutcome } from './http-get.ts';
import { parseJson } from './json.ts';
import { megabytes } from './limits.ts';
import { retryAfterMs } from './retry.ts';

export interface FailureContext {
  readonly endpoint: Endpoint;
  readonly fileKey: string;
  /** Never repeated, whatever the server sends back. */
  readonly secret: string;
  /** Now, in milliseconds since 1970. */
  readonly wall: number;
  /** The file was read a moment ago, so a refusal now means that the token ended. */
  readonly fileSeen: boolean;
}

/** What Figma says in an error body, `err` or `message`; '' when it says nothing. */
export const serverMessage = (body: Uint8Array, secret: string): string => {
  const parsed = parseJson(body);
  if (!parsed.ok || !isFields(parsed.value)) return '';
  const text = parsed.value['err'] ?? parsed.value['message'];
  return typeof text === 'string' ? printable(withoutSecret(text, secret)) : '';
};

const contentType = (answer: HttpAnswer): string => {
  const header = answer.headers['content-type'];
  return printable(typeof header === 'string' ? (header.split(';', 1)[0] ?? '') : '', 60) || '?';
};

const looksLikeHtml = (answer: HttpAnswer): boolean =>
  contentType(answer) === 'text/html' && /^\s*</.test(new TextDecoder().decode(answer.body.subarray(0, 256)));

/** An answer that is not Figma's: a sign-in page, a proxy, a redirect. */
export const unexpectedContent = (answer: HttpAnswer, secret: string): CodedError =>
  new CodedError('figma-unexpected-content', {
    type: answer.status === 200 ? contentType(answer) : `HTTP ${answer.status}, ${contentType(answer)}`,
    excerpt: excerpt(answer.body, secret),
  });

/** True when a 403 speaks of the token itself, not of the file or of what the token may do. */
export const blamesToken = (message: string): boolean => /token/i.test(message) && !/scope/i.test(message);

const forbidden = (context: FailureContext, message: string): CodedError =>
  blamesToken(message) || context.fileSeen
    ? new CodedError('figma-auth')
    : new CodedError('figma-forbidden', { key: context.fileKey });

const badRequest = (context: FailureContext, status: number, message: string): CodedError =>
  status === 413 || /too large/i.test(message)
    ? new CodedError('figma-too-large', { key: context.fileKey })
    : new CodedError('figma-bad-request', {
        call: ENDPOINTS[context.endpoint],
        reason: message === '' ? `HTTP ${status}` : message,
      });

const rateLimited = (answer: HttpAnswer, context: FailureContext): CodedError => {
  const wait = retryAfterMs(answer.headers, context.wall);
  return new CodedError('figma-rate-limited', { time: wait === null ? reason('time-unknown') : durationReason(wait) });
};

const ofAnswer = (answer: HttpAnswer, context: FailureContext): CodedError | null => {
  const { status } = answer;
  if (status === 200) return null;
  if (status === 429) return rateLimited(answer, context);
  if (status >= 500) return new CodedError('figma-offline', { reason: `HTTP ${status}` });
  if (status < 400 || looksLikeHtml(answer)) return unexpectedContent(answer, context.secret);
  const message = serverMessage(answer.body, context.secret);
  if (status === 401 || status === 407) return new CodedError('figma-auth');
  if (status === 403) return forbidden(context, message);
  if (status === 404) return new CodedError('figma-not-found', { key: context.fileKey });
  return badRequest(context, status, message);
};

/** The failure that the outcome of an API call stands for; null for a 200. */
export const apiFailure = (outcome: HttpOutcome, context: FailureContext): CodedError | null => {
  const call = ENDPOINTS[context.endpoint];
  switch (outcome.kind) {
    case 'answer':
      return ofAnswer(outcome, context);
    case 'broken':
    case 'unreachable':
      return new CodedError('figma-offline', { reason: outcome.reason });
    case 'timeout':
      return new CodedError('figma-timeout', { call, seconds: outcome.seconds });
    case 'too-large':
      return new CodedError('design-too-large', { file: call, limit: megabytes(outcome.cap) });
    case 'undecodable':
      return new CodedError('figma-unexpected-content', { type: 'gzip', excerpt: '' });
  }
};
