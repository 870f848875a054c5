import { execFileSync } from 'node:child_process';
import { access, chmod, mkdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createI18n, translator } from '#contract/i18n';
import type { VcsState } from '#contract/state/app-state';
import { tempDir } from '#testing/temp-dir';
import { type GitScan, scanGit } from './scan-git.ts';

const translate = translator(createI18n('en'));
const scan = (path: string, options: Partial<GitScan> = {}): Promise<VcsState> =>
  scanGit(path, { signal: new AbortController().signal, translate, ...options });

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const folder = async (name: string): Promise<string> => {
  const dir = await tempDir(name);
  onTestFinished(dir.remove);
  return dir.path;
};

const repository = async (): Promise<{ path: string; git(...args: string[]): void }> => {
  const path = await folder('git');
  const env = {
    PATH: process.env['PATH'],
    HOME: path,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  };
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: path, env, stdio: 'ignore' });
  git('init', '-q', '-b', 'trunk');
  return { path, git };
};

const fakeGit = async (script: string): Promise<string> => {
  const path = await folder('bin');
  await writeFile(join(path, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
};

describe('git scan', () => {
  it('[VC03] [VC04] counts and names what changed, with odd names, renames and an unborn branch', async () => {
    const { path, git } = await repository();
    expect(await scan(path)).toMatchObject({ branch: 'trunk', changes: { added: 0, modified: 0, deleted: 0 } });
    for (const name of ['kept', 'gone', 'changed', 'old name'])
      await writeFile(join(path, name), `${name}\n`.repeat(20));
    git('add', '.');
    git('commit', '-q', '-m', 'x');
    await rm(join(path, 'gone'));
    await writeFile(join(path, 'changed'), 'other');
    await rename(join(path, 'old name'), join(path, 'new name'));
    git('add', '-A', 'new name', 'old name');
    await writeFile(join(path, 'line\nbreak\t"quoted" ä'), '');
    await writeFile(join(path, 'n'.repeat(255)), '');
    await mkdir(join(path, '-leading'));
    await writeFile(join(path, '-leading', 'x'), '');
    const found = await scan(path);
    expect(found).toMatchObject({ branch: 'trunk', changes: { added: 3, modified: 2, deleted: 1 }, notice: null });
    expect(found.files).toEqual(
      expect.arrayContaining([
        { path: 'gone', kind: 'Deleted' },
        { path: 'changed', kind: 'Modified' },
        { path: 'new name', kind: 'Modified' },
        { path: 'line\nbreak\t"quoted" ä', kind: 'Added' },
        { path: 'n'.repeat(255), kind: 'Added' },
        { path: '-leading/', kind: 'Added' },
      ]),
    );
  });

  it('[VC04] in a subfolder of a repository only what lies there is listed, by its path from there', async () => {
    const { path, git } = await repository();
    await mkdir(join(path, 'apps', 'shop', 'src'), { recursive: true });
    await writeFile(join(path, 'outside'), '');
    await writeFile(join(path, 'apps', 'shop', 'src', 'a.ts'), '');
    expect((await scan(join(path, 'apps', 'shop'))).files).toEqual([{ path: './', kind: 'Added' }]);
    await writeFile(join(path, 'apps', 'shop', 'kept'), '');
    git('add', 'apps/shop/kept');
    expect((await scan(join(path, 'apps', 'shop'))).files).toEqual([
      { path: 'kept', kind: 'Added' },
      { path: 'src/', kind: 'Added' },
    ]);
    const top = await scan(path);
    expect(top.files.map((file) => file.path).sort()).toEqual(['apps/shop/kept', 'apps/shop/src/', 'outside']);
  });

  it('[VC04] conflicts, a changed type, a nested repository, a work tree and a bare repository', async () => {
    const { path, git } = await repository();
    await writeFile(join(path, 'both'), 'one\n');
    await writeFile(join(path, 'link'), 'file\n');
    git('add', '.');
    git('commit', '-q', '-m', 'base');
    git('worktree', 'add', '-q', '-b', 'side', '../side-of-it');
    onTestFinished(() => rm(join(path, '../side-of-it'), { recursive: true, force: true }));
    expect(await scan(join(path, '../side-of-it'))).toMatchObject({ branch: 'side', notice: null });
    await writeFile(join(path, '../side-of-it/both'), 'two\n');
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qam', 'side'], {
      cwd: join(path, '../side-of-it'),
    });
    await writeFile(join(path, 'both'), 'three\n');
    git('commit', '-qam', 'trunk');
    expect(() => git('merge', '-q', 'side')).toThrow();
    await rm(join(path, 'link'));
    await symlink('both', join(path, 'link'));
    await mkdir(join(path, 'inner'));
    execFileSync('git', ['init', '-q'], { cwd: join(path, 'inner') });
    const found = await scan(path);
    expect(found).toMatchObject({ branch: 'trunk', notice: null });
    expect(found.files).toEqual(
      expect.arrayContaining([
        { path: 'both', kind: 'Modified' },
        { path: 'link', kind: 'Modified' },
        { path: 'inner/', kind: 'Added' },
      ]),
    );
    const bare = await folder('bare');
    execFileSync('git', ['init', '-q', '--bare'], { cwd: bare });
    expect(await scan(bare)).toMatchObject({ changes: null, notice: translate('changes.no-work-tree') });
  });

  it('[VC01] no git, a git that fails, one that prints nothing, and no repository: one line says why', async () => {
    const { path } = await repository();
    expect(await scan(path, { searchPath: '' })).toMatchObject({ changes: null, notice: translate('changes.no-git') });
    const fails = await scan(path, { searchPath: await fakeGit(`echo 'fatal: it is broken' >&2\nexit 128`) });
    expect(fails.notice).toContain('it is broken');
    expect(fails.notice).not.toContain('\n');
    const silent = await scan(path, { searchPath: await fakeGit('exit 0') });
    expect(silent).toMatchObject({ branch: null, changes: { added: 0 } });
    expect((await scan(await folder('plain'))).notice).toBe(translate('changes.no-repository'));
  });

  it('[VC02] a git that hangs is killed after the limit', async () => {
    const { path } = await repository();
    const start = performance.now();
    const found = await scan(path, { searchPath: await fakeGit('exec /bin/sleep 60'), limitMs: 300 });
    expect(found.notice).toBe(translate('changes.timeout'));
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('[VC05] programs that the configuration of the repository names are not run', async () => {
    const { path, git } = await repository();
    const marker = join(await folder('marker'), 'ran');
    const program = join(path, 'program.sh');
    await writeFile(program, `#!/bin/sh\ntouch ${marker}\ncat\n`, { mode: 0o755 });
    await writeFile(join(path, 'kept.txt'), 'aaaa\n');
    git('add', '.');
    git('commit', '-q', '-m', 'x');
    await writeFile(join(path, '.gitattributes'), '*.txt filter=evil diff=evil\n');
    const settings = [
      ...['core.fsmonitor', 'core.pager', 'diff.external', 'core.sshCommand', 'credential.helper', 'filter.evil.clean'],
      ...['filter.evil.smudge', 'diff.evil.textconv', 'core.editor', 'core.hooksPath'],
    ];
    for (const key of settings) git('config', key, program);
    git('config', 'filter.evil.required', 'true');
    git('config', 'alias.status', `!${program}`);
    // Of the same size, so that git has to look into it, through the filter.
    await writeFile(join(path, 'kept.txt'), 'bbbb\n');
    await utimes(join(path, 'kept.txt'), new Date(1_000_000_000_000), new Date(1_000_000_000_000));
    expect((await scan(path)).files).toContainEqual({ path: 'kept.txt', kind: 'Modified' });
    expect(await isThere(marker)).toBe(false);
    // The same repository does run it when nobody holds it back.
    execFileSync('git', ['-c', 'core.fsmonitor=false', 'add', 'kept.txt'], { cwd: path, stdio: 'ignore' });
    expect(await isThere(marker)).toBe(true);
  });

  it('[VC07] a lock of the index stays where it is, and a broken index is told', async () => {
    const { path, git } = await repository();
    await writeFile(join(path, 'a'), '');
    git('add', '.');
    await writeFile(join(path, '.git/index.lock'), '');
    expect(await scan(path)).toMatchObject({ changes: { added: 1 }, notice: null });
    expect(await isThere(join(path, '.git/index.lock'))).toBe(true);
    await writeFile(join(path, '.git/index'), 'DIRCbroken');
    expect((await scan(path)).notice).toBe(translate('changes.broken-index'));
  });

  it('[VC12] a git that is planted in the workspace is not run, whatever the search path is', async () => {
    const { path } = await repository();
    const marker = join(await folder('marker'), 'ran');
    await mkdir(join(path, 'bin'));
    for (const name of ['git', 'bin/git'])
      await writeFile(join(path, name), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    const outside = await folder('links');
    await symlink(join(path, 'bin'), join(outside, 'bin'));
    await symlink(join(path, 'git'), join(outside, 'git'));
    vi.spyOn(process, 'cwd').mockReturnValue(path);
    for (const searchPath of [
      '.',
      '',
      `.:${path}`,
      join(path, 'bin'),
      `${path}/x/../bin`,
      join(outside, 'bin'),
      outside,
    ])
      expect((await scan(path, { searchPath })).notice, searchPath).toBe(translate('changes.no-git'));
    vi.restoreAllMocks();
    expect(await isThere(marker)).toBe(false);
  });

  it('[VC13] variables of git in the environment are ignored', async () => {
    const { path } = await repository();
    const marker = join(await folder('marker'), 'ran');
    const program = join(path, 'program.sh');
    await writeFile(program, `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    vi.stubEnv('GIT_DIR', '/nowhere');
    vi.stubEnv('GIT_INDEX_FILE', '/nowhere/index');
    vi.stubEnv('GIT_EXTERNAL_DIFF', program);
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.fsmonitor');
    vi.stubEnv('GIT_CONFIG_VALUE_0', program);
    const found = await scan(path);
    vi.unstubAllEnvs();
    expect(found).toMatchObject({ branch: 'trunk', changes: { added: 1 }, notice: null });
    expect(await isThere(marker)).toBe(false);
  });

  it('[VC06] a repository of another user is told truthfully, and no git configuration is changed', async (context) => {
    context.skip(process.getuid?.() !== 0, 'only root can give a folder to another user');
    const { path } = await repository();
    const home = await folder('home');
    execFileSync('chown', ['-R', '65534', path]);
    vi.stubEnv('HOME', home);
    const found = await scan(path);
    vi.unstubAllEnvs();
    expect(found.notice).toBe(translate('changes.other-owner'));
    await expect(readFile(join(home, '.gitconfig'))).rejects.toThrow();
    await chmod(path, 0o755);
  });
});
