import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DecoderAnswer, DecoderRequest, DecoderResults, DecoderTask } from './messages.ts';

export type Outcome = { readonly value: DecoderResults[keyof DecoderResults] } | { readonly reason: string };

export interface Job {
  readonly task: DecoderTask;
  readonly settle: (outcome: Outcome) => void;
  /** How many processes died while they had it. */
  deaths: number;
}

/** One decoding process and what it was given. It works in order, so when it dies, the first job is the suspect. */
export interface Worker {
  readonly jobs: Map<number, Job>;
  give(id: number, job: Job): void;
  /** SIGKILL to its process group; `onEnd` follows. */
  kill(): void;
}

export interface WorkerEvents {
  onAnswer(outcome: Outcome): void;
  /** `suspect` is null when it ended without work. */
  onEnd(left: { suspect: Job | null; rest: readonly Job[]; tookTooLong: boolean }): void;
}

export interface WorkerOptions {
  readonly script: URL;
  readonly taskMs: number;
}

const ENVIRONMENT = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'LD_LIBRARY_PATH'];

const environment = (): Record<string, string> =>
  Object.fromEntries(
    ENVIRONMENT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );

const FLAGS = ['--max-old-space-size=1024', '--disable-warning=ExperimentalWarning'];

const startProcess = (script: URL): ChildProcess =>
  spawn(process.execPath, [...FLAGS, fileURLToPath(script)], {
    detached: true,
    windowsHide: true,
    env: environment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

const killGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
};

/** Starts a decoding process. Ends with `onEnd`, once, whatever happens. */
export const startWorker = ({ script, taskMs }: WorkerOptions, events: WorkerEvents): Worker => {
  const jobs = new Map<number, Job>();
  const child = startProcess(script);
  let tookTooLong = false;
  let timer: NodeJS.Timeout | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    if (jobs.size === 0) return;
    timer = setTimeout(() => {
      tookTooLong = true;
      killGroup(child.pid);
    }, taskMs);
  };
  child.on('message', (message) => {
    const answer = message as DecoderAnswer;
    const job = jobs.get(answer.id);
    jobs.delete(answer.id);
    watch();
    if (job === undefined) return;
    const outcome = 'value' in answer ? { value: answer.value } : { reason: answer.reason };
    job.settle(outcome);
    events.onAnswer(outcome);
  });
  const kill = (): void => killGroup(child.pid);
  process.once('exit', kill);
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    process.off('exit', kill);
    clearTimeout(timer);
    const [suspect = null, ...rest] = jobs.values();
    jobs.clear();
    events.onEnd({ suspect, rest, tookTooLong });
  };
  child.once('exit', end);
  child.once('error', end);
  return {
    jobs,
    give: (id, job) => {
      jobs.set(id, job);
      if (jobs.size === 1) watch();
      const request: DecoderRequest = { id, task: job.task };
      child.send(request, () => undefined);
    },
    kill,
  };
};
