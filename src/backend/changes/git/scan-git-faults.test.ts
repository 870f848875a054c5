import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createI18n, translator } from '#contract/i18n';
import { fakeProgram, gitRepository, testFolder } from '#testing/git-repository';
import { CAN_LIST_PROCESSES, listProcesses } from '#testing/process-list';
import { listFiles } from '../../project/list-files.ts';
import { readBase } from '../read-base.ts';
import type { Scanned } from '../scanned.ts';
import { type GitScan, scanGit } from './scan-git.ts';

const translate = translator(createI18n('en'));
const scan = (path: string, options: Partial<GitScan> = {}): Promise<Scanned> =>
  scanGit(path, { signal: new AbortController().signal, translate, ...options });
const noticeOf = async (path: string, options: Partial<GitScan> = {}): Promise<string | null> =>
  (await scan(path, options)).vcs.notice;

/** What a status at least begins with. */
const SAYS_COMMIT = `printf '# branch.oid (initial)\\0'`;

describe('a git that does not do what it should', () => {
  it('[VC01] no git, a git that fails, one that prints nothing, and no repository: one line says why', async () => {
    const { path } = await gitRepository();
    expect((await scan(path, { searchPath: '' })).vcs).toMatchObject({
      changes: null,
      notice: translate('changes.no-git'),
    });
    const failing = await noticeOf(path, {
      searchPath: await fakeProgram('git', `echo 'fatal: broken' >&2\nexit 128`),
    });
    expect(failing).toContain('broken');
    expect(failing).not.toContain('\n');
    const wordless = await noticeOf(path, { searchPath: await fakeProgram('git', 'exit 128') });
    expect(wordless).toContain('128');
    const silent = await scan(path, { searchPath: await fakeProgram('git', 'exit 0') });
    expect(silent.vcs).toMatchObject({ branch: null, changes: null, notice: translate('changes.silent') });
    expect(await noticeOf(await testFolder('plain'))).toBe(translate('changes.no-repository'));
  });

  it.each([
    ['sleeps', 'exec /bin/sleep NAP'],
    ['does not end when it is told to', `trap '' INT TERM\n/bin/sleep NAP`],
    ['trickles', 'while :; do echo x; /bin/sleep 0.05; done'],
    ['wraps one that sleeps', '/bin/sleep NAP &\n/bin/sleep NAP'],
  ])('[VC02] a git that %s is not waited for, and nothing of it is left', async (_what, script) => {
    const { path } = await gitRepository();
    const nap = `60.${process.pid}${Math.round(performance.now())}`;
    const searchPath = await fakeProgram('git', script.replaceAll('NAP', nap));
    const found = await scan(path, { searchPath, limitMs: 200 });
    expect(found.vcs.notice).toBe(translate('changes.timeout'));
    const isOurs = ({ command }: { command: string }) => command.includes(nap) || command.includes(searchPath);
    if (CAN_LIST_PROCESSES) await expect.poll(async () => (await listProcesses()).filter(isOurs)).toEqual([]);
  });

  it('[VC09] what is too long is kept in part and counted in full', async () => {
    const { path } = await gitRepository();
    const many = `case "$*" in *ls-files*) seq -f 'dir/file%.0f' 1 120000 | tr '\\n' '\\0';; *) ${SAYS_COMMIT};; esac`;
    const found = await scan(path, { searchPath: `${await fakeProgram('git', many)}:/usr/bin:/bin` });
    expect(found.vcs.changes).toEqual({ added: 120_000, modified: 0, deleted: 0 });
    expect(found.vcs.files).toHaveLength(1_000);
    expect(found.changes).toHaveLength(100_000);
    expect(found.total).toBe(120_000);
  });

  it.each(['cat /dev/zero', 'yes'])('[VC09] an endless list (%s) is ended, and that is said', async (program) => {
    const { path } = await gitRepository();
    const endless = `case "$*" in *ls-files*) exec ${program};; *) ${SAYS_COMMIT};; esac`;
    const cut = await scan(path, { searchPath: `${await fakeProgram('git', endless)}:/usr/bin:/bin` });
    expect(cut.vcs.notice).toBe(translate('changes.cut'));
  });

  it('[VC07] a lock of the index stays where it is, and a broken index is told', async () => {
    const { path, git, write } = await gitRepository();
    await write('a', '');
    git('add', '.');
    await write('.git/index.lock', '');
    expect((await scan(path)).vcs).toMatchObject({ changes: { added: 1 }, notice: null });
    expect(await readdir(join(path, '.git'))).toContain('index.lock');
    await write('.git/index', 'DIRCbroken');
    expect(await noticeOf(path)).toBe(translate('changes.broken-index'));
  });

  it('[VC08] commits of the user never fail because of a scan', { timeout: 120_000 }, async () => {
    const { path, git, write, commit } = await gitRepository();
    await commit({ a: '', b: '' });
    git('config', 'gc.auto', '0');
    git('config', 'maintenance.auto', 'false');
    const notices: (string | null)[] = [];
    let isDone = false;
    const scanning = (async () => {
      while (!isDone) notices.push(await noticeOf(path));
    })();
    try {
      for (let round = 0; round < 100; round += 1) {
        await write('a', `${round}`);
        git('commit', '-qnam', 'x');
        await new Promise(setImmediate);
      }
    } finally {
      isDone = true;
      await scanning;
    }
    expect(git('rev-list', '--count', 'HEAD').trim()).toBe('101');
    expect(notices.length).toBeGreaterThan(3);
    expect(new Set(notices)).toEqual(new Set([null]));
  });
});

describe('a repository that wants to run something', () => {
  it('[VC05] programs that configuration and attributes name are not run, and a plain git status runs them', async () => {
    const { path, git, write, commit } = await gitRepository();
    const markers = await testFolder('markers');
    await commit({ 'kept.txt': 'aaaa\n' });
    await write('.gitattributes', '*.txt filter=evil diff=evil\n*.ts filter=served\n');
    const programs = [
      ...['core.fsmonitor', 'core.pager', 'core.editor', 'core.sshCommand', 'core.askPass', 'diff.external'],
      ...['diff.evil.command', 'diff.evil.textconv', 'filter.evil.clean', 'filter.evil.smudge', 'credential.helper'],
      ...['filter.served.process', 'gpg.program', 'alias.status', 'alias.ls-files', 'core.alternateRefsCommand'],
    ];
    for (const key of programs) {
      await write(`run/${key}`, `#!/bin/sh\ntouch ${join(markers, key)}\ncat\n`);
      await chmod(join(path, 'run', key), 0o755);
      git('config', key, `${key.startsWith('alias') ? '!' : ''}${join(path, 'run', key)}`);
    }
    await write('hooks/post-index-change', `#!/bin/sh\ntouch ${join(markers, 'hook')}\n`);
    await chmod(join(path, 'hooks/post-index-change'), 0o755);
    git('config', 'core.hooksPath', join(path, 'hooks'));
    // Of the same size, so that git has to look into it, through the filter.
    await write('kept.txt', 'bbbb\n');
    await utimes(join(path, 'kept.txt'), new Date(1_000_000_000_000), new Date(1_000_000_000_000));
    const found = await scan(path);
    expect(found.vcs.files).toContainEqual({ path: 'kept.txt', kind: 'Modified' });
    const at = { workspace: path, kind: 'git', signal: new AbortController().signal } as const;
    expect(await readBase({ ...at, path: 'kept.txt', most: 99 })).toMatchObject({ bytes: Buffer.from('aaaa\n') });
    expect((await listFiles(at)).paths).toContain('kept.txt');
    expect(await readdir(markers)).toEqual([]);
    // The same repository does run them when nobody holds it back.
    execFileSync('git', ['status'], { cwd: path, stdio: 'ignore' });
    expect(await readdir(markers)).toEqual(expect.arrayContaining(['core.fsmonitor', 'filter.evil.clean', 'hook']));
  });

  it.each(['a=b', 'a b', 'Ä"q"', '-x'])('[VC05] a filter is not run, whatever its name is: %j', async (name) => {
    const { path, git, write, commit } = await gitRepository();
    const markers = await testFolder('markers');
    await commit({ 'kept.txt': 'aaaa\n' });
    await write('program.sh', `#!/bin/sh\ntouch ${join(markers, 'ran')}\ncat\n`);
    await chmod(join(path, 'program.sh'), 0o755);
    const quoted = name.replaceAll('"', '\\"');
    const filter = `[filter "${quoted}"]\n\tclean = ${join(path, 'program.sh')}\n`;
    await write('.git/config', `${await readFile(join(path, '.git/config'), 'utf8')}${filter}`);
    await write('.gitattributes', `*.txt "filter=${quoted}"\n*.txt filter=${name.split(/[\s"]/)[0]}\n`);
    await write('kept.txt', 'bbbb\n');
    await utimes(join(path, 'kept.txt'), new Date(1_000_000_000_000), new Date(1_000_000_000_000));
    await scan(path);
    expect(await readdir(markers)).toEqual([]);
    if (name === 'a=b') git('add', 'kept.txt');
    if (name === 'a=b') expect(await readdir(markers)).toEqual(['ran']);
  });

  it.each(['include', 'commondir', 'upper case'])(
    '[VC05] a filter is not run that stands in other words or in another file: %s',
    async (way) => {
      const { path, git, write, commit } = await gitRepository();
      const markers = await testFolder('markers');
      await commit({ 'kept.txt': 'aaaa\n', '.gitattributes': '*.txt filter=evil\n' });
      await write('program.sh', `#!/bin/sh\ntouch ${join(markers, 'ran')}\ncat\n`);
      await chmod(join(path, 'program.sh'), 0o755);
      const own = await readFile(join(path, '.git/config'), 'utf8');
      const filter = `[FILTER "evil"]\n\tClean = ${join(path, 'program.sh')}\n`;
      if (way === 'upper case') await write('.git/config', own + filter);
      if (way === 'include') {
        await write('more', filter);
        await write('.git/config', `${own}[Include]\n\tpath = ../more\n`);
      }
      if (way === 'commondir') {
        await cp(join(path, '.git'), join(path, 'common'), { recursive: true });
        await write('common/config', own + filter);
        await write('.git/commondir', '../common\n');
      }
      await write('kept.txt', 'bbbb\n');
      await utimes(join(path, 'kept.txt'), new Date(1_000_000_000_000), new Date(1_000_000_000_000));
      expect((await scan(path)).vcs.files).toContainEqual({ path: 'kept.txt', kind: 'Modified' });
      expect(await readdir(markers)).toEqual([]);
      git('add', 'kept.txt');
      expect(await readdir(markers)).toEqual(['ran']);
    },
  );

  it('[VC05] what is missing in a partial clone is not fetched', async () => {
    const { path, git, commit } = await gitRepository();
    const markers = await testFolder('markers');
    await commit({ 'a.txt': 'gone\n' });
    const oid = git('rev-parse', 'HEAD:a.txt').trim();
    git('config', 'core.repositoryFormatVersion', '1');
    git('config', 'extensions.partialClone', 'origin');
    git('config', 'remote.origin.promisor', 'true');
    git('config', 'remote.origin.url', `ext::touch ${join(markers, 'ran')}`);
    git('config', 'protocol.ext.allow', 'always');
    await rm(join(path, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    const at = { workspace: path, kind: 'git', signal: new AbortController().signal } as const;
    await expect(readBase({ ...at, path: 'a.txt', most: 99 })).rejects.toMatchObject({ code: 'vcs-failed' });
    expect(await readdir(markers)).toEqual([]);
    expect(() => git('cat-file', 'blob', oid)).toThrow();
    expect(await readdir(markers)).toEqual(['ran']);
  });

  it('[VC12] a git that is planted in the workspace is not run, whatever the search path is', async () => {
    const { path } = await gitRepository();
    const markers = await testFolder('markers');
    await mkdir(join(path, 'bin'));
    for (const name of ['git', 'bin/git'])
      await writeFile(join(path, name), `#!/bin/sh\ntouch ${join(markers, 'ran')}\n`, { mode: 0o755 });
    const outside = await testFolder('links');
    await symlink(join(path, 'bin'), join(outside, 'bin'));
    await symlink(join(path, 'git'), join(outside, 'git'));
    vi.spyOn(process, 'cwd').mockReturnValue(path);
    const planted = ['.', '', `.:${path}`, join(path, 'bin'), `${path}/x/../bin`, join(outside, 'bin'), outside];
    for (const searchPath of planted)
      expect(await noticeOf(path, { searchPath }), searchPath).toBe(translate('changes.no-git'));
    vi.restoreAllMocks();
    expect(await readdir(markers)).toEqual([]);
  });

  it('[VC13] variables of git in the environment are ignored', async () => {
    const { path, write } = await gitRepository();
    const markers = await testFolder('markers');
    await write('program.sh', `#!/bin/sh\ntouch ${join(markers, 'ran')}\n`);
    await chmod(join(path, 'program.sh'), 0o755);
    const program = join(path, 'program.sh');
    vi.stubEnv('GIT_DIR', '/nowhere');
    vi.stubEnv('GIT_WORK_TREE', '/nowhere');
    vi.stubEnv('GIT_INDEX_FILE', '/nowhere/index');
    vi.stubEnv('GIT_EXTERNAL_DIFF', program);
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.fsmonitor');
    vi.stubEnv('GIT_CONFIG_VALUE_0', program);
    const found = await scan(path);
    vi.unstubAllEnvs();
    expect(found.vcs).toMatchObject({ branch: 'trunk', changes: { added: 1 }, notice: null });
    expect(await readdir(markers)).toEqual([]);
  });

  it('[VC06] a repository of another user is told truthfully, and no git configuration is changed', async (context) => {
    context.skip(process.getuid?.() !== 0, 'only root can give a folder to another user');
    const { path } = await gitRepository();
    const home = await testFolder('home');
    execFileSync('chown', ['-R', '65534', path]);
    vi.stubEnv('HOME', home);
    const notice = await noticeOf(path);
    vi.unstubAllEnvs();
    expect(notice).toBe(translate('changes.other-owner'));
    await expect(readFile(join(home, '.gitconfig'))).rejects.toThrow();
  });
});
