import {
  anything,
  count,
  type Field,
  flag,
  id,
  list,
  type OptionalField,
  oneOf,
  optional,
  record,
  text,
} from './fields.ts';

/** `plugin` is another word for `figma-ui`. */
export const BRIDGE_ROLES = ['figma-ui', 'plugin', 'agent', 'cli'] as const;

export const MAX_NAME = 128;
const MAX_NONCE = 256;

const name = text(MAX_NAME, 1);

/**
 * Every message of the bridge (JSON text over a WebSocket), and what its fields may be. More fields than these are
 * allowed. Directions stand in `SENDERS`.
 */
export const BRIDGE_MESSAGES = {
  hello: {
    role: oneOf(BRIDGE_ROLES),
    nonce: text(MAX_NONCE, 1),
    clientId: optional(name),
    /** "file / page", for people. */
    label: optional(text()),
    channel: optional(name),
  },
  /** `proof` of the daemon over the nonce of hello, and the nonce that the client has to answer. */
  hello_ack: { proof: text(MAX_NONCE), nonce: text(MAX_NONCE, 1) },
  auth: { proof: text(MAX_NONCE) },
  /** The limit after which the daemon gives an eval up. */
  ready: { connectionId: text(MAX_NONCE), evalLimitMs: optional(count) },
  client_update: { clientId: name, label: text() },
  eval_request: { id, clientId: name, js: text() },
  /** `error`: `{ name, message, stack }` of a snippet; what the bridge itself says has `code` and `params` too. */
  eval_response: { id, ok: flag, result: optional(anything), error: optional(record), logs: optional(list) },
  status_request: { id },
  status_response: { id, daemon: record, clients: list },
  /** The daemon answers, closes every connection with 1001, and ends. */
  shutdown_request: { id },
  shutdown_response: { id },
  user_prompt: { id, prompt: text() },
  /** The rest of the answer to this prompt is not wanted any more: the agent stops, and says so in its last answer. */
  user_cancel: { id },
  /** `clientId`: of a command line, which has no channel; an agent's call goes to the plugin of its own. */
  tool_call: {
    id,
    command: text(MAX_NAME, 1),
    params: record,
    retryCount: optional(count),
    clientId: optional(name),
  },
  /** `error` is a sentence; when the bridge itself says it, there are `code` and `params` too. */
  tool_response: { id, result: optional(anything), error: optional(text()), code: optional(text(MAX_NAME)) },
  agent_response: { id, content: text(), done: flag, code: optional(text(MAX_NAME)) },
  ping: {},
  pong: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field<unknown>>>>>;

type Table = typeof BRIDGE_MESSAGES;
export type BridgeType = keyof Table;

type Value<F> = F extends Field<infer T> ? T : never;
type OptionalKeys<S> = { [K in keyof S]: S[K] extends OptionalField<unknown> ? K : never }[keyof S];
type FieldsOf<S> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: Value<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: Value<S[K]>;
};

export type BridgeMessage<T extends BridgeType = BridgeType> = {
  [K in T]: { readonly type: K } & FieldsOf<Table[K]>;
}[T];

export type BridgeId = BridgeMessage<'eval_request'>['id'];

/** One plugin of `status_response`. */
export interface BridgeClient {
  readonly clientId: string;
  readonly label: string;
  readonly channel: string;
}

export type BridgeRole = 'figma-ui' | 'agent' | 'cli';

export const roleOf = (said: BridgeMessage<'hello'>['role']): BridgeRole => (said === 'plugin' ? 'figma-ui' : said);

/** What each role may send once it is ready; anything else that is in the table closes it with 4400. */
export const SENDERS: Readonly<Record<BridgeRole, ReadonlySet<BridgeType>>> = {
  'figma-ui': new Set([
    'client_update',
    'eval_response',
    'user_prompt',
    'user_cancel',
    'tool_response',
    'ping',
    'pong',
  ]),
  agent: new Set(['tool_call', 'agent_response', 'status_request', 'ping', 'pong']),
  cli: new Set(['eval_request', 'tool_call', 'status_request', 'shutdown_request', 'ping', 'pong']),
};
