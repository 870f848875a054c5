import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { sweepWriteLeftovers } from './write-leftovers.ts';

const LEFT = '.f2c-0123456789abcdef.tmp';

it('sweeps beside files that were being written, and nowhere else, whatever a log says', async () => {
  const dir = await tempDir('leftovers');
  const workspace = join(dir.path, 'project');
  const run = join(workspace, '.hx/figma2code/runs/20261120T140203.123Z');
  await Promise.all([run, join(workspace, 'src'), join(workspace, '.git')].map((at) => mkdir(at, { recursive: true })));
  const places = [dir.path, join(workspace, 'src'), join(workspace, '.git')];
  await Promise.all(places.map((at) => writeFile(join(at, LEFT), 'half')));
  const paths = ['.', '..', '../x.ts', '.git/x', 'src/a.ts'];
  const at = '2026-11-20T14:02:03.123Z';
  const lines = paths.map((path) => `${JSON.stringify({ kind: 'writing', at, path })}\n`);
  await writeFile(join(run, 'log.jsonl'), lines.join(''));
  await sweepWriteLeftovers(workspace);
  const left = await Promise.all(places.map(async (place) => (await readdir(place)).includes(LEFT)));
  await rm(dir.path, { recursive: true, force: true });
  expect(left).toEqual([true, false, true]);
});
