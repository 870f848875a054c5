import { describe, expect, it, vi } from 'vitest';
import type { CommandResult } from '#contract/commands';
import type { ShellMessage } from '#contract/wire/page';
import { fakeBackend } from '#testing/fake-backend';
import { connectPage, MAX_COMMANDS } from './page-connection.ts';

const hello = JSON.stringify({ type: 'hello', session: null, seq: 0 });
const command = (id: number): string => JSON.stringify({ type: 'command', id, name: 'log.clear', input: {} });

const channel = () => {
  const sent: ShellMessage[] = [];
  const unread = { bytes: 0 };
  return {
    sent,
    unread,
    channel: { send: (text: string) => void sent.push(JSON.parse(text) as ShellMessage), unread: () => unread.bytes },
  };
};

describe('page connection', () => {
  it('[SH10] a page that fell behind gets the whole state once it has caught up, also when nothing more happens', () => {
    vi.useFakeTimers();
    const backend = fakeBackend();
    const { sent, unread, channel: page } = channel();
    const connection = connectPage(backend, page);
    connection.receive(hello);
    unread.bytes = 9 * 1024 * 1024;
    backend.append({ type: 'chat-cleared' });
    backend.flush();
    backend.append({ type: 'log-cleared' });
    backend.flush();
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(1);
    unread.bytes = 0;
    vi.advanceTimersByTime(1_000);
    expect(sent[1]).toMatchObject({ type: 'snapshot', snapshot: { seq: 2 } });
    backend.append({ type: 'chat-cleared' });
    backend.flush();
    expect(sent[2]).toMatchObject({ type: 'facts', facts: [{ seq: 3 }] });
    connection.close();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('[I8] refuses more commands than it can work on, with a text', async () => {
    const answer = Promise.withResolvers<CommandResult<unknown>>();
    const backend = { ...fakeBackend(), handle: () => answer.promise };
    const { sent, channel: page } = channel();
    const connection = connectPage(backend, page);
    for (let id = 0; id < MAX_COMMANDS + 10; id += 1) connection.receive(command(id));
    expect(sent).toHaveLength(10);
    expect(sent[0]).toMatchObject({
      type: 'result',
      id: MAX_COMMANDS,
      result: { ok: false, failure: { code: 'usage' } },
    });
    answer.resolve({ ok: true, value: null });
    await vi.waitFor(() => expect(sent).toHaveLength(MAX_COMMANDS + 10));
    connection.receive(command(1_000));
    await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ id: 1_000, result: { ok: true } }));
  });
});
