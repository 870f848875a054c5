import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { residentBytes } from '#workspace/processes/resident-bytes';
import {
  type DecoderAnswer,
  type DecoderRequest,
  type DecoderResults,
  type DecoderTask,
  READY_ID,
} from './messages.ts';

export type Outcome =
  | { readonly value: DecoderResults[keyof DecoderResults] }
  | { readonly reason: string }
  | { readonly errno: string };

export interface Job {
  readonly task: DecoderTask;
  readonly settle: (outcome: Outcome) => void;
  /** A process died while it had this job and others: the next one gets it alone, to see whose fault it is. */
  readonly alone: boolean;
}

/** One decoding process and what it was given. */
export interface Worker {
  readonly jobs: Map<number, Job>;
  give(id: number, job: Job): void;
  /** SIGKILL to its process group; `onEnd` follows. */
  kill(): void;
}

export interface WorkerEnd {
  /** What it still had, in the order given. */
  readonly left: readonly Job[];
  readonly tookTooLong: boolean;
  /** It was ended for what the first of them made it hold. */
  readonly tookTooMuch: boolean;
  /** False when it ended before it could take a job. */
  readonly wasReady: boolean;
}

export interface WorkerEvents {
  onAnswer(): void;
  onEnd(end: WorkerEnd): void;
}

export interface WorkerOptions {
  readonly script: URL;
  readonly taskMs: number;
  /** Resident bytes at which the process is ended: what a picture packs beside its pixels, nobody tells before. */
  readonly mostBytes: number;
}

const ENVIRONMENT = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'LD_LIBRARY_PATH'];

/** What was compiled once is not compiled at each start; where the agent keeps its own. */
const COMPILED = fileURLToPath(new URL('../../../../../node_modules/.cache/figma2code', import.meta.url));

/** What processes that touch pictures are started with: no secret is among it. */
export const decoderEnvironment = (): Record<string, string> => ({
  ...Object.fromEntries(
    ENVIRONMENT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  ),
  NODE_COMPILE_CACHE: COMPILED,
});

const START_MS = 60_000;
const LOOK_EVERY_MS = 100;
const FLAGS = ['--max-old-space-size=1024', '--disable-warning=ExperimentalWarning'];

const startProcess = (script: URL): ChildProcess =>
  spawn(process.execPath, [...FLAGS, fileURLToPath(script)], {
    detached: true,
    windowsHide: true,
    env: decoderEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

export const killGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
};

/** Ends a process that does not come up, or that takes too long or too much for one job. */
const createWatch = (child: ChildProcess, kill: () => void, { taskMs, mostBytes }: WorkerOptions) => {
  let timer: NodeJS.Timeout | undefined;
  let looks: NodeJS.Timeout | undefined;
  const state = { tookTooLong: false, tookTooMuch: false, isReady: false };
  const stop = (): void => {
    clearTimeout(timer);
    clearInterval(looks);
  };
  const look = (): void => {
    if (residentBytes(child.pid ?? 0) <= mostBytes) return;
    state.tookTooMuch = true;
    kill();
  };
  const restart = (hasWork: boolean): void => {
    stop();
    if (state.isReady && !hasWork) return;
    looks = setInterval(look, LOOK_EVERY_MS);
    timer = setTimeout(
      () => {
        state.tookTooLong = state.isReady;
        kill();
      },
      state.isReady ? taskMs : START_MS,
    );
  };
  return { state, stop, restart };
};

/** Starts a decoding process. Ends with `onEnd`, once, whatever happens. */
export const startWorker = (options: WorkerOptions, events: WorkerEvents): Worker => {
  const jobs = new Map<number, Job>();
  const child = startProcess(options.script);
  const kill = (): void => killGroup(child.pid);
  const watch = createWatch(child, kill, options);
  watch.restart(false);
  process.once('exit', kill);
  child.on('message', (message) => {
    const { id, ...outcome } = message as DecoderAnswer;
    if (id === READY_ID) watch.state.isReady = true;
    const job = jobs.get(id);
    jobs.delete(id);
    watch.restart(jobs.size > 0);
    job?.settle(outcome);
    events.onAnswer();
  });
  const end = (): void => {
    // An error may come before the exit or instead of it.
    child.off('exit', end).off('error', end);
    child.on('error', () => undefined);
    process.off('exit', kill);
    watch.stop();
    const left = [...jobs.values()];
    jobs.clear();
    const { tookTooLong, tookTooMuch, isReady: wasReady } = watch.state;
    events.onEnd({ left, tookTooLong, tookTooMuch, wasReady });
  };
  child.once('exit', end).once('error', end);
  return {
    jobs,
    give: (id, job) => {
      jobs.set(id, job);
      if (jobs.size === 1) watch.restart(true);
      const request: DecoderRequest = { id, task: job.task };
      child.send(request, () => undefined);
    },
    kill,
  };
};
