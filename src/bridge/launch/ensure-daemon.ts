import { type ChildProcess, spawn } from 'node:child_process';
import { CodedError, ERROR_NUMBERS, type ErrorCode, type ErrorParams } from '#contract/errors';
import { reason } from '#contract/reason';
import { openCommandLineLink } from '../client/command-line-link.ts';
import { bridgePlace } from '../place/bridge-place.ts';
import { makePrivateFolder } from '../place/private-folder.ts';
import { ownToken } from '../place/token-file.ts';

export interface EnsureOptions {
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Node, and `src/bridge/figma.js`. */
  readonly node: string;
  readonly entry: string;
  /** Limits for a daemon that is started, as the command line takes them. */
  readonly args?: readonly string[];
}

export interface EnsuredDaemon {
  /** false when it was there already. */
  readonly started: boolean;
  readonly pid: number;
  readonly port: number;
}

const START_MS = 15_000;
const PROBE_MS = 1_500;
const MAX_LINE = 64 * 1024;

/** Messages are short-lived: a small young generation, and sweeping after large ones, keep the process small. */
export const DAEMON_FLAGS = ['--max-semi-space-size=1', '--expose-gc'];

/** What the daemon needs of an environment; nothing else is handed on, secrets least of all. */
const HANDED_ON = [
  'HOME',
  'USERPROFILE',
  'APPDATA',
  'XDG_CONFIG_HOME',
  'FIGMA2CODE_HOME',
  'LANG',
  'SystemRoot',
  'TMPDIR',
];

const environmentFor = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(HANDED_ON.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])));

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(reason('bridge-silent', { seconds: START_MS / 1_000 }));
    }, START_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n') || text.length > MAX_LINE) resolve(text.split('\n')[0] ?? '');
    });
    child.once('error', (error: NodeJS.ErrnoException) => reject(error.code ?? 'error'));
    child.once('close', (code) => reject(reason('bridge-ended', { code: code ?? -1 })));
    child.once('close', () => clearTimeout(timer));
    child.stdout?.once('data', () => clearTimeout(timer));
  });

interface StartRecord {
  readonly ok: boolean;
  readonly result?: EnsuredDaemon;
  readonly error?: { readonly code: string; readonly params?: ErrorParams };
}

const readStart = (line: string): EnsuredDaemon => {
  const { ok, result, error } = JSON.parse(line) as StartRecord;
  if (ok && result !== undefined) return result;
  const code = error !== undefined && Object.hasOwn(ERROR_NUMBERS, error.code) ? (error.code as ErrorCode) : 'internal';
  throw new CodedError(code, error?.params ?? { what: 'figma' });
};

/** A process of its own that outlives this one, with no folder or terminal of ours. */
const spawnDaemon = async ({ node, entry, port, args = [], environment }: EnsureOptions): Promise<EnsuredDaemon> => {
  const { dir, log } = bridgePlace(environment, port);
  const child = spawn(node, [...DAEMON_FLAGS, entry, 'start', '--foreground', '--port', String(port), ...args], {
    cwd: dir,
    env: environmentFor(environment),
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  try {
    return readStart(await firstLine(child));
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('bridge-not-started', { reason: String(error), log });
  } finally {
    child.stdout?.destroy();
    child.unref();
  }
};

/**
 * The daemon of this user, started when there is none: what the desktop and the command line call.
 * @throws CodedError `port-in-use`, `bridge-token-refused`, `bridge-token-unusable`, `bridge-not-started`
 */
export const ensureDaemon = async (options: EnsureOptions): Promise<EnsuredDaemon> => {
  const { port, environment } = options;
  const { dir, log, token: tokenFile } = bridgePlace(environment, port);
  try {
    makePrivateFolder(dir);
  } catch (error) {
    throw new CodedError('bridge-not-started', { reason: reason('log-unwritable'), log }, { cause: error });
  }
  const token = ownToken(tokenFile);
  try {
    const link = await openCommandLineLink({ port, token, tokenFile, withinMs: PROBE_MS });
    const { daemon } = await link.status().finally(link.close);
    return { started: false, pid: Number(daemon['pid']), port };
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'bridge-unreachable') throw error;
    return spawnDaemon(options);
  }
};
