import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, findProgram } from '../run-child.ts';
import type { SweepGround } from './sweep-ground.ts';
import { type SweepPlan, type SweepRow, sweepRow } from './sweep-rows.ts';
import { type RunEnd, startSwept, undisturbed } from './swept-program.ts';

/** The calls by which a run changes the disk; a name that this machine does not know is skipped by `?`. */
export const SWEPT_CALLS = {
  mkdir: '?mkdir,?mkdirat',
  openat: 'openat',
  write: 'write',
  fsync: 'fsync',
  rename: '?rename,?renameat,?renameat2',
  unlink: '?unlink,?unlinkat',
  rmdir: '?rmdir',
  close: 'close',
} as const;
export type SweptCall = keyof typeof SWEPT_CALLS;

// The one thread that works on files: others, and the processes that a run starts, are left alone.
const fileThread = (pid: number): string => {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const found = tasks.find((task) => readFileSync(`/proc/${pid}/task/${task}/comm`, 'utf8').startsWith('libuv-worker'));
  if (found === undefined) throw new Error('the thread of the runtime that works on files was not found');
  return found;
};

export interface Strace {
  readonly path: string;
  readonly ground: SweepGround;
}

const attach = async (strace: string, args: readonly string[]): Promise<ChildProcess> => {
  const watcher = spawn(strace, args);
  await once(watcher.stderr as NodeJS.ReadableStream, 'data');
  return watcher;
};

/** Why a sweep over calls of the system is skipped. */
export const NO_STRACE = 'calls of the system need strace, which is not there or may not watch other processes here';

/** Path of a strace that may watch a process that it has not started, or null. */
export const findStrace = async (): Promise<string | null> => {
  const path = findProgram('strace');
  if (path === null) return null;
  const watched = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10_000)']);
  const watcher = spawn(path, ['-o', '/dev/null', '-p', String(watched.pid)]);
  const [said] = (await once(watcher.stderr, 'data')) as [Buffer];
  const ends = [ended(watched), ended(watcher)];
  watched.kill('SIGKILL');
  await Promise.all(ends);
  return said.includes('attached') ? path : null;
};

/** One run whose calls on files are watched; `how` are options of strace, what it logs goes to `log`. */
const watchedRun = async (
  { path, ground }: Strace,
  dir: string,
  how: readonly string[],
  log: string,
): Promise<RunEnd> => {
  const swept = await startSwept(ground.start);
  const watcher = await attach(path, ['-o', log, ...how, '-p', fileThread(swept.child.pid ?? 0)]);
  const watched = ended(watcher);
  const end = await swept.run({ workspace: dir, failpoint: null });
  await swept.close();
  await watched;
  return end;
};

// Threads wake each other by eight bytes that never reach the disk.
const isWakeUp = (line: string): boolean => line.startsWith('write(') && /, 8\)?\s/.test(line);

/** Which calls of each kind an undisturbed run makes on files, counted from 1. */
const countCalls = async (strace: Strace): Promise<Readonly<Record<SweptCall, readonly number[]>>> => {
  const log = join(tmpdir(), `f2c-calls-${process.pid}.txt`);
  const how = ['-e', `trace=${Object.values(SWEPT_CALLS).join(',')}`];
  undisturbed(await watchedRun(strace, await strace.ground.fresh(), how, log));
  const lines = (await readFile(log, 'utf8')).split('\n');
  await rm(log);
  const pointsOf = (names: string): number[] => {
    const known = names.replaceAll('?', '').split(',');
    const made = lines.filter((line) => known.includes(/^(\w+)\(/.exec(line)?.[1] ?? ''));
    return made.flatMap((line, index) => (isWakeUp(line) ? [] : [index + 1]));
  };
  const calls = Object.entries(SWEPT_CALLS).map(([call, names]) => [call, pointsOf(names)] as const);
  return Object.fromEntries(calls) as Record<SweptCall, number[]>;
};

/** The calls on files that the program makes with each of the actions. */
export const sweepCalls = async (strace: Strace, plan: SweepPlan): Promise<readonly SweepRow[]> => {
  const calls = await countCalls(strace);
  const rows: SweepRow[] = [];
  for (const call of Object.keys(SWEPT_CALLS) as SweptCall[]) {
    for (const action of plan.actions) {
      const names = SWEPT_CALLS[call];
      const fault = action === 'kill' ? 'signal=SIGKILL' : `error=${action}`;
      const at = (dir: string, n: number): Promise<RunEnd> =>
        watchedRun(strace, dir, ['-e', `trace=${names}`, '-e', `inject=${names}:${fault}:when=${n}`], '/dev/null');
      rows.push(await sweepRow({ ground: strace.ground, plan, all: calls[call], at, by: 'syscall', call, action }));
    }
  }
  return rows;
};
