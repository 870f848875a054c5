import { stat } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import type { Design } from '../parser-run.ts';
import type { SweepMode } from './swept-program.ts';

/** One run that is asked for. */
export interface SweepJob {
  readonly workspace: string;
  /** What the failpoints of this run do; null when it is left alone. */
  readonly failpoint: string | null;
}

/** What a run came to. */
export interface SweepAnswer {
  /** The name of the snapshot, the code of the failure, or `uncoded: …`. */
  readonly outcome: string;
  /** What is left of the failpoint's count; null when it has fired or none was set. */
  readonly left: number | null;
}

type Run = (workspace: string) => Promise<string>;

// Only what the mode needs is loaded, so that the small ones start quickly.
const runOf = async (mode: SweepMode, design: Design): Promise<Run> => {
  if (mode === 'import') {
    const { createParserRunner } = await import('../parser-run.ts');
    return async (workspace) => {
      const runner = createParserRunner(workspace);
      try {
        return String((await runner.run(design)).at(-1)?.payload.data?.['snapshot']);
      } finally {
        await runner.skill.dispose();
      }
    };
  }
  if (mode === 'torn') {
    const { runTorn } = await import('./torn-run.ts');
    return (workspace) => runTorn(workspace).then(() => 'torn');
  }
  if (mode === 'code') return (await import('./code-run.ts')).runCode;
  if (mode === 'torn-code') {
    const { runTornCode } = await import('./code-run.ts');
    return (workspace) => runTornCode(workspace).then(() => 'torn');
  }
  const { runImport } = await import('../workspace-run.ts');
  return (workspace) => runImport(workspace, Number(design['images']), 'html');
};

const outcomeOf = async (run: Run, workspace: string): Promise<string> => {
  try {
    return await run(workspace);
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    return `uncoded: ${visibleText(String(error), 200)}`;
  }
};

const answer = async (run: Run, { workspace, failpoint }: SweepJob): Promise<SweepAnswer> => {
  if (failpoint !== null) process.env['F2C_FAILPOINT'] = failpoint;
  const outcome = await outcomeOf(run, workspace);
  const left = process.env['F2C_FAILPOINT']?.split('@')[1];
  delete process.env['F2C_FAILPOINT'];
  return { outcome, left: left === undefined ? null : Number(left) };
};

/** Says `ready`, then answers each line on stdin, a job, with a line of its own, until stdin ends. */
const main = async (mode: SweepMode, design: Design): Promise<void> => {
  const run = await runOf(mode, design);
  // From now on the thread for files is there and can be watched.
  await stat('.');
  // Most of these processes are killed, and would keep nothing at their end.
  flushCompileCache();
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await answer(run, JSON.parse(line) as SweepJob))}\n`);
};

if (import.meta.main) await main(process.argv[2] as SweepMode, JSON.parse(process.argv[3] ?? '{}'));
