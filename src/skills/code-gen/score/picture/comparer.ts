import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CodedError } from '#contract/errors';
import type { CompareAnswer, CompareTask } from './compare-messages.ts';

/** Compares pictures behind a process wall: what breaks the decoder breaks one comparison. One after the other. */
export interface Comparer {
  /** Null where a picture cannot be read, or took too long. @throws CodedError `cancelled` */
  compare(task: CompareTask): Promise<CompareAnswer>;
  close(): void;
}

const SCRIPT = fileURLToPath(new URL('./compare-process.ts', import.meta.url));
const COMPILED = fileURLToPath(new URL('../../../../../node_modules/.cache/figma2code', import.meta.url));
const FLAGS = ['--max-old-space-size=1024', '--disable-warning=ExperimentalWarning'];
const ENVIRONMENT = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'LD_LIBRARY_PATH'];
const TASK_MS = 60_000;

// No secret is among it.
const environment = (): Record<string, string> => ({
  ...Object.fromEntries(ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  NODE_COMPILE_CACHE: COMPILED,
});

const start = (): ChildProcess => {
  const child = spawn(process.execPath, [...FLAGS, SCRIPT], {
    windowsHide: true,
    env: environment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // An error may come when nobody waits any more.
  child.on('error', () => undefined);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
};

/** The process starts with the first comparison, and anew after one that it did not survive. */
export const openComparer = (signal: AbortSignal): Comparer => {
  let child: ChildProcess | null = null;
  const stop = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  const ask = (task: CompareTask): Promise<CompareAnswer> => {
    const one = child ?? start();
    child = one;
    const { promise, resolve } = Promise.withResolvers<CompareAnswer>();
    const lost = (): void => {
      if (child === one) stop();
      resolve(null);
    };
    const timer = setTimeout(lost, TASK_MS);
    one.once('message', (answer) => resolve(answer as CompareAnswer));
    one.once('exit', lost).once('error', lost);
    signal.addEventListener('abort', lost, { once: true });
    one.send(task, (error) => {
      if (error) lost();
    });
    return promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', lost);
      one.off('exit', lost).off('error', lost);
    });
  };
  return {
    compare: async (task) => {
      if (signal.aborted) throw new CodedError('cancelled');
      const answer = await ask(task);
      if (signal.aborted) throw new CodedError('cancelled');
      return answer;
    },
    close: stop,
  };
};
