import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createI18n, translator } from '#contract/i18n';
import { type GitRepository, gitRepository, testFolder } from '#testing/git-repository';
import { listFiles } from '../../project/list-files.ts';
import type { Scanned } from '../scanned.ts';
import { scanGit } from './scan-git.ts';

const translate = translator(createI18n('en'));
const scan = (path: string): Promise<Scanned> => scanGit(path, { signal: new AbortController().signal, translate });

/** One line for each change: letter, path, where it came from, marks. */
const linesOf = ({ changes }: Scanned): string[] =>
  changes
    .map(({ path, kind, from, marks }) =>
      [kind.charAt(0), path, ...(from === undefined ? [] : [`< ${from}`]), ...marks].join(' '),
    )
    .sort();

const page = (name: string): string => Array.from({ length: 40 }, (_, line) => `${name} line ${line}\n`).join('');

describe('states of a git work tree', () => {
  it('[VC04] before the first commit there is no base; after it the base is named', async () => {
    const { path, commit, git } = await gitRepository();
    expect((await scan(path)).vcs).toMatchObject({ branch: 'trunk', base: null, notice: null });
    await commit({ kept: 'x' });
    const short = git('rev-parse', 'HEAD').slice(0, 7);
    expect((await scan(path)).vcs).toMatchObject({ branch: 'trunk', base: `HEAD ${short}`, files: [] });
    git('checkout', '-q', '--detach');
    expect((await scan(path)).vcs).toMatchObject({ branch: null, base: `HEAD ${short}` });
  });

  it('[VC04] [VC09] each state has its letter and its marks; untracked folders are told as files', async () => {
    const { path, commit, git, write } = await gitRepository();
    const names = ['kept', 'gone', 'changed', 'old', 'model', 'type', 'unlisted', 'both', 'moved-and-gone'];
    await commit(Object.fromEntries(names.map((name) => [name, page(name)])));
    await rm(join(path, 'gone'));
    await write('changed', 'other');
    git('mv', 'old', 'new');
    await write('copy', page('model'));
    await write('model', `${page('model')}more\n`);
    await write('staged', 'x');
    git('add', 'copy', 'model', 'staged');
    await rm(join(path, 'type'));
    await symlink('kept', join(path, 'type'));
    git('rm', '-q', '--cached', 'unlisted');
    git('mv', 'moved-and-gone', 'elsewhere');
    await rm(join(path, 'elsewhere'));
    await write('folder/deep/a.ts', '');
    await write('folder/deep/b.ts', '');
    await write('then-gone', 'x');
    git('add', 'then-gone');
    await rm(join(path, 'then-gone'));
    await write('intended', 'x');
    git('add', '-N', 'intended');
    const found = await scan(path);
    expect(linesOf(found)).toEqual(
      [
        'A copy < model staged copied',
        'A folder/deep/a.ts untracked',
        'A folder/deep/b.ts untracked',
        'A intended',
        'A staged staged',
        'D gone',
        'D moved-and-gone staged',
        'D then-gone staged',
        'M changed',
        'M model staged',
        'M new < old staged renamed',
        'M type type',
        'M unlisted staged untracked',
      ].sort(),
    );
    expect(found.vcs.changes).toEqual({ added: 5, modified: 5, deleted: 3 });
    expect(found.total).toBe(13);
  });

  it('[VC03] names are exact: line ends, quotes, blanks, a leading dash, 255 bytes, bytes that are no text', async () => {
    const { path, commit, write } = await gitRepository();
    const odd = [
      'line\nbreak\t"quoted" ä',
      '-leading',
      ' blank ',
      'n'.repeat(255),
      '😀.ts',
      '\u202eevil.ts',
      '?? x',
      ':(top)a',
    ];
    await commit({ 'changed\n"name"': 'a' });
    await write('changed\n"name"', 'b');
    for (const name of odd) await write(name, '');
    const raw = (byte: number): Buffer => Buffer.concat([Buffer.from(join(path, 'raw')), Buffer.from([byte])]);
    for (const byte of [0xfe, 0xff]) await writeFile(raw(byte), '');
    const found = await scan(path);
    expect(found.changes.map((change) => change.path).sort()).toEqual(
      [...odd, 'changed\n"name"', 'raw\udcfe', 'raw\udcff'].sort(),
    );
    expect(found.changes.find(({ path: at }) => at.startsWith('changed'))?.kind).toBe('Modified');
  });

  it('[VC04] in a subfolder of a repository only what lies there is listed, by its path from there', async () => {
    const { path, git, write, commit } = await gitRepository();
    await commit({ 'apps/shop/old': page('x'), 'apps/shop/gone': 'x' });
    await write('outside', '');
    await write('apps/shop/src/a.ts', '');
    await rm(join(path, 'apps/shop/gone'));
    git('mv', 'apps/shop/old', 'apps/shop/new');
    expect(linesOf(await scan(join(path, 'apps/shop')))).toEqual([
      'A src/a.ts untracked',
      'D gone',
      'M new < old staged renamed',
    ]);
  });

  it('[VC04] a work tree that is moved away is where git says; an empty .git on the way is no repository', async () => {
    const { path, git, commit, write } = await gitRepository();
    await commit({ 'sub/a': '1' });
    await mkdir(join(path, 'sub/.git'));
    await write('sub/b', '2');
    expect(linesOf(await scan(join(path, 'sub')))).toEqual(['A b untracked']);
    await rm(join(path, 'sub/.git'), { recursive: true });
    git('config', 'core.worktree', join(path, 'sub'));
    expect(linesOf(await scan(join(path, 'sub')))).toEqual(['A a untracked', 'A b untracked', 'D sub/a']);
    const elsewhere = await testFolder('elsewhere');
    await writeFile(join(elsewhere, 'secret'), '');
    git('config', 'core.worktree', elsewhere);
    expect((await scan(path)).vcs).toMatchObject({ changes: null, notice: expect.stringContaining('another folder') });
    const { signal } = new AbortController();
    expect((await listFiles({ workspace: path, kind: 'git', signal })).paths).toEqual(['sub/a', 'sub/b']);
  });

  it('[VC04] conflicts say what HEAD and the work tree hold', async () => {
    const { path, git, write, commit } = await gitRepository();
    await commit({ both: 'one\n', ours: 'one\n', theirs: 'one\n' });
    git('checkout', '-q', '-b', 'side');
    await rm(join(path, 'ours'));
    await commit({ both: 'two\n', theirs: 'two\n', twice: 'two\n' });
    git('checkout', '-q', 'trunk');
    await rm(join(path, 'theirs'));
    await commit({ both: 'three\n', ours: 'three\n', twice: 'three\n' });
    expect(() => git('merge', '-q', 'side')).toThrow();
    expect(linesOf(await scan(path))).toEqual([
      'A theirs conflict',
      'M both conflict',
      'M ours conflict',
      'M twice conflict',
    ]);
    await rm(join(path, 'both'));
    expect(linesOf(await scan(path))).toContain('D both conflict');
    await write('both', '');
  });

  const addSubmodule = async (repository: GitRepository): Promise<void> => {
    const inner = await gitRepository();
    await inner.commit({ a: '1' });
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'sub');
    repository.git('commit', '-q', '-m', 'sub');
    await repository.write('sub/b', '2');
    repository.gitIn('sub', 'add', '-A');
    repository.gitIn('sub', 'commit', '-q', '-m', 'more');
  };

  it('[VC04] submodules, nested repositories, work trees and a bare repository', async () => {
    const repository = await gitRepository();
    const { path, git, gitIn, commit } = repository;
    await commit({ a: '1' });
    await addSubmodule(repository);
    await mkdir(join(path, 'inner/.git-not'), { recursive: true });
    gitIn('inner', 'init', '-q');
    git('worktree', 'add', '-q', '-b', 'side', '../side-of-it');
    onTestFinished(() => rm(join(path, '../side-of-it'), { recursive: true, force: true }));
    expect(linesOf(await scan(path))).toEqual(['A inner/ untracked', 'M sub submodule']);
    expect((await scan(join(path, 'sub'))).vcs).toMatchObject({ branch: 'trunk', files: [], notice: null });
    const side = join(path, '../side-of-it');
    await rename(join(side, 'a'), join(side, 'b'));
    expect((await scan(side)).vcs).toMatchObject({ branch: 'side', changes: { added: 1, modified: 0, deleted: 1 } });
    const bare = await testFolder('bare');
    git('clone', '-q', '--bare', path, bare);
    expect((await scan(bare)).vcs).toMatchObject({ changes: null, notice: translate('changes.no-work-tree') });
  });
});
