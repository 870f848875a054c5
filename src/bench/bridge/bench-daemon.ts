import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type CommandLineLink, openCommandLineLink } from '#bridge/client/command-line-link';
import { DAEMON_FLAGS } from '#bridge/launch/ensure-daemon';
import { connectPlugin, type FakePlugin, type PluginOptions } from '#testing/bridge/fake-plugin';

const NATIVE = ['bufferutil', 'utf-8-validate'];
const TOKEN = 'be'.repeat(32);

/** What the daemon's process holds after a forced collection. */
export interface DaemonCosts {
  readonly heap: number;
  readonly rss: number;
  readonly descriptors: number;
  readonly pending: number;
  /** Microseconds of processor time so far. */
  readonly cpu: number;
}

/** A daemon in a process of its own. */
export interface BenchDaemon {
  readonly pid: number;
  readonly port: number;
  readonly token: string;
  commandLine(): Promise<CommandLineLink>;
  plugin(clientId: string, more?: Partial<PluginOptions>): Promise<FakePlugin>;
  costs(): Promise<DaemonCosts>;
  stop(): Promise<void>;
}

/** As one file, like the program that people start: sources would bring the memory of the loader along. */
const bundled = async (name: string, dir: string): Promise<string> => {
  const outfile = join(dir, `${name}.cjs`);
  const entryPoints = [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
    external: NATIVE,
  });
  return outfile;
};

const child = (file: string): ChildProcess =>
  fork(file, { execArgv: DAEMON_FLAGS, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

const answerOf = async <T>(process: ChildProcess, message: object | null): Promise<T> => {
  const answer = once(process, 'message');
  if (message !== null) process.send(message);
  return (await answer)[0] as T;
};

const end = async (process: ChildProcess): Promise<void> => {
  const gone = once(process, 'exit');
  process.disconnect();
  await gone;
};

export const startBenchDaemon = async (): Promise<BenchDaemon> => {
  const dir = await mkdtemp(join(tmpdir(), 'f2c-bench-bridge-'));
  const daemon = child(await bundled('daemon-child', dir));
  const { port } = await answerOf<{ port: number }>(daemon, { token: TOKEN, log: join(dir, 'log') });
  const common = { port, token: TOKEN, tokenFile: '', withinMs: 10_000 };
  return {
    pid: daemon.pid ?? 0,
    port,
    token: TOKEN,
    commandLine: () => openCommandLineLink(common),
    plugin: (clientId, more = {}) => connectPlugin({ ...common, clientId, ...more }),
    costs: () => answerOf<DaemonCosts>(daemon, {}),
    stop: async () => {
      await end(daemon);
      await rm(dir, { recursive: true, force: true });
    },
  };
};

/** A server that echoes, in a process of its own. */
export const startEcho = async (): Promise<{ port: number; stop(): Promise<void> }> => {
  const dir = await mkdtemp(join(tmpdir(), 'f2c-bench-echo-'));
  const echo = child(await bundled('echo-child', dir));
  const { port } = await answerOf<{ port: number }>(echo, null);
  const stop = async (): Promise<void> => {
    await end(echo);
    await rm(dir, { recursive: true, force: true });
  };
  return { port, stop };
};
