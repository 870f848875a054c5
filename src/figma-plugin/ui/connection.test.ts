import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ConnectionState, keepConnected } from './connection.ts';
import { proofOf } from './proof.ts';

const token = 'ab'.repeat(32);

/** A socket that a test plays the daemon of. */
class FakeSocket {
  sent: Record<string, unknown>[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.end(1006);
  }
  end(code: number): void {
    if (this.closed) return;
    this.closed = true;
    this.onclose?.({ code });
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  /** Goes through the handshake as the daemon does. */
  welcome(held = token): void {
    this.onopen?.();
    const nonce = String(this.sent[0]?.['nonce']);
    this.say({ type: 'hello_ack', proof: proofOf(held, 'daemon', nonce), nonce: 'theirs' });
    this.say({ type: 'ready', connectionId: 'c' });
  }
}

let sockets: FakeSocket[] = [];
let states: ConnectionState[] = [];
let received: unknown[] = [];
let gaps: number[] = [];

const start = (random = () => 0.5) => {
  let last = Date.now();
  return keepConnected({
    address: 'ws://127.0.0.1:7017/',
    token,
    clientId: 'figma-1',
    label: () => 'File / Page',
    onMessage: (message) => received.push(message),
    onState: (state) => states.push(state),
    random,
    open: () => {
      gaps.push(Date.now() - last);
      last = Date.now();
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  [sockets, states, received, gaps] = [[], [], [], []];
});
afterEach(() => {
  vi.useRealTimers();
});

it('[PL07] comes back by itself after ten minutes: growing gaps, never longer than half a minute, one socket at a time', async () => {
  start();
  const until = Date.now() + 10 * 60_000;
  while (Date.now() < until) {
    expect(sockets.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(1);
    sockets.at(-1)?.end(1006);
    await vi.advanceTimersByTimeAsync(100);
  }
  const tries = gaps.slice(1);
  expect(Math.max(...tries)).toBeLessThanOrEqual(30_100);
  expect(tries.slice(0, 6).every((gap, at) => at === 0 || gap > (tries[at - 1] ?? 0))).toBe(true);
  expect(tries.length).toBeLessThan(40);
  while (sockets.at(-1)?.closed !== false) await vi.advanceTimersByTimeAsync(100);
  sockets.at(-1)?.welcome();
  expect(states.at(-1)).toBe('connected');
  sockets.at(-1)?.end(1001);
  const before = sockets.length;
  await vi.advanceTimersByTimeAsync(600);
  expect(sockets.length).toBe(before + 1);
});

it('waits differently in two windows', async () => {
  start(() => 0);
  sockets[0]?.end(1006);
  await vi.advanceTimersByTimeAsync(251);
  expect(sockets).toHaveLength(2);
  [sockets, gaps] = [[], []];
  start(() => 1);
  sockets[0]?.end(1006);
  await vi.advanceTimersByTimeAsync(499);
  expect(sockets).toHaveLength(1);
});

it('tells nobody anything who does not prove the token', async () => {
  const connection = start();
  sockets[0]?.welcome('cd'.repeat(32));
  expect(sockets[0]?.sent.map(({ type }) => type)).toEqual(['hello']);
  expect(sockets[0]?.closed).toBe(true);
  expect(JSON.stringify(sockets[0]?.sent)).not.toContain(token);
  expect(connection.send({ type: 'user_prompt', id: '1', prompt: 'secret' })).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  sockets[1]?.onopen?.();
  sockets[1]?.say({ type: 'ready', connectionId: 'c' });
  expect(states.at(-1)).not.toBe('connected');
});

it('gives a program up that takes the connection and says nothing', async () => {
  start();
  sockets[0]?.onopen?.();
  await vi.advanceTimersByTimeAsync(10_001);
  expect(sockets[0]?.closed).toBe(true);
});

it('answers heartbeats, hands messages on, and ignores what is none; says when it was refused and why', async () => {
  const connection = start();
  const [socket] = sockets as [FakeSocket];
  socket.welcome();
  socket.say({ type: 'ping' });
  expect(socket.sent.at(-1)).toEqual({ type: 'pong' });
  socket.onmessage?.({ data: 'no json' });
  socket.say({ type: 'later' });
  socket.say({ type: 'tool_call', id: 1, command: 'x', params: {} });
  expect(received).toEqual([{ type: 'tool_call', id: 1, command: 'x', params: {} }]);
  expect(connection.send({ type: 'client_update', clientId: 'figma-1', label: 'x' })).toBe(true);
  socket.end(4401);
  expect(states.at(-1)).toBe('wrong-token');
  await vi.advanceTimersByTimeAsync(1_000);
  sockets[1]?.end(4409);
  expect(states.at(-1)).toBe('taken');
});
