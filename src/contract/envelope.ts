import { ERROR_NUMBERS, type ErrorCode, errorCodeOf } from './errors.ts';
import { isLifecycleEvent, type LifecycleEvent } from './events.ts';

/**
 * The result (`details`) of every tool of ours, and so the message that the desktop reads.
 * `code` 0: `payload` may name an event and carry data. Any other `code`: `payload` is `{}`.
 */
export interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly payload: EnvelopePayload;
}

export interface EnvelopePayload {
  readonly event?: LifecycleEvent;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A message longer than this is cut on reading: nobody reads a megabyte, and a log must stay bounded. */
export const MAX_ENVELOPE_MESSAGE = 4_000;

export const okEnvelope = (message: string, payload: EnvelopePayload = {}): Envelope => ({ code: 0, message, payload });

export const failureEnvelope = (code: ErrorCode, message: string): Envelope => ({
  code: ERROR_NUMBERS[code],
  message,
  payload: {},
});

export type ReadEnvelope =
  | {
      readonly kind: 'event';
      readonly event: LifecycleEvent;
      readonly message: string;
      readonly data: Record<string, unknown>;
    }
  | { readonly kind: 'failure'; readonly code: ErrorCode; readonly number: number; readonly message: string }
  | { readonly kind: 'result'; readonly message: string; readonly data: Record<string, unknown> }
  | { readonly kind: 'malformed'; readonly reason: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what claims to be an envelope and never throws: tool results come from a process that may be anything. */
export const readEnvelope = (value: unknown): ReadEnvelope => {
  if (!isRecord(value)) return { kind: 'malformed', reason: 'not an object' };
  const { code, message, payload } = value;
  if (typeof code !== 'number' || !Number.isInteger(code))
    return { kind: 'malformed', reason: 'code is not an integer' };
  const text = typeof message === 'string' ? message.slice(0, MAX_ENVELOPE_MESSAGE) : '';
  if (code !== 0) return { kind: 'failure', code: errorCodeOf(code), number: code, message: text };
  if (!isRecord(payload)) return { kind: 'malformed', reason: 'payload is not an object' };
  const data = isRecord(payload['data']) ? payload['data'] : {};
  if (payload['event'] === undefined) return { kind: 'result', message: text, data };
  if (!isLifecycleEvent(payload['event'])) return { kind: 'malformed', reason: 'unknown event' };
  return { kind: 'event', event: payload['event'], message: text, data };
};
