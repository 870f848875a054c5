import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CodedError } from '#contract/errors';
import { OFFLINE_MODEL } from '#contract/state/app-state';
import { standInAgent } from '#testing/stand-in-agent';
import { tempDir } from '#testing/temp-dir';
import { type AgentChildEvents, spawnAgent } from './agent-child.ts';
import { type AgentLaunch, agentEnvironment } from './agent-launch.ts';
import { MAX_WAITING_BYTES } from './line-sender.ts';

const silent: AgentChildEvents = { record: () => undefined, garbage: () => undefined, exit: () => undefined };

const launchIn = async (body = ''): Promise<AgentLaunch> => {
  const dir = await tempDir('child');
  onTestFinished(dir.remove);
  return {
    node: process.execPath,
    entry: await standInAgent(dir.path, body),
    home: dir.path,
    locale: 'en',
    model: OFFLINE_MODEL,
    key: null,
    environment: { PATH: process.env['PATH'] },
  };
};

describe('agent child', () => {
  it('[AG15] a program that is missing or cannot be run is told with its path, and no end is told', async () => {
    const launch = await launchIn();
    const plain = join(launch.home, 'plain');
    await writeFile(plain, 'text', { mode: 0o644 });
    const ends: unknown[] = [];
    for (const node of [join(launch.home, 'nothing'), plain, launch.home]) {
      const failure = await spawnAgent({ ...launch, node }, { ...silent, exit: (exit) => ends.push(exit) }).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(CodedError);
      expect(failure).toMatchObject({ code: 'agent-missing', params: { path: node } });
    }
    await new Promise(setImmediate);
    expect(ends).toEqual([]);
  });

  it('a proxy is a whole address; what is none is told by its variable, and never shown', async () => {
    const launch = await launchIn();
    const proxies = {
      HTTPS_PROXY: ' proxy:8080 ',
      http_proxy: 'socks5://u:word@proxy',
      HTTP_PROXY: '',
      NO_PROXY: 'a,b',
    };
    expect(agentEnvironment({ ...launch, environment: proxies })).toMatchObject({
      HTTPS_PROXY: 'http://proxy:8080',
      http_proxy: 'socks5://u:word@proxy',
      NO_PROXY: 'a,b',
    });
    const environment = { ...launch.environment, https_proxy: 'http://user:word@bad host' };
    const failure = await spawnAgent({ ...launch, environment }, silent).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'agent-missing', params: { path: 'https_proxy' } });
    expect(JSON.stringify(failure)).not.toContain('word');
  });

  it('[AG12] 50 MB for an agent that does not read: refused beyond a bound, memory stays, and its end is no exception', async () => {
    const child = await spawnAgent(
      await launchIn(`process.stdin.removeAllListeners('data'); process.stdin.pause(); setInterval(() => {}, 1000);`),
      silent,
    );
    onTestFinished(() => child.stop());
    const before = process.memoryUsage().rss;
    const text = 'x'.repeat(1_000_000);
    const sent = Array.from({ length: 50 }, (_, index) => child.send({ index, text }));
    expect(await sent.at(-1)).toBe(false);
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024);
    process.kill(child.pid, 'SIGKILL');
    expect(await Promise.all(sent)).toEqual(sent.map(() => false));
    expect(await child.send({})).toBe(false);
    expect(MAX_WAITING_BYTES).toBeLessThan(20 * 1024 * 1024);
  });

  it('a long record arrives whole, wherever it is cut on its way', async () => {
    const got = Promise.withResolvers<Record<string, unknown>>();
    const child = await spawnAgent(await launchIn(`process.stdin.setEncoding('utf8'); onRecord(put);`), {
      ...silent,
      record: got.resolve,
    });
    onTestFinished(() => child.stop());
    const text = `a${'😀'.repeat(200_000)}`;
    await child.send({ text });
    expect((await got.promise)['text'] === text).toBe(true);
  });

  it('after stop no timer keeps the process: it ends as soon as the agent does', async () => {
    const dir = await tempDir('quick');
    onTestFinished(dir.remove);
    await mkdir(join(dir.path, 'home'));
    const child = await spawnAgent(await launchIn(), silent);
    await child.stop();
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThanOrEqual(
      // Those of the test runner itself.
      4,
    );
  });
});
