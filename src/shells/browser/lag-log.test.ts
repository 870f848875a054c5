import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { type LagLine, startLagLog } from './lag-log.ts';

/** Milliseconds of the thread's own processor time, however long that takes on a busy machine. */
const WORK = 80;

const work = (): void => {
  const since = process.threadCpuUsage();
  for (let used = 0; used < WORK * 1_000; ) {
    const { user, system } = process.threadCpuUsage(since);
    used = user + system;
  }
};

it('writes how long the loop stood still, and of it what was our own work', async () => {
  const dir = await tempDir('lag');
  const file = join(dir.path, 'lag.jsonl');
  const log = startLagLog(file);
  await setTimeout(60);
  work();
  await setTimeout(60);
  log.tell();
  await setTimeout(60);
  log.close();
  const lines = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LagLine);
  await dir.remove();
  // On a busy machine more than one line may come before the work is told.
  const idle = lines.pop();
  expect(Math.max(...lines.map(({ max }) => max))).toBeGreaterThan(WORK * 0.8);
  expect(Math.max(...lines.map(({ own }) => own ?? 0))).toBeGreaterThan(WORK * 0.8);
  expect(idle?.own).toBeLessThan(WORK * 0.8);
});
