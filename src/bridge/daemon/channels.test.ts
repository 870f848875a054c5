import { describe, expect, it } from 'vitest';
import type { BridgeMessage } from '#contract/bridge/messages';
import { connectAgent } from '#testing/bridge/fake-plugin';
import { startTestDaemon, TEST_TOKEN } from '#testing/bridge/test-daemon';

const silent = (): void => undefined;

/** A plugin and an agent of one channel. */
const pair = async (limits = {}) => {
  const ground = await startTestDaemon(limits);
  const plugin = await ground.plugin('one', { onMessage: silent });
  const agent = await connectAgent({ port: ground.port, token: TEST_TOKEN, channel: 'one' });
  return { ...ground, one: plugin, agent };
};

const call = (id: string, more: object = {}): BridgeMessage<'tool_call'> => ({
  type: 'tool_call',
  id,
  command: 'create_frame',
  params: { x: 1 },
  ...more,
});

describe('a channel', () => {
  it('takes a prompt to its agent, and what the agent says back to the plugin', async () => {
    const { one, agent } = await pair();
    one.link.send({ type: 'user_prompt', id: 'p1', prompt: 'Create a blue button' });
    await expect
      .poll(() => agent.received)
      .toEqual([{ type: 'user_prompt', id: 'p1', prompt: 'Create a blue button' }]);
    for (const [content, done] of [
      ['Crea', false],
      ['ted', true],
    ] as const)
      agent.link.send({ type: 'agent_response', id: 'p1', content, done });
    await expect
      .poll(() => one.received)
      .toEqual([
        { type: 'agent_response', id: 'p1', content: 'Crea', done: false },
        { type: 'agent_response', id: 'p1', content: 'ted', done: true },
      ]);
  });

  it('tells its agent that the rest of an answer is not wanted', async () => {
    const { one, agent } = await pair();
    one.link.send({ type: 'user_cancel', id: 'p1' });
    await expect.poll(() => agent.received).toEqual([{ type: 'user_cancel', id: 'p1' }]);
  });

  it('without an agent says so to the plugin', async () => {
    const { plugin } = await startTestDaemon();
    const one = await plugin('one', { onMessage: silent });
    one.link.send({ type: 'user_prompt', id: 'p1', prompt: 'x' });
    await expect.poll(() => one.received).toMatchObject([{ id: 'p1', done: true, code: 'agent-not-connected' }]);
  });

  it('takes tool calls with their ids as they are, also when they are sent again', async () => {
    const { one, agent } = await pair();
    agent.link.send(call('t1'));
    await expect.poll(() => one.received).toEqual([call('t1')]);
    agent.link.send(call('t1', { retryCount: 1 }));
    await expect.poll(() => one.received).toEqual([call('t1'), call('t1', { retryCount: 1 })]);
    for (let time = 0; time < 2; time += 1)
      one.link.send({ type: 'tool_response', id: 't1', result: { nodeId: '1:2' } });
    one.link.send({ type: 'tool_response', id: 'made up', result: {} });
    one.link.send({ type: 'user_prompt', id: 'behind them', prompt: '' });
    await expect.poll(() => agent.received.length).toBe(2);
    expect(agent.received[0]).toEqual({ type: 'tool_response', id: 't1', result: { nodeId: '1:2' } });
  });

  it('fails a tool call without a plugin, when the plugin goes, and after its time', async () => {
    const { one, agent, port, plugin, daemon } = await pair({ toolMs: 700 });
    agent.link.send(call('slow'));
    await expect
      .poll(() => agent.received)
      .toMatchObject([{ id: 'slow', code: 'tool-timeout', error: expect.any(String) }]);
    agent.link.send(call('cut'));
    await expect.poll(() => one.received.length).toBe(2);
    one.link.close();
    await expect.poll(() => agent.received.at(-1)).toMatchObject({ id: 'cut', code: 'client-disconnected' });
    const elsewhere = await connectAgent({ port, token: TEST_TOKEN, channel: 'nobody' });
    elsewhere.link.send(call('t'));
    await expect.poll(() => elsewhere.received).toMatchObject([{ id: 't', code: 'not-connected' }]);
    expect(daemon.pending()).toBe(0);
    // The agent stays; the plugin comes back and is called again.
    const back = await plugin('one', { onMessage: silent });
    agent.link.send(call('cut', { retryCount: 1 }));
    await expect.poll(() => back.received).toMatchObject([{ id: 'cut', retryCount: 1 }]);
  });

  it('has one plugin and one agent: a second one is refused while the first answers', async () => {
    const { one, port, plugin, commandLine } = await pair();
    await expect(plugin('one')).rejects.toMatchObject({ code: 'bridge-channel-taken' });
    await expect(plugin('two', { channel: 'one' })).rejects.toMatchObject({ code: 'bridge-channel-taken' });
    await expect(connectAgent({ port, token: TEST_TOKEN, channel: 'one' })).rejects.toMatchObject({
      code: 'bridge-channel-taken',
    });
    one.link.close();
    await one.closed;
    const again = await plugin('one');
    expect(await (await commandLine()).evaluate('one', 'x')).toMatchObject({ ok: true, result: 'x' });
    expect(again.received).toHaveLength(1);
  });

  it('[BR13] goes to a new plugin at once when the old one does not answer any more', async () => {
    const { one, plugin, commandLine } = await pair();
    one.pause();
    const back = await plugin('one');
    expect(await (await commandLine()).evaluate('one', 'x')).toMatchObject({ ok: true });
    expect(back.received).toHaveLength(1);
  });

  it('goes to one of two that come at once when the old one does not answer any more', async () => {
    const { one, plugin, commandLine } = await pair();
    one.pause();
    const came = await Promise.allSettled([plugin('one'), plugin('one')]);
    expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await (await commandLine()).status()).clients).toHaveLength(1);
  });

  it('shows the new label, and refuses another id', async () => {
    const { one, commandLine } = await pair();
    one.link.send({ type: 'client_update', clientId: 'one', label: `Shop\u202e\n / ${'x'.repeat(1_000_000)}` });
    const cli = await commandLine();
    await expect.poll(async () => (await cli.status()).clients[0]?.label).toMatch(/^Shop {2}\/ x+…$/);
    expect((await cli.status()).clients[0]?.label.length).toBeLessThan(210);
    one.link.send({ type: 'client_update', clientId: 'other', label: 'x' });
    expect(await one.closed).toBe(4400);
  });
});

describe('[BR13] a peer that does not answer two heartbeats', () => {
  it('is pruned: its agent is closed with 4408, who waits for it is told, and others stay', async () => {
    const { one, agent, plugin, commandLine } = await pair({ heartbeatMs: 80 });
    await plugin('other');
    const cli = await commandLine();
    const waiting = cli.evaluate('one', 'x');
    one.pause();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'client-disconnected' } });
    expect(await agent.closed).toBe(4408);
    expect(await cli.status()).toMatchObject({ clients: [{ clientId: 'other' }] });
  });

  it('may be the agent: then the plugin is closed', async () => {
    const { one, agent } = await pair({ heartbeatMs: 80 });
    agent.link.pause();
    expect(await one.closed).toBe(4408);
  });

  it('takes the call of a command line to the plugin that it names, and the answer back to it alone', async () => {
    const { one, agent, plugin, commandLine } = await pair();
    await plugin('two', { onMessage: silent });
    const cli = await commandLine();
    const sent = { id: 'c', command: 'create_frame', params: {}, retryCount: 1 };
    const answer = cli.call('one', sent);
    await expect.poll(() => one.received).toMatchObject([{ type: 'tool_call', id: 'c', retryCount: 1 }]);
    one.link.send({ type: 'tool_response', id: 'c', result: { nodeId: '1:2' } });
    expect(await answer).toEqual({ kind: 'done', result: { nodeId: '1:2' } });
    expect(agent.received).toEqual([]);
    expect(await cli.call('nobody', sent)).toEqual({
      kind: 'failed',
      error: 'not-connected said',
      code: 'not-connected',
    });
    const cut = cli.call('one', sent);
    await cli.shutDown();
    expect(await cut).toEqual({ kind: 'cut-off' });
  });
});
