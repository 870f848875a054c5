import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeProgram, gitRepository, testFolder } from '#testing/git-repository';
import { type FileList, listFiles } from './list-files.ts';
import { openFile } from './open-file.ts';
import { filesPage } from './project-pages.ts';

const { signal } = new AbortController();
const list = (workspace: string, kind: 'git' | 'none'): Promise<FileList> => listFiles({ workspace, kind, signal });

const put = async (root: string, ...files: readonly string[]): Promise<void> => {
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), 'x');
  }
};

const realGit = (): string => execFileSync('sh', ['-c', 'command -v git']).toString().trim();

const allPages = (files: FileList): { paths: string[]; sizes: number[] } => {
  const paths: string[] = [];
  const sizes: number[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page = filesPage(files, from);
    paths.push(...page.paths);
    sizes.push(Buffer.byteLength(JSON.stringify(page)));
    from = page.rest;
  }
  return { paths, sizes };
};

describe('files of a project', () => {
  it('are sorted by code unit, whatever stands between a folder and its files', async () => {
    const path = await testFolder('walk');
    const files = ['a.ts', 'a/b', 'a/b.ts', 'a/b/c', 'a-b/x', 'Z', 'é', '😀/x', 'zz'].filter((file) => file !== 'a/b');
    await put(
      path,
      ...files,
      '.hx/figma2code/config.json',
      '.git/HEAD',
      'node_modules/x/index.js',
      'in/node_modules/y',
    );
    const found = await list(path, 'none');
    expect(found.paths).toEqual(files.toSorted());
    expect(found.left).toBe(0);
  });

  it('in a git work tree are those that git does not ignore, with what lies in repositories inside', async () => {
    const { path, commit, write, gitIn } = await gitRepository();
    await commit({ '.gitignore': 'dist/\n*.log\n', 'src/a.ts': '', 'src/gone.ts': '' });
    await put(path, 'dist/a.js', 'src/x.log', 'src/new/b.ts', '.hx/figma2code/config.json', 'inner/deep/c.ts');
    gitIn('inner', 'init', '-q');
    await rm(join(path, 'src/gone.ts'));
    await symlink('a.ts', join(path, 'src/link'));
    await write('src/ä.ts', '');
    const found = await list(path, 'git');
    expect(found.paths).toEqual(
      ['.gitignore', 'inner/deep/c.ts', 'src/a.ts', 'src/gone.ts', 'src/link', 'src/new/b.ts', 'src/ä.ts'].sort(),
    );
    expect([...found.links]).toEqual(['src/link']);
    expect((await list(join(path, 'src'), 'git')).paths).toEqual(['a.ts', 'gone.ts', 'link', 'new/b.ts', 'ä.ts']);
  });

  it('are told by an older git too', async () => {
    const { path, commit } = await gitRepository();
    await commit({ 'a/b.ts': '', 'c d.ts': '' });
    await symlink('a', join(path, 'link'));
    const old = `case "$*" in *--format*) echo "error: unknown option" >&2; exit 129;; esac\nexec ${realGit()} "$@"`;
    const searchPath = await fakeProgram('git', old);
    const found = await listFiles({ workspace: path, kind: 'git', signal, searchPath });
    expect(found.paths).toEqual(['a/b.ts', 'c d.ts', 'link']);
    expect([...found.links]).toEqual(['link']);
  });

  it('are those that a sparse checkout has on disk, in subfolders and other work trees too', async () => {
    const { path, commit, git, gitIn } = await gitRepository();
    await commit({ 'in/a.ts': '', 'in/deep/b.ts': '', 'out/c.ts': '' });
    git('sparse-checkout', 'set', 'in');
    expect((await list(path, 'git')).paths).toEqual(['in/a.ts', 'in/deep/b.ts']);
    const other = join(await testFolder('tree'), 'other');
    git('worktree', 'add', '-q', '--detach', other);
    gitIn(relative(path, other), 'sparse-checkout', 'set', 'out');
    expect((await list(other, 'git')).paths).toEqual(['out/c.ts']);
    expect((await list(join(path, 'in'), 'git')).paths).toEqual(['a.ts', 'deep/b.ts']);
  });

  it('are walked where git cannot say', async () => {
    const { path } = await gitRepository();
    await put(path, 'a/b.ts');
    const searchPath = await fakeProgram('git', 'exit 128');
    expect((await listFiles({ workspace: path, kind: 'git', signal, searchPath })).paths).toEqual(['a/b.ts']);
  });

  it('[FT01] links are named and not followed: loops, outside, nowhere', async () => {
    const path = await testFolder('links');
    const outside = await testFolder('outside');
    await put(outside, 'secret');
    await put(path, 'a/b.ts');
    await symlink('..', join(path, 'a/loop'));
    await symlink('self', join(path, 'self'));
    await symlink(outside, join(path, 'folder-outside'));
    await symlink('nowhere', join(path, 'broken'));
    const links = ['a/loop', 'broken', 'folder-outside', 'self'];
    const found = await list(path, 'none');
    expect(found.paths).toEqual(['a/b.ts', ...links].sort());
    expect([...found.links]).toEqual(links);
  });

  it('[VC03] names that are no text stay apart', async () => {
    const path = await testFolder('raw');
    for (const byte of [0xfe, 0xff])
      await writeFile(Buffer.concat([Buffer.from(join(path, 'n')), Buffer.from([byte])]), `${byte}`);
    const { paths } = await list(path, 'none');
    expect(paths).toEqual(['n\udcfe', 'n\udcff']);
    for (const name of paths)
      expect(await openFile(path, name, 100)).toMatchObject({ bytes: Buffer.from(`${name.charCodeAt(1) - 0xdc00}`) });
  });

  it('[FT03] 20,000 files of one folder and 500 levels come in pages, and what is too much is counted', async () => {
    const path = await testFolder('many');
    const deep = join(path, ...Array.from({ length: 500 }, () => 'd'));
    await mkdir(deep, { recursive: true });
    await writeFile(join(deep, 'end.ts'), '');
    await mkdir(join(path, 'all'));
    execFileSync('sh', ['-c', `seq -f 'a-file-with-some-name-%.0f.ts' 1 20000 | xargs touch`], {
      cwd: join(path, 'all'),
    });
    const found = await list(path, 'none');
    const { paths, sizes } = allPages(found);
    expect(paths).toHaveLength(20_001);
    expect(paths).toEqual(paths.toSorted());
    expect(paths.at(-1)).toBe(`${'d/'.repeat(500)}end.ts`);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(250_000);
    const some = await listFiles({ workspace: path, kind: 'none', signal, most: 5_000 });
    expect([some.paths.length, some.left]).toEqual([5_000, 15_001]);
  });

  it('[FT04] a folder without permission is named, and the rest is there', async (context) => {
    context.skip(process.platform === 'win32', 'modes of folders are those of POSIX');
    const path = await testFolder('closed');
    await put(path, 'closed/a.ts', 'open.ts', 'secret.ts');
    await chmod(join(path, 'closed'), 0o000);
    await chmod(join(path, 'secret.ts'), 0o000);
    await chmod(path, 0o755);
    const asNobody = process.getuid?.() === 0;
    if (asNobody) process.seteuid?.(65_534);
    try {
      const found = await list(path, 'none');
      expect(found).toMatchObject({ paths: ['open.ts', 'secret.ts'], unreadable: ['closed'] });
      expect(filesPage(found, 0).unreadable).toEqual(['closed']);
      await expect(openFile(path, 'closed/a.ts', 10)).rejects.toMatchObject({ code: 'file-unreadable' });
      await expect(openFile(path, 'secret.ts', 10)).rejects.toMatchObject({ code: 'file-unreadable' });
    } finally {
      if (asNobody) process.seteuid?.(0);
      await chmod(join(path, 'closed'), 0o755);
    }
  });
});
