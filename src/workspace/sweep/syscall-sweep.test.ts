import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BundledProgram, bundleProgram, type Ended, ended, findProgram } from '#testing/run-child';
import { createSweepGround, type SweepGround } from '#testing/sweep-ground';
import { temporaryFolder } from '#testing/workspace-fixture';

/** The calls by which a run changes the disk; a name that this machine does not know is skipped by `?`. */
const CALLS = [
  '?mkdir,?mkdirat',
  'openat',
  'write',
  'fsync',
  '?rename,?renameat,?renameat2',
  '?unlink,?unlinkat',
  '?rmdir',
  'close',
];
/** Every n-th point; `F2C_SWEEP=all` takes each one. */
const STEP = process.env['F2C_SWEEP'] === 'all' ? 1 : 10;
const IMAGES = STEP === 1 ? 8 : 2;

const strace = findProgram('strace');
if (strace === null) process.stdout.write('skipped: the sweep over system calls needs strace, which is not there\n');

let ground: SweepGround;
let program: BundledProgram;
let logs: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  if (strace === null) return;
  ground = await createSweepGround();
  program = await bundleProgram(new URL('../../testing/workspace-run.ts', import.meta.url));
  logs = await temporaryFolder();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  if (strace === null) return;
  await ground.remove();
  await program.remove();
  await rm(logs, { recursive: true, force: true });
});

const start = (command: string, args: readonly string[]): ChildProcess => {
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' };
  const child = spawn(command, args, { env });
  children.push(child);
  return child;
};

/** One run in a process that is watched from right before it; `how` are options of strace, the log of its calls goes to `log`. */
const watchedRun = async (dir: string, how: readonly string[], log: string): Promise<Ended> => {
  const child = start(process.execPath, [program.path, dir, String(IMAGES), 'rounds']);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  const watcher = start(strace as string, ['-f', '-o', log, ...how, '-p', String(child.pid)]);
  await once(watcher.stderr as NodeJS.ReadableStream, 'data');
  const watched = ended(watcher);
  const end = ended(child);
  child.stdin?.end('go\n');
  const outcome = await end;
  await watched;
  return outcome;
};

// Threads wake each other by eight bytes that never reach the disk.
const isWakeUp = (call: string): boolean => call.startsWith('write(') && /, 8\)?\s/.test(call);

/** Which of the calls of the busiest thread an undisturbed run makes on files, counted from 1. */
const pointsOf = async (call: string): Promise<number[]> => {
  const log = join(logs, 'calls.txt');
  const outcome = await watchedRun(await ground.fresh(), ['-e', `trace=${call}`], log);
  expect(outcome.out).toMatch(/^\d{8}T/);
  const threads = new Map<string, string[]>();
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    const [thread = '', rest = ''] = line.split(/\s+(.*)/);
    if (/^\w+\(/.test(rest)) threads.set(thread, [...(threads.get(thread) ?? []), rest]);
  }
  const points = [...threads.values()].map((calls) =>
    calls.flatMap((made, index) => (isWakeUp(made) ? [] : [index + 1])),
  );
  return points.sort((a, b) => b.length - a.length)[0] ?? [];
};

const sweep = async (call: string, fault: string): Promise<{ points: number; problems: string[] }> => {
  const all = await pointsOf(call);
  const points = all.filter((_n, index) => all.length < 12 || index % STEP === 0);
  const problems: string[] = [];
  for (const n of points) {
    const dir = await ground.fresh();
    const before = await ground.sight(dir);
    const how = ['-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${n}`];
    const outcome = await watchedRun(dir, how, '/dev/null');
    const after = await ground.sight(dir);
    const found = await ground.problems(dir);
    // A write by which one thread wakes another must not fail: then the runtime ends the process, which is one more kill.
    const coded = outcome.signal === 'SIGABRT' || /^(\d{8}T\S+|disk-full)$/.test(outcome.out);
    if (fault.startsWith('error') && !coded) found.push('no code');
    if (after.names === before.names && after.pointers !== before.pointers) found.push('a pointer moved');
    problems.push(
      ...found.map((problem) => `${call} ${fault} at ${n} (${outcome.out}, ${outcome.err.slice(0, 300)}): ${problem}`),
    );
  }
  return { points: points.length, problems };
};

describe.skipIf(strace === null)('a run of the parser at the level of the system', () => {
  it.each([
    ['[SW01] [SW10] [I1] [I2] [I3] killed', 'signal=SIGKILL'],
    ['[SW02] [I1] [I2] [I3] with a full disk', 'error=ENOSPC'],
  ])(
    '%s at its system calls leaves everything whole',
    async (_name, fault) => {
      const problems: string[] = [];
      const points: string[] = [];
      for (const call of CALLS) {
        const swept = await sweep(call, fault);
        problems.push(...swept.problems);
        points.push(`${call.replaceAll('?', '').split(',')[0]} ${swept.points}`);
      }
      process.stdout.write(`${fault}: ${points.join(', ')} points\n`);
      expect(problems).toEqual([]);
    },
    900_000,
  );
});
