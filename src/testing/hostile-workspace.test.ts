import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { validateWorkspace } from '#workspace/validate';
import { createHostileWorkspace } from './hostile-workspace.ts';

test('the hostile workspace is a valid one, and its traps spring', async () => {
  const { workspace, markers, remove } = await createHostileWorkspace();
  onTestFinished(remove);
  expect((await validateWorkspace(workspace)).framework).toBe('html');
  expect(await markers()).toEqual([]);
  // What a careless product would do: trust the settings of git, the folder's programs, what lies in it.
  execFileSync('git', ['status'], { cwd: workspace, stdio: 'ignore' });
  execFileSync(join(workspace, 'git'), ['status'], { stdio: 'ignore' });
  execFileSync(process.execPath, ['-e', "require('esbuild')"], { cwd: workspace, stdio: 'ignore' });
  execFileSync(process.execPath, [join(workspace, '.pi/extensions/hostile.ts')], { stdio: 'ignore' });
  expect(await markers()).toEqual(
    expect.arrayContaining(['git-fsmonitor', 'pi-extension', 'planted-esbuild', 'planted-git']),
  );
});
