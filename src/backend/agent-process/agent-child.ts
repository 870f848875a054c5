import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { ModelChoice } from '#contract/state/app-state';
import { createJsonLineFramer } from './json-line-framer.ts';

export interface AgentLaunch {
  readonly node: string;
  /** Absolute path of the agent's entry file. */
  readonly entry: string;
  /** Own folder of the agent: its working directory, so that nothing of a workspace is picked up. */
  readonly home: string;
  readonly locale: string;
  readonly model: ModelChoice;
  /** Goes over file descriptor 3 and nowhere else. */
  readonly key: string | null;
  readonly environment: NodeJS.ProcessEnv;
}

export interface AgentExit {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

export interface AgentChildEvents {
  record(fields: Record<string, unknown>): void;
  garbage(excerpt: string): void;
  exit(exit: AgentExit): void;
}

export interface AgentChild {
  readonly pid: number;
  /** Resolves when the record was handed to the pipe; false when the pipe is gone. */
  send(record: object): Promise<boolean>;
  /** Closes stdin, then SIGTERM, then SIGKILL, to the whole process group. */
  stop(): Promise<void>;
}

const STDERR_RING = 1024 * 1024;
const SLICE = 64 * 1024;
const GRACE_MS = { stdin: 700, term: 2_300 };

/** What a child may see of the environment: how to find programs, files, a proxy and a language. No secret. */
const PASSED = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LC_ALL',
  'TZ',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'FIGMA_API_BASE',
] as const;

const environmentOf = (launch: AgentLaunch): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    PASSED.flatMap((name) => (launch.environment[name] === undefined ? [] : [[name, launch.environment[name]]])),
  ),
  PI_CODING_AGENT_DIR: launch.home,
  PI_OFFLINE: '1',
  F2C_LOCALE: launch.locale,
  F2C_PROVIDER: launch.model.provider,
  F2C_MODEL: launch.model.model,
  ...(launch.model.baseUrl === null ? {} : { F2C_BASE_URL: launch.model.baseUrl }),
  ...(launch.key === null ? {} : { F2C_KEY_FD: '3' }),
});

/** Keeps the end of what the agent wrote to stderr, and never lets the agent wait for it. */
const collectStderr = (child: ChildProcess): (() => string) => {
  let kept: Buffer[] = [];
  let size = 0;
  child.stderr?.on('data', (chunk: Buffer) => {
    kept.push(chunk);
    size += chunk.length;
    if (size <= 2 * STDERR_RING) return;
    const end = Buffer.concat(kept).subarray(-STDERR_RING);
    kept = [end];
    size = end.length;
  });
  return () => Buffer.concat(kept).subarray(-STDERR_RING).toString('utf8');
};

const writeSliced = async (stdin: Writable, line: string): Promise<boolean> => {
  for (let at = 0; at < line.length; at += SLICE) {
    if (stdin.destroyed || !stdin.writable) return false;
    if (stdin.write(line.slice(at, at + SLICE))) continue;
    await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]);
  }
  return !stdin.destroyed;
};

const killGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
};

const createStop = (child: ChildProcess, pid: number, exited: Promise<unknown>) => async (): Promise<void> => {
  child.stdin?.end();
  const gone = exited.then(() => true);
  if (!(await Promise.race([gone, delay(GRACE_MS.stdin, false)]))) killGroup(pid, 'SIGTERM');
  if (!(await Promise.race([gone, delay(GRACE_MS.term, false)]))) killGroup(pid, 'SIGKILL');
  await exited;
  // What the agent itself had started and left behind.
  killGroup(pid, 'SIGKILL');
};

/** Starts the agent in its own process group. The command line holds no secret and no path of a workspace. */
export const spawnAgent = (launch: AgentLaunch, events: AgentChildEvents): AgentChild | null => {
  const child = spawn(launch.node, [launch.entry], {
    cwd: launch.home,
    env: environmentOf(launch),
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const stderr = collectStderr(child);
  const framer = createJsonLineFramer(events);
  const exited = new Promise<AgentExit>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, stderr: error.message }));
    child.once('close', (code, signal) => resolve({ code, signal, stderr: stderr() }));
  });
  child.stdout?.on('data', (chunk: Buffer) => framer.push(chunk));
  child.stdin?.on('error', () => undefined);
  const keyPipe = child.stdio[3] as Writable;
  keyPipe.on('error', () => undefined);
  keyPipe.end(launch.key ?? '');
  void exited.then((exit) => {
    framer.end();
    events.exit(exit);
  });
  const { pid, stdin } = child;
  if (pid === undefined || stdin === null) return null;
  // Lines must not interleave when one of them waits for the pipe.
  let queue: Promise<unknown> = Promise.resolve();
  const send = (record: object): Promise<boolean> => {
    const sent = queue.then(() => writeSliced(stdin, `${JSON.stringify(record)}\n`));
    queue = sent;
    return sent;
  };
  return { pid, send, stop: createStop(child, pid, exited) };
};
