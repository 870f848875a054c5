import { describe, expect, it } from 'vitest';
import type { AppState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import type { PageMessage, ShellMessage } from '#contract/wire/page';
import { keepConnected, type LinkState } from './keep-connected.ts';
import { createSocketShell, MAX_WAITING_COMMANDS, type SocketLike } from './socket-shell.ts';
import { logFacts, testClock } from './test-facts.ts';

interface TestSocket extends SocketLike {
  readonly sent: PageMessage[];
  isClosed: boolean;
}

const LOST = { ok: false, failure: { code: 'internal', message: 'lost' } } as const;

const setUp = () => {
  const clock = testClock();
  const sockets: TestSocket[] = [];
  const states: AppState[] = [];
  const links: LinkState[] = [];
  const openSocket = (): SocketLike => {
    const socket: TestSocket = {
      sent: [],
      isClosed: false,
      send: (text) => socket.sent.push(JSON.parse(text)),
      close: () => {
        socket.isClosed = true;
      },
      onopen: null,
      onmessage: null,
      onclose: null,
    };
    sockets.push(socket);
    return socket;
  };
  const shell = createSocketShell(openSocket, () => LOST);
  const connection = keepConnected({
    shell,
    clock,
    random: () => 1,
    onState: (state) => states.push(state),
    onLink: (link) => links.push(link),
  });
  const last = () => sockets.at(-1) as TestSocket;
  const tell = (message: ShellMessage) => last().onmessage?.({ data: JSON.stringify(message) });
  const begin = (seq = 3) => {
    last().onopen?.();
    tell({ type: 'snapshot', snapshot: { seq, session: 'one', state: INITIAL_STATE } });
  };
  return { clock, sockets, states, links, shell, connection, last, tell, begin };
};

describe('connection of the page', () => {
  it('says hello without a position first, and is open with the snapshot', () => {
    const { begin, last, links, states } = setUp();
    begin();
    expect(last().sent).toEqual([{ type: 'hello', session: null, seq: 0 }]);
    expect(links.at(-1)).toBe('open');
    expect(states).toHaveLength(1);
  });

  it('[SH10] resumes where it stood when the socket drops; the content stays', () => {
    const { begin, clock, last, links, sockets, states, tell } = setUp();
    begin();
    tell({ type: 'facts', facts: logFacts(4, 6) });
    clock.advance(100);
    const shown = states.at(-1);
    last().onclose?.();
    expect(links.at(-1)).toBe('lost');
    expect(states.at(-1)).toBe(shown);
    clock.advance(300);
    expect(sockets).toHaveLength(2);
    last().onopen?.();
    expect(last().sent).toEqual([{ type: 'hello', session: 'one', seq: 6 }]);
    expect(links.at(-1)).toBe('open');
    tell({ type: 'facts', facts: logFacts(5, 8) });
    clock.advance(100);
    expect(states.at(-1)?.log.records.map(({ id }) => id)).toEqual([4, 5, 6, 7, 8]);
  });

  it('takes a fresh snapshot after a gap, on a new socket', () => {
    const { begin, clock, last, sockets, tell } = setUp();
    begin();
    tell({ type: 'facts', facts: logFacts(9, 9) });
    clock.advance(100);
    expect(sockets[0]?.isClosed).toBe(true);
    expect(sockets).toHaveLength(2);
    last().onopen?.();
    expect(last().sent).toEqual([{ type: 'hello', session: null, seq: 0 }]);
  });

  it('waits longer after each failure, at most 5 s, and anew after a success', () => {
    const { begin, clock, last, sockets } = setUp();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const before = clock.now();
      const count = sockets.length;
      last().onclose?.();
      while (sockets.length === count) clock.advance(10);
      waits.push(clock.now() - before);
    }
    expect(waits.slice(0, 3)).toEqual([250, 500, 1_000]);
    expect(Math.max(...waits)).toBe(5_000);
    begin();
    const before = clock.now();
    last().onclose?.();
    const count = sockets.length;
    while (sockets.length === count) clock.advance(10);
    expect(clock.now() - before).toBe(250);
  });

  it('tries at once when asked, and only once', () => {
    const { begin, clock, connection, last, sockets } = setUp();
    begin();
    last().onclose?.();
    connection.retry();
    connection.retry();
    expect(sockets).toHaveLength(2);
    clock.advance(10_000);
    expect(sockets).toHaveLength(2);
  });

  it('answers a command that was on its way as lost, and does not send it again', async () => {
    const { begin, clock, last, shell } = setUp();
    begin();
    const answer = shell.send('workspace.refresh', {});
    expect(last().sent.at(-1)).toMatchObject({ type: 'command', name: 'workspace.refresh' });
    last().onclose?.();
    expect(await answer).toEqual(LOST);
    clock.advance(1_000);
    last().onopen?.();
    expect(last().sent.filter(({ type }) => type === 'command')).toEqual([]);
  });

  it('gives each answer to its own command, whatever the order', async () => {
    const { begin, last, shell, tell } = setUp();
    begin();
    const [first, second] = [shell.send('folder.list', { path: 'a' }), shell.send('folder.list', { path: 'b' })];
    const ids = last().sent.flatMap((message) => (message.type === 'command' ? [message.id] : []));
    tell({ type: 'result', id: ids[1] ?? 0, result: { ok: true, value: 'second' } });
    tell({ type: 'result', id: ids[0] ?? 0, result: { ok: true, value: 'first' } });
    expect(await first).toEqual({ ok: true, value: 'first' });
    expect(await second).toEqual({ ok: true, value: 'second' });
  });

  it('refuses commands over its bound and while it is not connected', async () => {
    const { begin, last, shell } = setUp();
    expect(await shell.send('workspace.refresh', {})).toEqual(LOST);
    begin();
    for (let count = 0; count < MAX_WAITING_COMMANDS; count += 1) void shell.send('workspace.refresh', {});
    expect(await shell.send('workspace.refresh', {})).toEqual(LOST);
    expect(last().sent).toHaveLength(1 + MAX_WAITING_COMMANDS);
  });

  it('ignores what is not JSON', () => {
    const { begin, last, links } = setUp();
    begin();
    expect(() => last().onmessage?.({ data: '{' })).not.toThrow();
    expect(links.at(-1)).toBe('open');
  });
});
