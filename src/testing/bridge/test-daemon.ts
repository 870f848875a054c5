import { onTestFinished } from 'vitest';
import { type CommandLineLink, openCommandLineLink } from '#bridge/client/command-line-link';
import { type Daemon, openDaemon } from '#bridge/daemon/open-daemon';
import type { LogLine } from '#bridge/place/message-log';
import type { BridgeLimits } from '#contract/bridge/limits';
import { connectPlugin, type FakePlugin, type PluginOptions } from './fake-plugin.ts';

export const TEST_TOKEN = 'a1'.repeat(32);

export interface TestDaemon {
  readonly daemon: Daemon;
  readonly port: number;
  readonly lines: readonly LogLine[];
  commandLine(): Promise<CommandLineLink>;
  plugin(clientId: string, more?: Partial<PluginOptions>): Promise<FakePlugin>;
}

/** A daemon of its own on a free port, in this process; it ends with the test. */
export const startTestDaemon = async (limits: Partial<BridgeLimits> = {}): Promise<TestDaemon> => {
  const lines: LogLine[] = [];
  const log = { line: (line: LogLine): void => void lines.push(line), close: () => Promise.resolve() };
  const daemon = await openDaemon({
    port: 0,
    token: TEST_TOKEN,
    limits,
    log,
    say: (code, params) => ({ code, params, message: `${code} said` }),
    shutDown: () => void daemon.close(),
  });
  onTestFinished(() => daemon.close());
  const { port } = daemon;
  return {
    daemon,
    port,
    lines,
    commandLine: () => openCommandLineLink({ port, token: TEST_TOKEN, tokenFile: 'the token', withinMs: 10_000 }),
    plugin: (clientId, more = {}) => connectPlugin({ port, token: TEST_TOKEN, clientId, ...more }),
  };
};
