import { describe, expect, it } from 'vitest';
import { connectAgent } from '#testing/bridge/fake-plugin';
import { startTestDaemon, TEST_TOKEN } from '#testing/bridge/test-daemon';

describe('evals', () => {
  it('come back from the plugin that was named', async () => {
    const { commandLine, plugin } = await startTestDaemon();
    await plugin('one');
    await plugin('two');
    const cli = await commandLine();
    expect(await cli.status()).toMatchObject({ clients: [{ clientId: 'one' }, { clientId: 'two' }] });
    expect(await cli.evaluate('two', 'return 1')).toMatchObject({ ok: true, result: 'return 1', logs: [] });
  });
  it('[BR08] end at once when the plugin goes away', async () => {
    const { commandLine, plugin } = await startTestDaemon();
    const one = await plugin('one', { onMessage: (_message, link) => link.close() });
    const cli = await commandLine();
    expect(await cli.evaluate('one', 'x')).toMatchObject({ ok: false, error: { code: 'client-disconnected' } });
    await one.closed;
  });
});
describe('agents', () => {
  it('x', async () => {
    const { port, plugin } = await startTestDaemon();
    const one = await plugin('one');
    const agent = await connectAgent({ port, token: TEST_TOKEN, channel: 'one' });
    one.link.send({ type: 'user_prompt', id: 'p', prompt: 'hello' });
    await expect.poll(() => agent.received).toMatchObject([{ type: 'user_prompt', prompt: 'hello' }]);
  });
});
