import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Design } from '../parser-run.ts';
import { ended } from '../run-child.ts';
import type { SweepAnswer, SweepJob } from './sweep-child.ts';

/**
 * What a sweep runs over: `writer` is what an import does to a workspace, without the parser; `import` are the tools of
 * the parser with a real design; `code` is what code generation does, planning and writing in place. `torn` and `torn-code` write in
 * sight, so that a sweep is seen to fail.
 */
export type SweepMode = 'writer' | 'import' | 'code' | 'torn' | 'torn-code';

/** How a run ended: it answered, or its process is gone. */
export type RunEnd = { readonly kind: 'answered'; readonly answer: SweepAnswer } | DeadRun;

export interface DeadRun {
  readonly kind: 'died';
  readonly signal: string | null;
  readonly code: number | null;
  readonly err: string;
}

/** A process that is loaded and does nothing until it is given a job. */
export interface SweptProcess {
  readonly child: ChildProcess;
  run(job: SweepJob): Promise<RunEnd>;
  /** Ends it and waits until it is gone. */
  close(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./sweep-child.ts', import.meta.url));

export interface SweptStart {
  readonly mode: SweepMode;
  /** What the program works on: the design, or how many pictures. */
  readonly design: Design;
  /** Where its temporary files go. */
  readonly temporary: string;
  /** Where compiled code is kept, so that starting it often is quick. */
  readonly cache: string;
}

/** Starts it with one thread for files, so that the n-th call is the same one each time. */
export const startSwept = async ({ mode, design, temporary, cache }: SweptStart): Promise<SweptProcess> => {
  const own = { TMPDIR: temporary, NODE_COMPILE_CACHE: cache, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' };
  const env = { ...process.env, ...own };
  const child = spawn(process.execPath, [PROGRAM, mode, JSON.stringify(design)], { env });
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const end = ended(child);
  const next = async (): Promise<string | null> => {
    const { value, done } = await lines.next();
    return done === true ? null : String(value);
  };
  if ((await next()) !== 'ready') throw new Error(`the swept program did not start: ${(await end).err}`);
  return {
    child,
    run: async (job) => {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      const line = await next();
      if (line !== null) return { kind: 'answered', answer: JSON.parse(line) as SweepAnswer };
      const { signal, code, err } = await end;
      return { kind: 'died', signal, code, err };
    },
    close: async () => {
      child.stdin.end();
      child.kill('SIGKILL');
      await end;
    },
  };
};

/** The answer of a run that nothing disturbed. @throws Error when it did not end as it should */
export const undisturbed = (end: RunEnd): SweepAnswer => {
  if (end.kind === 'died' || !/^(\d{8}T|torn)/.test(end.answer.outcome))
    throw new Error(`a run that nothing disturbed ended: ${JSON.stringify(end)}`);
  return end.answer;
};
