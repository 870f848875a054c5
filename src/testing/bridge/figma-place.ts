import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openCommandLineLink } from '#bridge/client/command-line-link';
import { type BridgePlace, bridgePlace } from '#bridge/place/bridge-place';
import { readToken } from '#bridge/place/token-file';
import { tempDir } from '../temp-dir.ts';
import { connectPlugin, type FakePlugin, type PluginOptions } from './fake-plugin.ts';
import { freePort } from './free-port.ts';

const ENTRY = fileURLToPath(new URL('../../bridge/figma.js', import.meta.url));

export interface FigmaEnded {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface FigmaStarted {
  readonly child: ChildProcess;
  readonly ended: Promise<FigmaEnded>;
}

export interface FigmaOptions {
  /** Standard input; null leaves it open, without it there is none. */
  readonly input?: string | Uint8Array | null;
  /** What stands before the program on its command line. */
  readonly before?: readonly string[];
}

/** The real command line with a home and a port of its own; a daemon that it leaves ends with the test. */
export interface FigmaPlace {
  readonly port: number;
  readonly files: BridgePlace;
  readonly environment: NodeJS.ProcessEnv;
  start(args: readonly string[], options?: FigmaOptions): FigmaStarted;
  run(args: readonly string[], options?: FigmaOptions): Promise<FigmaEnded>;
  /** A plugin at the daemon that runs here. */
  plugin(clientId: string, more?: Partial<PluginOptions>): Promise<FakePlugin>;
}

const collect = (child: ChildProcess): Promise<FigmaEnded> => {
  const start = performance.now();
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.on('data', (chunk: Buffer) => {
      texts[name] += chunk.toString();
    });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...texts, ms: performance.now() - start }));
  });
};

/** Ends the daemon in the way that the command line does, without a process of its own. */
const endDaemon = async (port: number, files: BridgePlace): Promise<void> => {
  const token = readToken(files.token);
  if (token === null) return;
  const options = { port, token, tokenFile: files.token, withinMs: 5_000 };
  await openCommandLineLink(options).then(
    (link) => link.shutDown(),
    () => undefined,
  );
};

export const figmaPlace = async (): Promise<FigmaPlace> => {
  const { path: home, remove } = await tempDir('figma');
  const port = await freePort();
  const environment = { HOME: home, FIGMA2CODE_HOME: join(home, 'data'), LANG: 'C', PATH: process.env['PATH'] };
  mkdirSync(environment.FIGMA2CODE_HOME);
  const files = bridgePlace(environment, port);
  onTestFinished(async () => {
    await endDaemon(port, files).catch(() => undefined);
    await remove();
  });
  const start: FigmaPlace['start'] = (args, { input, before = [] } = {}) => {
    const [command = '', ...rest] = [...before, process.execPath, ENTRY, ...args, '--port', String(port)];
    const stdio = [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] as const;
    const child = spawn(command, rest, { cwd: home, env: environment, stdio: [...stdio] });
    child.stdin?.on('error', () => undefined);
    if (input !== undefined && input !== null) child.stdin?.end(input);
    return { child, ended: collect(child) };
  };
  return {
    port,
    files,
    environment,
    start,
    run: (...args) => start(...args).ended,
    plugin: (clientId, more = {}) => connectPlugin({ port, token: readToken(files.token) ?? '', clientId, ...more }),
  };
};

/** Standard output is one line of JSON, and nothing else. */
export const figmaRecord = ({ stdout }: FigmaEnded): Record<string, unknown> => {
  const [line = '', ...rest] = stdout.split('\n');
  if (rest.join('') !== '') throw new Error(`more than one line: ${stdout.slice(0, 500)}`);
  return JSON.parse(line) as Record<string, unknown>;
};
