import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { type AgentLaunch, agentEnvironment } from './agent-launch.ts';
import { createJsonLineFramer } from './json-line-framer.ts';
import { createLineSender } from './line-sender.ts';

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
  /** Resolves when the record was handed to the pipe; false when the pipe is gone, or too much waits for an agent that does not read. */
  send(record: object): Promise<boolean>;
  /** Closes stdin, then SIGTERM, then SIGKILL, to the whole process group. Resolves when it is gone. */
  stop(): Promise<void>;
}

const STDERR_RING = 1024 * 1024;
const GRACE_MS = { stdin: 700, term: 2_300 };
/** How long pipes may stay open that somebody outside the group has inherited. */
const DRAIN_MS = 500;

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

const killGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
};

/** True when the work ended in time. The timer goes with it, or it would keep a command line from ending. */
const endsWithin = (work: Promise<unknown>, ms: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    void work.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });

const createStop = (child: ChildProcess, pid: number, exited: Promise<unknown>): (() => Promise<void>) => {
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    if (await endsWithin(exited, GRACE_MS.stdin)) return;
    killGroup(pid, 'SIGTERM');
    if (await endsWithin(exited, GRACE_MS.term)) return;
    killGroup(pid, 'SIGKILL');
    await exited;
  };
  let stopping: Promise<void> | null = null;
  return () => {
    stopping ??= stop();
    return stopping;
  };
};

const start = (launch: AgentLaunch): ChildProcess => {
  try {
    return spawn(launch.node, [launch.entry], {
      cwd: launch.home,
      env: agentEnvironment(launch),
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
  } catch (error) {
    throw notStarted(launch, error);
  }
};

const notStarted = (launch: AgentLaunch, error: unknown): CodedError => {
  if (error instanceof CodedError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const params = { path: launch.node, problem: reason('cannot-be-run', { code }), remedy: reason('install-again') };
  return new CodedError('agent-missing', params, { cause: error });
};

const whenExited = (child: ChildProcess, pid: number): Promise<AgentExit> => {
  const stderr = collectStderr(child);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stderr: stderr() }));
    child.once('exit', () => {
      // What the agent started and left behind would live on, and keep the pipes open.
      killGroup(pid, 'SIGKILL');
      const timer = setTimeout(() => {
        for (const stream of child.stdio) stream?.destroy();
      }, DRAIN_MS);
      child.once('close', () => clearTimeout(timer));
    });
  });
};

const handKeyOver = (pipe: Writable, key: string | null): void => {
  pipe.on('error', () => undefined);
  pipe.end(key ?? '');
};

/**
 * Starts the agent in its own process group. The command line holds no secret and no path of a workspace.
 * @throws CodedError `agent-missing` when the program cannot be started; then `exit` is not told
 */
export const spawnAgent = async (launch: AgentLaunch, events: AgentChildEvents): Promise<AgentChild> => {
  const child = start(launch);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(notStarted(launch, error)));
  });
  child.on('error', () => undefined);
  const pid = child.pid as number;
  const stdin = child.stdin as Writable;
  const framer = createJsonLineFramer(events);
  child.stdout?.on('data', (chunk: Buffer) => framer.push(chunk));
  handKeyOver(child.stdio[3] as Writable, launch.key);
  const exited = whenExited(child, pid);
  void exited.then((exit) => {
    framer.end();
    events.exit(exit);
  });
  return { pid, send: createLineSender(stdin), stop: createStop(child, pid, exited) };
};
