import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { BRIDGE_MESSAGES, type BridgeMessage, type BridgeType } from './messages.ts';
import { ofType, readMessage } from './read-message.ts';

/** One whole message of each type, all fields given. */
const WHOLE: { readonly [T in BridgeType]: Omit<BridgeMessage<T>, 'type'> } = {
  hello: { role: 'figma-ui', nonce: 'n', clientId: 'c', label: 'l', channel: 'c' },
  hello_ack: { proof: 'p', nonce: 'n' },
  auth: { proof: 'p' },
  ready: { connectionId: 'x', evalLimitMs: 1 },
  client_update: { clientId: 'c', label: 'l' },
  eval_request: { id: 'i', clientId: 'c', js: 'x' },
  eval_response: { id: 1, ok: true, result: null, error: {}, logs: [] },
  status_request: { id: 'i' },
  status_response: { id: 'i', daemon: {}, clients: [] },
  shutdown_request: { id: 'i' },
  shutdown_response: { id: 'i' },
  user_prompt: { id: 'i', prompt: 'p' },
  user_cancel: { id: 'i' },
  tool_call: { id: 'i', command: 'create_frame', params: {}, retryCount: 1 },
  tool_response: { id: 'i', result: {}, error: 'e', code: 'c' },
  agent_response: { id: 'i', content: '', done: false, code: 'c' },
  ping: {},
  pong: {},
};

const TYPES = Object.keys(WHOLE) as BridgeType[];
const read = (message: object): string => readMessage(JSON.stringify(message)).kind;

describe('a message', () => {
  it.each(TYPES)('%s is read whole, with fields of a later version, and not without what it needs', (type) => {
    const whole = { type, ...WHOLE[type] };
    expect(readMessage(JSON.stringify({ ...whole, later: 1 }))).toEqual({
      kind: 'message',
      message: { ...whole, later: 1 },
    });
    for (const [name, { optional }] of Object.entries(BRIDGE_MESSAGES[type])) {
      expect(read({ ...whole, [name]: undefined }), name).toBe(optional ? 'message' : 'malformed');
      if (name !== 'result')
        expect(read({ ...whole, [name]: { toString: 1 } }) === 'message', name).toBe(
          ['daemon', 'error', 'params'].includes(name) && type !== 'tool_response',
        );
    }
  });

  it('of an unknown type is told from nonsense; names of objects are no types', () => {
    expect(['toString', '__proto__', 'constructor', 'later'].map((type) => read({ type }))).toEqual(
      Array(4).fill('unknown'),
    );
    expect(
      ['', 'null', '1', '[]', '"ping"', '{}', '{"type":1}', '{"type":"ping"'].map((text) => readMessage(text).kind),
    ).toEqual(Array(8).fill('malformed'));
    expect(ofType(readMessage('{"type":"ping"}'), 'pong')).toBeNull();
    expect(ofType(readMessage('{"type":"ping"}'), 'ping')).toEqual({ type: 'ping' });
  });

  it('is never anything but the three kinds, and never throws', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ type: fc.constantFrom(...TYPES), id: fc.anything(), js: fc.anything(), role: fc.anything() })
        .map((value) => {
          try {
            return JSON.stringify(value) ?? '';
          } catch {
            return '';
          }
        }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(['message', 'unknown', 'malformed']).toContain(readMessage(text).kind);
      }),
      { numRuns: 1_000 },
    );
  });
});
