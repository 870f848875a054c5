import type { Field } from './fields.ts';
import { BRIDGE_MESSAGES, type BridgeMessage, type BridgeType } from './messages.ts';

/** A received text: a whole message, a type that is not known (to be ignored), or nothing of ours. */
export type ReadMessage =
  | { readonly kind: 'message'; readonly message: BridgeMessage }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed' };

const MALFORMED: ReadMessage = { kind: 'malformed' };
const UNKNOWN: ReadMessage = { kind: 'unknown' };

// Lists of pairs, made once: this runs for every message.
const CHECKS: ReadonlyMap<string, readonly (readonly [string, Field<unknown>])[]> = new Map(
  Object.entries(BRIDGE_MESSAGES).map(([type, fields]) => [
    type,
    Object.entries(fields as Record<string, Field<unknown>>),
  ]),
);

const parse = (json: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** What a text from the other side is. Fields that are not in the table stay in the message. */
export const readMessage = (json: string): ReadMessage => {
  const value = parse(json);
  const type = value?.['type'];
  if (value === null || typeof type !== 'string') return MALFORMED;
  const checks = CHECKS.get(type);
  if (checks === undefined) return UNKNOWN;
  for (const [name, { is, optional }] of checks) {
    const field = value[name];
    if (field === undefined ? !optional : !is(field)) return MALFORMED;
  }
  return { kind: 'message', message: value as unknown as BridgeMessage };
};

/** The message when it is of this type, else null. */
export const ofType = <T extends BridgeType>(read: ReadMessage, type: T): BridgeMessage<T> | null =>
  read.kind === 'message' && read.message.type === type ? (read.message as BridgeMessage<T>) : null;
