import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { removeQuietly, removeTree } from './durable.ts';

it.each([
  ['removeTree', removeTree],
  ['removeQuietly', removeQuietly],
])('%s takes a link away and never what it leads to, on top as below', async (_name, remove) => {
  const dir = await tempDir('durable');
  onTestFinished(dir.remove);
  const mine = join(dir.path, 'mine');
  await mkdir(mine);
  await writeFile(join(mine, 'a.ts'), 'mine');
  const tree = join(dir.path, 'tree');
  await mkdir(tree);
  await symlink(mine, join(tree, 'below'));
  await symlink(mine, join(dir.path, 'top'));
  for (const path of [join(dir.path, 'top'), tree, join(dir.path, 'nothing')]) await remove(path, 'test');
  expect(await readdir(dir.path)).toEqual(['mine']);
  expect(await readdir(mine)).toEqual(['a.ts']);
});
