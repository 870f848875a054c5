import { chmod, mkdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { CodedError } from '#contract/errors';
import { git, initRepository, isIgnored } from '#testing/git-project';
import { makeProject, type TemporaryProject } from '#testing/project-builder';
import { ignoreCredentials, P4CONFIG_PATH } from './ignore-credentials.ts';

const repository = async (files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<TemporaryProject> => {
  const project = await makeProject(files);
  await initRepository(project.dir);
  return project;
};

const ignore = (project: TemporaryProject): Promise<string | null> =>
  ignoreCredentials(project.dir, (reason) => reason).then(
    () => null,
    (error: unknown) =>
      error instanceof CodedError ? `${error.code} ${error.params['reason'] ?? ''}`.trim() : String(error),
  );

const gitignoreOf = (project: TemporaryProject): Promise<Buffer> => readFile(project.path('.gitignore'));

const LINE = P4CONFIG_PATH;

describe('[IN05] the line in .gitignore', () => {
  test.each<[name: string, before: string | null, after: string]>([
    ['absent', null, `${LINE}\n`],
    ['empty', '', `${LINE}\n`],
    ['with a final newline', 'dist\n', `dist\n${LINE}\n`],
    ['without a final newline', 'dist', `dist\n${LINE}\n`],
    ['CRLF', 'dist\r\nout\r\n', `dist\r\nout\r\n${LINE}\r\n`],
    ['CRLF without a final newline', 'dist\r\nout', `dist\r\nout\r\n${LINE}\r\n`],
    ['the line is there', `a\n${LINE}\nb\n`, `a\n${LINE}\nb\n`],
    ['a broader pattern', '.hx/\n', '.hx/\n'],
    ['a pattern for the name', '.p4config\n', '.p4config\n'],
    ['a later negation', `${LINE}\n!${LINE}\n`, `${LINE}\n!${LINE}\n${LINE}\n`],
    ['a byte order mark', '\uFEFFdist\n', `\uFEFFdist\n${LINE}\n`],
  ])('[IN05] %s: git ignores the settings, other bytes stay, and twice is one line', async (_name, before, after) => {
    await using project = await repository(before === null ? {} : { '.gitignore': before });
    expect(await ignore(project)).toBeNull();
    expect((await gitignoreOf(project)).toString()).toBe(after);
    expect(await isIgnored(project.dir, LINE)).toBe(true);
    expect(await ignore(project)).toBeNull();
    expect((await gitignoreOf(project)).toString()).toBe(after);
  });

  test('[IN05] bytes that are not UTF-8 stay as they are', async () => {
    const before = Buffer.from([0x64, 0xff, 0xfe, 0x0a, 0xe4, 0x0a]);
    await using project = await repository({ '.gitignore': before });
    expect(await ignore(project)).toBeNull();
    expect(await gitignoreOf(project)).toEqual(Buffer.concat([before, Buffer.from(`${LINE}\n`)]));
    expect(await isIgnored(project.dir, LINE)).toBe(true);
  });

  test('[IN05] the mode of the file stays', async () => {
    await using project = await repository({ '.gitignore': 'dist\n' });
    await chmod(project.path('.gitignore'), 0o640);
    expect(await ignore(project)).toBeNull();
    expect((await stat(project.path('.gitignore'))).mode & 0o777).toBe(0o640);
  });

  test('[IN05] a read-only file is left alone, also by root', async () => {
    await using project = await repository({ '.gitignore': 'dist\n' });
    await chmod(project.path('.gitignore'), 0o444);
    expect(await ignore(project)).toBe('gitignore-unusable read-only');
    expect((await gitignoreOf(project)).toString()).toBe('dist\n');
  });

  test('[IN05] a link is not written through, and neither is it replaced', async () => {
    await using outside = await makeProject({ target: 'mine\n' });
    await using project = await repository();
    await symlink(outside.path('target'), project.path('.gitignore'));
    expect(await ignore(project)).toBe('gitignore-unusable link');
    expect(await readFile(outside.path('target'), 'utf8')).toBe('mine\n');
    expect(await readlink(project.path('.gitignore'))).toBe(outside.path('target'));
  });

  test('[IN05] a folder or a huge file under the name is refused', async () => {
    await using project = await repository();
    await mkdir(project.path('.gitignore'));
    expect(await ignore(project)).toBe('gitignore-unusable not-a-file');
    await using huge = await repository({ '.gitignore': `${'#'.repeat(79)}\n`.repeat(60_000) });
    expect(await ignore(huge)).toBe('gitignore-unusable too-large');
  });

  test('[IN05] where a rule further in takes the line back, the file is put back and the settings are refused', async () => {
    await using project = await repository({ '.gitignore': 'dist', '.hx/.gitignore': '!.p4config\n!figma2code\n' });
    expect(await ignore(project)).toBe('gitignore-unusable taken-back');
    expect((await gitignoreOf(project)).toString()).toBe('dist');
    await using absent = await repository({ '.hx/.gitignore': '!.p4config\n' });
    expect(await ignore(absent)).toBe('gitignore-unusable taken-back');
    await expect(gitignoreOf(absent)).rejects.toThrow('ENOENT');
  });

  test('[IN05] the workspace may be a folder of a repository, or a worktree', async () => {
    await using project = await repository({ 'packages/web/index.html': '', '.gitignore': 'x\n' });
    expect(await ignoreCredentials(project.path('packages/web'), (reason) => reason)).toBeUndefined();
    expect(await readFile(project.path('packages/web/.gitignore'), 'utf8')).toBe(`${LINE}\n`);
    expect(await isIgnored(project.path('packages/web'), LINE)).toBe(true);
    expect((await gitignoreOf(project)).toString()).toBe('x\n');
  });

  test('[IN05] outside of a repository the line is written all the same, once', async () => {
    await using project = await makeProject({ '.gitignore': 'dist' });
    expect(await ignore(project)).toBeNull();
    expect(await ignore(project)).toBeNull();
    expect((await gitignoreOf(project)).toString()).toBe(`dist\n${LINE}\n`);
  });

  test('[IN05] a repository that git will not answer for is refused', async () => {
    await using project = await makeProject({ '.git/HEAD': 'garbage' });
    expect(await ignore(project)).toBe('gitignore-unusable no-answer');
    await expect(gitignoreOf(project)).rejects.toThrow('ENOENT');
  });
});

describe('[IN06] settings that git tracks', () => {
  test('[IN06] are not written, and nothing is changed', async () => {
    await using project = await repository({ [LINE]: 'P4PORT=old:1666\n', '.gitignore': `${LINE}\n` });
    await git(project.dir, 'add', '--force', LINE);
    expect(await ignore(project)).toBe('credentials-tracked');
    expect((await gitignoreOf(project)).toString()).toBe(`${LINE}\n`);
  });

  test('[IN06] also when only the index still knows them', async () => {
    await using project = await repository({ [LINE]: 'P4PORT=old:1666\n' });
    await git(project.dir, 'add', '--force', LINE);
    await git(project.dir, 'commit', '--quiet', '-m', 'x');
    await writeFile(project.path('.gitignore'), '.hx/\n');
    expect(await ignore(project)).toBe('credentials-tracked');
  });
});

describe('[VC12] programs of the project', () => {
  const before = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = before;
  });

  const plant = async (project: TemporaryProject, name: string): Promise<void> => {
    await project.write({ [name]: `#!/bin/sh\ntouch '${project.path('marker')}'\n` });
    await chmod(project.path(name), 0o755);
  };

  const wasRun = (project: TemporaryProject): Promise<boolean> =>
    stat(project.path('marker')).then(
      () => true,
      () => false,
    );

  test('[VC12] a git in the workspace is not run, whatever PATH says', async () => {
    await using project = await repository();
    await plant(project, 'git');
    await plant(project, 'bin/git');
    await symlink(project.path('bin'), project.path('../linked'));
    process.env['PATH'] = ['.', '', project.dir, project.path('bin'), project.path('../linked'), before].join(
      delimiter,
    );
    expect(await ignore(project)).toBeNull();
    expect(await wasRun(project)).toBe(false);
    process.env['PATH'] = ['.', project.dir].join(delimiter);
    await writeFile(project.path('.gitignore'), '');
    expect(await ignore(project)).toBe('gitignore-unusable no-git');
    expect(await wasRun(project)).toBe(false);
  });

  test('[VC05] [VC13] neither the configuration of the repository nor the environment starts a program or changes the answer', async () => {
    await using project = await repository({ 'everything-ignored': '*\n' });
    await plant(project, 'hook.sh');
    for (const key of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'alias.check-ignore', 'alias.ls-files']) {
      await git(
        project.dir,
        'config',
        key,
        key.startsWith('alias') ? `!${project.path('hook.sh')}` : project.path('hook.sh'),
      );
    }
    await git(project.dir, 'config', 'core.excludesFile', project.path('everything-ignored'));
    process.env['GIT_DIR'] = '/nowhere';
    try {
      expect(await ignore(project)).toBeNull();
    } finally {
      delete process.env['GIT_DIR'];
    }
    expect((await gitignoreOf(project)).toString()).toBe(`${LINE}\n`);
    expect(await wasRun(project)).toBe(false);
  });
});
