import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BridgeLink } from '#bridge/client/bridge-link';
import { openLink } from '#bridge/client/bridge-link';
import { openCommandLineLink } from '#bridge/client/command-line-link';
import type { BridgeMessage } from '#contract/bridge/messages';
import { startTestDaemon, TEST_TOKEN } from '#testing/bridge/test-daemon';

type Request = BridgeMessage<'eval_request'>;

const answer = (link: BridgeLink, { id, js }: Request): void =>
  link.send({ type: 'eval_response', id, ok: true, result: js, logs: [] });

const silent = (): void => undefined;

/** A command line without our own: it says what the test says. */
const bareCommandLine = async (port: number) => {
  const received: BridgeMessage[] = [];
  const link = await openLink({
    port,
    token: TEST_TOKEN,
    tokenFile: '',
    hello: { role: 'cli' },
    withinMs: 5_000,
    onMessage: (message) => void received.push(message),
    onClose: silent,
  });
  return { link, received };
};

const inShuffledOrder = <T>(list: T[], seed: number): T[] => {
  let state = seed;
  for (let at = list.length - 1; at > 0; at -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = state % (at + 1);
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
};

describe('evals', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('go to the plugin that is named, and its result, logs or error come back', async () => {
    const { commandLine, plugin } = await startTestDaemon();
    const error = { name: 'TypeError', message: 'no', stack: 'at 1', code: 'eval-timeout', params: { seconds: 1 } };
    await plugin('one');
    await plugin('two', {
      onMessage: ({ id }: Request, link) => link.send({ type: 'eval_response', id, ok: false, error, logs: ['a'] }),
    });
    const cli = await commandLine();
    expect(await cli.status()).toMatchObject({
      daemon: { pid: process.pid, listening: true },
      clients: [{ clientId: 'one', label: 'one / Page 1', channel: 'one' }, { clientId: 'two' }],
    });
    expect(await cli.evaluate('one', 'return 1')).toMatchObject({ ok: true, result: 'return 1', logs: [] });
    // A plugin cannot say what only the bridge says.
    expect(await cli.evaluate('two', 'x')).toEqual({
      type: 'eval_response',
      id: 'c3',
      ok: false,
      error: { name: 'TypeError', message: 'no', stack: 'at 1' },
      logs: ['a'],
    });
    expect(await cli.evaluate('three', 'x')).toMatchObject({
      ok: false,
      error: { code: 'client-unknown', params: { client: 'three', clients: 'one, two' } },
    });
  });

  it('[BR21] leave direction, type and channel in the log, and nothing that was said', async () => {
    const { commandLine, plugin, lines } = await startTestDaemon();
    await plugin('one', { label: 'secret label' });
    await (await commandLine()).evaluate('one', 'secret snippet');
    expect(lines.filter(({ type }) => type.startsWith('eval'))).toEqual([
      { dir: 'in', type: 'eval_request', channel: null },
      { dir: 'out', type: 'eval_request', channel: 'one' },
      { dir: 'in', type: 'eval_response', channel: 'one' },
      { dir: 'out', type: 'eval_response', channel: null },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`secret|${TEST_TOKEN}`));
  });

  it('without any plugin say so', async () => {
    const { commandLine } = await startTestDaemon();
    expect(await (await commandLine()).evaluate('one', 'x')).toMatchObject({ error: { code: 'not-connected' } });
  });

  it('[BR08] end at once when the plugin goes away', async () => {
    const { commandLine, plugin, daemon } = await startTestDaemon();
    await plugin('one', { onMessage: (_message, link) => link.close() });
    const cli = await commandLine();
    expect(await cli.evaluate('one', 'x')).toMatchObject({ ok: false, error: { code: 'client-disconnected' } });
    expect(daemon.pending()).toBe(0);
  });

  it('[BR14] have ids that a plugin knows of no daemon before, so that none is answered from memory', async () => {
    const ids: unknown[] = [];
    for (let start = 0; start < 2; start += 1) {
      const { commandLine, plugin } = await startTestDaemon();
      const { received } = await plugin('one');
      const cli = await commandLine();
      for (const js of ['a', 'b']) await cli.evaluate('one', js);
      ids.push(...received.map((message) => (message as Request).id));
    }
    expect(new Set(ids).size).toBe(4);
  });

  it('[BR09] end at their limit, and the late answer reaches nobody', async () => {
    const asked: Request[] = [];
    const { commandLine, plugin, daemon, lines } = await startTestDaemon({ evalMs: 800 });
    const one = await plugin('one', { onMessage: (message) => void asked.push(message as Request) });
    const cli = await commandLine();
    const start = performance.now();
    expect(await cli.evaluate('one', 'slow')).toMatchObject({
      error: { code: 'eval-timeout', params: { seconds: 0.8 } },
    });
    expect(performance.now() - start).toBeGreaterThan(790);
    const second = cli.evaluate('one', 'next');
    await expect.poll(() => asked.length).toBe(2);
    for (const request of asked) answer(one.link, request);
    expect(await second).toMatchObject({ ok: true, result: 'next' });
    expect(lines.filter(({ type }) => type === 'late-answer')).toHaveLength(1);
    expect(daemon.pending()).toBe(0);
  });

  it('[BR09] another plugin cannot answer what it was not asked', async () => {
    const asked: Request[] = [];
    const { commandLine, plugin } = await startTestDaemon();
    const one = await plugin('one', { onMessage: (message) => void asked.push(message as Request) });
    const two = await plugin('two');
    const cli = await commandLine();
    const waiting = cli.evaluate('one', 'mine');
    await expect.poll(() => asked.length).toBe(1);
    const [{ id }] = asked as [Request];
    two.link.send({ type: 'eval_response', id, ok: true, result: 'forged', logs: [] });
    await cli.evaluate('two', 'behind it');
    answer(one.link, asked[0] as Request);
    expect(await waiting).toMatchObject({ result: 'mine' });
  });

  it('[BR10] 10,000 over 10 plugins, 100 in flight, answered in any order, all find their own request', async () => {
    const { commandLine, plugin, daemon } = await startTestDaemon();
    for (let at = 0; at < 10; at += 1) {
      const waiting: Request[] = [];
      await plugin(`p${at}`, {
        onMessage: (message, link) => {
          waiting.push(message as Request);
          if (waiting.length > 1) return;
          setImmediate(() => {
            for (const request of inShuffledOrder(waiting.splice(0), at + 1)) answer(link, request);
          });
        },
      });
    }
    const clis = await Promise.all(Array.from({ length: 4 }, commandLine));
    const wrong: string[] = [];
    let done = 0;
    const worker = async (_: unknown, at: number): Promise<void> => {
      for (let turn = 0; turn < 100; turn += 1) {
        const js = `${at}:${turn}`;
        const { result } = (await clis[at % 4]?.evaluate(`p${(at + turn) % 10}`, js)) ?? {};
        if (result !== js) wrong.push(js);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: 100 }, worker));
    expect([done, wrong, daemon.pending()]).toEqual([10_000, [], 0]);
  });

  it('[BR11] of a command line that went away are forgotten, and the late answer is dropped', async () => {
    const asked: Request[] = [];
    const { commandLine, plugin, daemon, lines } = await startTestDaemon();
    const one = await plugin('one', { onMessage: (message) => void asked.push(message as Request) });
    const cli = await commandLine();
    const waiting = cli.evaluate('one', 'x').catch((error: unknown) => error);
    await expect.poll(() => asked.length).toBe(1);
    cli.close();
    await expect.poll(() => daemon.pending()).toBe(0);
    expect(await waiting).toMatchObject({ code: 'bridge-lost' });
    answer(one.link, asked[0] as Request);
    await expect.poll(() => lines.some(({ type }) => type === 'late-answer')).toBe(true);
  });

  it('[BR12] an id that is in flight is refused, and the first goes on; another command line may use it', async () => {
    const asked: Request[] = [];
    const { port, plugin } = await startTestDaemon();
    const one = await plugin('one', { onMessage: (message) => void asked.push(message as Request) });
    const [first, second] = [await bareCommandLine(port), await bareCommandLine(port)];
    for (const [cli, js] of [
      [first, 'a'],
      [first, 'b'],
      [second, 'c'],
    ] as const)
      cli.link.send({ type: 'eval_request', id: 'same', clientId: 'one', js });
    await expect.poll(() => asked.length).toBe(2);
    for (const request of asked) answer(one.link, request);
    await expect.poll(() => [first.received.length, second.received.length]).toEqual([2, 1]);
    expect(first.received[0]).toMatchObject({ id: 'same', ok: false, error: { code: 'bridge-id-in-use' } });
    expect(first.received[1]).toMatchObject({ id: 'same', ok: true, result: 'a' });
    expect(second.received[0]).toMatchObject({ id: 'same', ok: true, result: 'c' });
  });

  it('over the number that one plugin may have are refused with a text', async () => {
    const { commandLine, plugin } = await startTestDaemon({ inFlight: 3 });
    await plugin('one', { onMessage: silent });
    const cli = await commandLine();
    const waiting = [1, 2, 3].map(() => cli.evaluate('one', 'x').catch((error: unknown) => error));
    expect(await cli.evaluate('one', 'x')).toMatchObject({ error: { code: 'client-busy', params: { client: 'one' } } });
    cli.close();
    expect(await Promise.all(waiting)).toHaveLength(3);
  });

  it.each([-1, 1])('[BR23] a clock that jumps by %i day changes no limit', async (days) => {
    const { commandLine, plugin } = await startTestDaemon({ evalMs: 700, heartbeatMs: 100 });
    await plugin('one', {
      onMessage: (message, link) => {
        if ((message as Request).js === 'jump') vi.setSystemTime(Date.now() + days * 86_400_000);
        if ((message as Request).js !== 'never') answer(link, message as Request);
      },
    });
    const cli = await commandLine();
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = performance.now();
    const never = cli.evaluate('one', 'never');
    expect(await cli.evaluate('one', 'jump')).toMatchObject({ ok: true });
    expect(await never).toMatchObject({ error: { code: 'eval-timeout' } });
    expect(performance.now() - start).toBeGreaterThan(690);
    expect(await cli.evaluate('one', 'after')).toMatchObject({ ok: true });
  });
});

describe('whoever does not read', () => {
  it('costs a bounded amount: a plugin is sent no more, and who asks is told', async () => {
    const { commandLine, plugin } = await startTestDaemon({ unreadBytes: 1024 * 1024 });
    const stalled = await plugin('stalled', { onMessage: silent });
    await plugin('other');
    stalled.pause();
    const cli = await commandLine();
    let refused = 0;
    const asked = Array.from({ length: 200 }, async () => {
      const { error } = await cli.evaluate('stalled', 'x'.repeat(256 * 1024));
      if (error?.['code'] === 'client-busy') refused += 1;
    });
    // The system itself takes a few megabytes for whoever does not read; beyond that and our own bound all are refused.
    await expect.poll(() => refused).toBeGreaterThan(100);
    expect(await cli.evaluate('other', 'x')).toMatchObject({ ok: true });
    stalled.resume();
    for (const one of asked) one.catch(silent);
    cli.close();
  });

  it('of its answers is closed, and the plugin goes on', async () => {
    const { port, plugin, commandLine } = await startTestDaemon({ unreadAnswerBytes: 1024 * 1024 });
    await plugin('one', {
      onMessage: ({ id }: Request, link) =>
        link.send({ type: 'eval_response', id, ok: true, result: 'x'.repeat(512 * 1024), logs: [] }),
    });
    const { promise: closed, resolve: onClose } = Promise.withResolvers<number>();
    const hello = { role: 'cli' } as const;
    const common = { port, token: TEST_TOKEN, tokenFile: '', withinMs: 5_000 };
    const stalled = await openLink({ ...common, hello, onMessage: silent, onClose });
    stalled.pause();
    for (let at = 0; at < 100; at += 1) stalled.send({ type: 'eval_request', id: at, clientId: 'one', js: 'x' });
    const other = await openCommandLineLink(common);
    await expect.poll(async () => (await other.status()).daemon['connections']).toBe(2);
    expect(await (await commandLine()).evaluate('one', 'x')).toMatchObject({ ok: true });
    stalled.resume();
    expect([1006, 1013]).toContain(await closed);
  });
});
