import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { residentBytes } from '#workspace/processes/resident-bytes';
import { decoderEnvironment, killGroup } from '../decode/decoder-worker.ts';
import type { EmbedderAnswer, EmbedderTask } from './messages.ts';

/** How a request ended when the process did not answer it. */
export type ChildEnd = 'died' | 'timeout' | 'memory';

export interface EmbedderChild {
  /** One request at a time. */
  ask(task: EmbedderTask, ms: number): Promise<EmbedderAnswer | { readonly end: ChildEnd }>;
  /** SIGKILL to its process group; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface ChildOptions {
  readonly script: URL;
  /** Resident bytes at which the process is ended. */
  readonly mostBytes: number;
}

const FLAGS = ['--max-old-space-size=1024', '--disable-warning=ExperimentalWarning'];
const LOOK_EVERY_MS = 100;

const start = (script: URL): ChildProcess =>
  spawn(process.execPath, [...FLAGS, fileURLToPath(script)], {
    detached: true,
    windowsHide: true,
    // A model may name files with its numbers: nothing of the workspace lies where it would look.
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: decoderEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

export const startEmbedderChild = ({ script, mostBytes }: ChildOptions): EmbedderChild => {
  const child = start(script);
  const gone = Promise.withResolvers<void>();
  let why: ChildEnd = 'died';
  let settle: ((answer: EmbedderAnswer | { end: ChildEnd }) => void) | null = null;
  const kill = (): void => killGroup(child.pid);
  process.once('exit', kill);
  const end = (): void => {
    process.off('exit', kill);
    settle?.({ end: why });
    settle = null;
    gone.resolve();
  };
  child.once('exit', end).once('error', end);
  child.on('message', (answer) => {
    settle?.(answer as EmbedderAnswer);
    settle = null;
  });
  const stopFor = (reason: ChildEnd): void => {
    why = reason;
    kill();
  };
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  return {
    ask: async (task, ms) => {
      if (isGone()) return { end: why };
      const timer = setTimeout(() => stopFor('timeout'), ms);
      const watch = setInterval(() => {
        if (residentBytes(child.pid ?? 0) > mostBytes) stopFor('memory');
      }, LOOK_EVERY_MS);
      try {
        return await new Promise((resolve) => {
          settle = resolve;
          child.send(task, () => undefined);
        });
      } finally {
        clearTimeout(timer);
        clearInterval(watch);
      }
    },
    kill: async () => {
      kill();
      if (!isGone()) await gone.promise;
    },
  };
};
