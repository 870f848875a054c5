import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { type LagLine, startLagLog } from './lag-log.ts';

const STALL = 120;

const stall = (): void => {
  for (const from = performance.now(); performance.now() - from < STALL; );
};

it('writes how long the loop stood still, and of it what was our own work', async () => {
  const dir = await tempDir('lag');
  const file = join(dir.path, 'lag.jsonl');
  const log = startLagLog(file);
  await setTimeout(60);
  stall();
  await setTimeout(60);
  log.tell();
  await setTimeout(60);
  log.close();
  const [busy, idle] = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LagLine);
  await dir.remove();
  expect(busy?.max).toBeGreaterThan(STALL * 0.8);
  expect(busy?.own).toBeGreaterThan(STALL * 0.3);
  expect(busy?.own).toBeLessThanOrEqual((busy?.max ?? 0) + 15);
  expect(idle?.own).toBeLessThan(busy?.own ?? 0);
});
