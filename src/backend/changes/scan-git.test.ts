import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { scanGit } from './scan-git.ts';

const never = new AbortController().signal;

const repository = async (): Promise<{ path: string; git(...args: string[]): void }> => {
  const dir = await tempDir('git');
  onTestFinished(dir.remove);
  const env = {
    PATH: process.env['PATH'],
    HOME: dir.path,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  };
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: dir.path, env, stdio: 'ignore' });
  git('init', '-q', '-b', 'trunk');
  return { path: dir.path, git };
};

describe('git scan', () => {
  it('[VC03] [VC04] counts and names what changed, with odd names, renames and an unborn branch', async () => {
    const { path, git } = await repository();
    expect(await scanGit(path, never)).toMatchObject({
      branch: 'trunk',
      changes: { added: 0, modified: 0, deleted: 0 },
    });
    for (const name of ['kept', 'gone', 'changed', 'old name'])
      await writeFile(join(path, name), `${name}\n`.repeat(20));
    git('add', '.');
    git('commit', '-q', '-m', 'x');
    await rm(join(path, 'gone'));
    await writeFile(join(path, 'changed'), 'other');
    await rename(join(path, 'old name'), join(path, 'new name'));
    git('add', '-A', 'new name', 'old name');
    await writeFile(join(path, 'line\nbreak\t"quoted" ä'), '');
    await mkdir(join(path, '-leading'));
    await writeFile(join(path, '-leading', 'x'), '');
    const scan = await scanGit(path, never);
    expect(scan).toMatchObject({ branch: 'trunk', changes: { added: 2, modified: 2, deleted: 1 }, notice: null });
    expect(scan.files).toEqual(
      expect.arrayContaining([
        { path: 'gone', kind: 'Deleted' },
        { path: 'changed', kind: 'Modified' },
        { path: 'new name', kind: 'Modified' },
        { path: 'line\nbreak\t"quoted" ä', kind: 'Added' },
        { path: '-leading/', kind: 'Added' },
      ]),
    );
  });

  it('[VC01] a folder that is no repository is told in one line', async () => {
    const dir = await tempDir('plain');
    onTestFinished(dir.remove);
    const scan = await scanGit(dir.path, never);
    expect(scan.changes).toBeNull();
    expect(scan.notice).not.toBe('');
    expect(scan.notice).not.toContain('\n');
  });

  it('[VC05] programs that the configuration of the repository names are not run', async () => {
    const { path, git } = await repository();
    const marker = join(path, '..', 'ran-fsmonitor');
    const hook = join(path, 'hook.sh');
    await writeFile(hook, `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'core.sshCommand', 'credential.helper'])
      git('config', key, hook);
    await writeFile(join(path, 'f'), '');
    expect((await scanGit(path, never)).changes).toMatchObject({ added: 2 });
    await expect(import('node:fs/promises').then((fs) => fs.access(marker))).rejects.toThrow();
  });
});
