import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, lstat, mkdir, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, describe, expect, test } from 'vitest';
import { CodedError } from '#contract/errors';
import { createI18n, failureText, translator } from '#contract/i18n';
import { git, initRepository, isIgnored } from '#testing/git-project';
import { tryInit } from '#testing/init-child';
import { createInitRunner, type InitParams } from '#testing/init-run';
import { makeProject, type TemporaryProject } from '#testing/project-builder';
import { fc } from '#testing/properties';
import { STACK_PROJECTS } from '#testing/stack-projects';
import { howMany, IS_THOROUGH } from '#testing/thorough';
import { fakeToolContext } from '#testing/tool-context';
import { treeOf } from '#testing/workspace-fixture';
import { validateWorkspace } from '#workspace/validate';

const P4 = { port: 'ssl:perforce.example.com:1666', user: 'maria', client: 'maria-laptop' };
const SECRET = 'perforce.example.com';
const P4CONFIG = '.hx/figma2code/.p4config';

const CHILD = fileURLToPath(new URL('../../testing/init-child.ts', import.meta.url));

// Starting a child is most of a sweep.
const cache = mkdtempSync(join(tmpdir(), 'f2c-cache-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const initChild = (workspace: string, params: InitParams, env: Readonly<Record<string, string>> = {}) =>
  execa(process.execPath, [CHILD, workspace, JSON.stringify(params)], {
    env: { PATH: process.env['PATH'] ?? '', HOME: homedir(), NODE_COMPILE_CACHE: cache, ...env },
    extendEnv: false,
    reject: false,
    timeout: 30_000,
  });

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const failureOf = (work: Promise<unknown>): Promise<CodedError> =>
  work.then(
    () => Promise.reject(new Error('did not fail')),
    (error: unknown) => (error instanceof CodedError ? error : Promise.reject(error)),
  );

const sentence = (failure: CodedError): string =>
  failureText(translator(createI18n('en')), failure.code, failure.params).message;

const gitProject = async (): Promise<TemporaryProject> => {
  const project = await makeProject({ ...STACK_PROJECTS.html, '.gitignore': 'dist' });
  await initRepository(project.dir);
  return project;
};

/** All files below the workspace that hold a text, `.git` left out. */
const holding = async (project: TemporaryProject, text: string): Promise<string[]> => {
  const found: string[] = [];
  for (const path of Object.keys(await treeOf(project.dir)).filter((one) => !one.startsWith('.git/'))) {
    const isFile = (await lstat(project.path(path))).isFile();
    if (isFile && (await readFile(project.path(path))).includes(text)) found.push(path);
  }
  return found;
};

/** Not initialised or wholly initialised; and the settings lie nowhere where git would see them. */
const stateOf = async (project: TemporaryProject): Promise<'none' | 'whole'> => {
  for (const path of await holding(project, SECRET)) {
    expect([path, await isIgnored(project.dir, path)]).toEqual([path, true]);
  }
  const gitignore = await readFile(project.path('.gitignore'), 'utf8');
  expect(['dist', `dist\n${P4CONFIG}\n`]).toContain(gitignore);
  if (!(await isThere(project.path('.hx/figma2code')))) return 'none';
  await validateWorkspace(project.dir);
  expect(JSON.parse(await readFile(project.path('.hx/figma2code/status.json'), 'utf8'))).toMatchObject({
    initialised: true,
  });
  expect(await readFile(project.path(P4CONFIG), 'utf8')).toContain(`P4CLIENT=${P4.client}\n`);
  return 'whole';
};

type Ended = Awaited<ReturnType<typeof tryInit>>;

/** A process is only needed where it dies. */
const RUNS: Readonly<Record<'kill' | 'ENOSPC', (workspace: string, failpoint: string) => Promise<Ended>>> = {
  kill: async (workspace, failpoint) => {
    const { stdout } = await initChild(workspace, { vcs: 'p4v', p4: P4 }, { F2C_FAILPOINT: failpoint });
    return { end: stdout, isUntouched: stdout.includes('untouched') };
  },
  ENOSPC: async (workspace, failpoint) => {
    process.env['F2C_FAILPOINT'] = failpoint;
    try {
      return await tryInit(workspace, { vcs: 'p4v', p4: P4 });
    } finally {
      delete process.env['F2C_FAILPOINT'];
    }
  },
};

const STEP = howMany(1, 4);
const PLACES = IS_THOROUGH ? 'every place' : `every ${STEP}th place`;

/** Where a sweep begins, so that in steps it visits other places than the other one. */
const FIRST = { kill: 1, ENOSPC: Math.min(STEP, 3) } as const;

/**
 * Kills init, or lets one of its calls fail, at the first place, the next, and so on until a run ends untouched.
 * @returns after how many places there are no more
 */
const sweep = async (
  action: 'kill' | 'ENOSPC',
  check: (project: TemporaryProject, ended: Ended) => Promise<void>,
): Promise<number> => {
  for (let point = FIRST[action]; ; point += STEP) {
    await using project = await gitProject();
    const ended = await RUNS[action](project.dir, `*=${action}@${point}`);
    await check(project, ended);
    if (ended.isUntouched) return point - 1;
  }
};

describe('init holds up', () => {
  test(`[IN04] killed at ${PLACES}, the workspace is not initialised or wholly initialised, and the next run ends it`, async () => {
    const seen = { none: 0, whole: 0 };
    const places = await sweep('kill', async (project) => {
      const state = await stateOf(project);
      seen[state] += 1;
      const next = await createInitRunner(project.dir, { vcs: 'p4v', p4: P4 }).run();
      expect(next.at(-1)?.payload.data).toMatchObject({ changed: state === 'none' });
      expect(await stateOf(project)).toBe('whole');
      const left = (await readdir(project.path('.hx'))).filter((name) => name.startsWith('.figma2code-'));
      expect([...left, ...(await readdir(project.dir)).filter((name) => name.endsWith('.tmp'))]).toEqual([]);
      expect((await stat(project.path(P4CONFIG))).mode & 0o777).toBe(0o600);
    });
    console.log(`killed at ${PLACES} of ${places}: ${seen.none} times not initialised, ${seen.whole} times wholly`);
    expect(places).toBeGreaterThanOrEqual(40);
    expect(seen.none * STEP).toBeGreaterThan(30);
    // One of them is the run that ended untouched. In steps the last places may be passed over.
    expect(seen.whole).toBeGreaterThan(IS_THOROUGH ? 1 : 0);
  }, 240_000);

  test('[IN12] started twice at once, one wins or the other finds it done, and the result is whole', async () => {
    for (let round = 0; round < howMany(4, 2); round += 1) {
      await using project = await makeProject(STACK_PROJECTS.react);
      const both = await Promise.all([initChild(project.dir, { vcs: 'git' }), initChild(project.dir, { vcs: 'git' })]);
      const ends = both.map((child) => child.stdout).sort();
      expect(ends.filter((end) => end === 'changed true')).toHaveLength(1);
      expect(['changed false', 'failed workspace-busy']).toContain(ends.find((end) => end !== 'changed true'));
      await validateWorkspace(project.dir);
      expect(await readdir(project.path('.hx'))).toEqual(['figma2code']);
    }
  });

  test('[IN12] a run that waits for an answer is overtaken and then changes nothing', async () => {
    await using project = await makeProject(STACK_PROJECTS.react);
    const slow = createInitRunner(project.dir, { vcs: 'git' });
    await slow.run('writeF2CConfig');
    await createInitRunner(project.dir, { vcs: 'none' }).run();
    const before = await treeOf(project.dir);
    const end = [];
    for (const step of ['writeF2CConfig', 'generateF2CAdapters', 'renderF2CAstSyntax', 'publishF2CWorkspace'] as const)
      end.push(await slow.step(step));
    expect(end.at(-1)?.payload).toMatchObject({ event: 'design-init-done', data: { changed: false } });
    expect(await treeOf(project.dir)).toEqual(before);
  });

  test('[IN12] a second run finds the workspace busy and learns who works in it', async () => {
    await using project = await makeProject(STACK_PROJECTS.react);
    const first = createInitRunner(project.dir, { vcs: 'git' });
    await first.run('generateF2CAdapters');
    const failure = await failureOf(createInitRunner(project.dir, { vcs: 'git' }).run());
    expect(failure).toMatchObject({ code: 'workspace-busy', params: { who: 'generic-design-init' } });
    await first.step('generateF2CAdapters');
    await first.step('renderF2CAstSyntax');
    await first.step('publishF2CWorkspace');
    await validateWorkspace(project.dir);
  });

  test(`[SW02] with no room left at ${PLACES}, init ends by itself, and what was there stays`, async () => {
    let failed = 0;
    await sweep('ENOSPC', async (project, { end }) => {
      const state = await stateOf(project);
      // A clean-up that fails is no failure of the run.
      expect(['changed true whole', 'failed disk-full none']).toContain(`${end} ${state}`);
      if (state === 'none') failed += 1;
      expect((await readdir(project.dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    });
    expect(failed * STEP).toBeGreaterThan(30);
  }, 240_000);
});

describe('version control', () => {
  test.each(['svn', 'GIT', 'Git', '', ' git', 'p4', 'git\n'])(
    '[IN09] the answer %j is refused, and the three words are named',
    async (vcs) => {
      await using project = await makeProject(STACK_PROJECTS.html);
      const runner = createInitRunner(project.dir);
      await runner.step('detectF2CStack');
      const tool = runner.skill.tools.find((one) => one.name === 'chooseF2CVcs');
      for (const [input, answers] of [
        [{ vcs }, []],
        [{}, [vcs]],
      ] as const) {
        const failure = await failureOf(
          tool?.run({ workspace: project.dir, ...input }, fakeToolContext({ answers: [...answers] })) ??
            Promise.resolve(),
        );
        expect(failure.code).toBe('vcs-unknown');
        expect(sentence(failure)).toContain('git, p4v or none');
      }
      expect(await readdir(project.dir)).not.toContain('.hx');
    },
  );

  test('[IN09] without an answer the user is asked, with what was found marked', async () => {
    await using project = await gitProject();
    const runner = createInitRunner(project.dir);
    await runner.step('detectF2CStack');
    const context = fakeToolContext({ answers: ['git'] });
    const tool = runner.skill.tools.find((one) => one.name === 'chooseF2CVcs');
    const envelope = await tool?.run({ workspace: project.dir }, context);
    expect(envelope?.payload.data).toMatchObject({ vcs: 'git' });
    expect(context.questions[0]?.allowOther).toBe(false);
    expect(context.questions[0]?.options.map(({ value, hint }) => [value, hint])).toEqual([
      ['git', 'found here'],
      ['p4v', undefined],
      ['none', undefined],
    ]);
  });

  test('[IN08] with umask 000 the settings are 0600, and a password that comes along is never stored', async () => {
    await using project = await gitProject();
    const offered = { ...P4, password: 'hunter2-secret', ticket: 'ABCDEF0123456789', P4PASSWD: 'hunter2-secret' };
    const before = process.umask(0);
    try {
      await createInitRunner(project.dir, { vcs: 'p4v', p4: offered }).run();
    } finally {
      process.umask(before);
    }
    expect((await stat(project.path(P4CONFIG))).mode & 0o777).toBe(0o600);
    expect(await readFile(project.path(P4CONFIG), 'utf8')).toBe(
      `P4PORT=${P4.port}\nP4USER=${P4.user}\nP4CLIENT=${P4.client}\n`,
    );
    expect(await holding(project, 'hunter2-secret')).toEqual([]);
    expect(await holding(project, 'ABCDEF0123456789')).toEqual([]);
    expect(await holding(project, SECRET)).toEqual([P4CONFIG]);
    expect(await isIgnored(project.dir, P4CONFIG)).toBe(true);
  });

  test('[IN07] values that could be more than three settings are refused by name before anything is written', async () => {
    await using project = await gitProject();
    const before = await treeOf(project.dir);
    for (const [field, value] of [
      ['user', 'a\nP4PASSWD=x'],
      ['client', 'a#b'],
      ['port', 'rsh:touch marker'],
      ['user', 'x'.repeat(10_000)],
    ] as const) {
      const runner = createInitRunner(project.dir, { vcs: 'p4v', p4: { ...P4, [field]: value } });
      const failure = await failureOf(runner.run());
      expect(failure).toMatchObject({ code: 'p4-values-invalid', params: { field: `P4${field.toUpperCase()}` } });
      expect(sentence(failure)).not.toContain('P4PASSWD');
      await runner.skill.dispose();
    }
    expect((await failureOf(createInitRunner(project.dir, { vcs: 'p4v', p4: null }).run())).code).toBe(
      'params-missing',
    );
    expect(await treeOf(project.dir)).toEqual(before);
  });

  test('[I7] the settings are in no envelope, no question and no other file', async () => {
    await using project = await gitProject();
    const envelopes = await createInitRunner(project.dir, { vcs: 'p4v', p4: P4 }).run();
    expect(JSON.stringify(envelopes)).not.toContain(SECRET);
    expect(await holding(project, SECRET)).toEqual([P4CONFIG]);
    const status = await git(project.dir, 'status', '--porcelain', '--untracked-files=all', '--ignored=no');
    expect(status.stdout).not.toContain('.p4config');
  });

  test('[IN06] tracked settings stop init, the text says how to untrack them, and nothing is published', async () => {
    await using project = await gitProject();
    await project.write({ [P4CONFIG]: 'P4PORT=old:1\n' });
    await git(project.dir, 'add', '--force', P4CONFIG);
    await rm(project.path('.hx'), { recursive: true });
    const runner = createInitRunner(project.dir, { vcs: 'p4v', p4: P4 });
    const failure = await failureOf(runner.run());
    await runner.skill.dispose();
    expect(failure.code).toBe('credentials-tracked');
    expect(sentence(failure)).toContain(`git rm --cached ${P4CONFIG}`);
    expect(await holding(project, SECRET)).toEqual([]);
    expect(await isThere(project.path('.hx'))).toBe(false);
  });

  test('[I4] git and none leave .gitignore alone', async () => {
    for (const vcs of ['git', 'none']) {
      await using project = await gitProject();
      await createInitRunner(project.dir, { vcs }).run();
      expect(await readFile(project.path('.gitignore'), 'utf8')).toBe('dist');
      expect(await isThere(project.path(P4CONFIG))).toBe(false);
    }
  });
});

describe('odd workspaces', () => {
  test('[IN10] a path with anything in it works or is refused clearly, and runs nothing', {
    timeout: 120_000,
  }, async () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      "'",
      '"',
      '$(touch marker)',
      '`touch marker`',
      ';touch marker',
      '\n',
      '\t',
      '😀',
      'é',
      '%41',
      '*',
      '[x]',
      '\\',
      '-rf',
      '#',
      '&',
      '|',
      '!',
    );
    const name = fc
      .array(piece, { minLength: 1, maxLength: 8 })
      .map((pieces) => pieces.join(''))
      .filter((one) => Buffer.byteLength(one) <= 240);
    const names = [
      ...fc.sample(name, howMany(24, 8)),
      '$(touch marker)',
      'a\nb',
      `x${'é'.repeat(119)}`,
      '-',
      '~',
      ' lead',
      'trail ',
    ];
    const ends = { done: 0, refused: 0 };
    for (const one of names) {
      await using project = await makeProject(STACK_PROJECTS.html, one);
      await initRepository(project.dir);
      const runner = createInitRunner(project.dir, { vcs: 'p4v', p4: P4 });
      try {
        await runner.run();
        await validateWorkspace(project.dir);
        expect(await isIgnored(project.dir, P4CONFIG)).toBe(true);
        ends.done += 1;
      } catch (error) {
        expect([one, error instanceof CodedError ? error.code : error]).toEqual([one, 'workspace-invalid']);
        ends.refused += 1;
      }
      await runner.skill.dispose();
      for (const folder of [project.dir, project.path('..'), process.cwd()])
        expect(await readdir(folder)).not.toContain('marker');
    }
    expect(ends.done).toBeGreaterThan(howMany(12, 5));
    expect(ends.refused).toBeGreaterThan(0);
  });

  test('[IN11] the top, the home directory, a file and nothing are refused with the reason', async () => {
    await using project = await makeProject({ file: '' });
    for (const path of ['/', homedir(), project.path('file'), project.path('missing'), project.path('file/x')]) {
      const failure = await failureOf(createInitRunner(path).step('detectF2CStack'));
      expect(failure.code).toBe('workspace-invalid');
      expect(String(failure.params['reason']).length).toBeGreaterThan(5);
    }
  });

  test('[IN11] an unreadable folder is refused', async (context) => {
    context.skip(process.getuid?.() === 0, 'root may read every folder');
    await using project = await makeProject();
    await chmod(project.dir, 0o000);
    expect((await failureOf(createInitRunner(project.dir).step('detectF2CStack'))).code).toBe('workspace-invalid');
    await chmod(project.dir, 0o755);
  });

  test('[I4] a .hx that leads elsewhere is refused and nothing is written there', async () => {
    await using outside = await makeProject({ 'x.txt': '' });
    await using project = await makeProject(STACK_PROJECTS.html);
    await symlink(outside.dir, project.path('.hx'));
    const runner = createInitRunner(project.dir);
    expect((await failureOf(runner.run())).code).toBe('path-outside');
    await runner.skill.dispose();
    expect(await readdir(outside.dir)).toEqual(['x.txt']);
  });

  test('[IN03] a half-made or foreign .hx/figma2code is refused with the fixed sentence and not touched', async () => {
    await using project = await makeProject({ ...STACK_PROJECTS.html, '.hx/figma2code/config.json': '{}' });
    const before = await treeOf(project.dir);
    const failure = await failureOf(createInitRunner(project.dir).run());
    expect(sentence(failure)).toContain('delete .hx/figma2code/ and re-run generic-design-init');
    expect(await treeOf(project.dir)).toEqual(before);
    await using empty = await makeProject();
    await mkdir(empty.path('.hx/figma2code'), { recursive: true });
    expect((await failureOf(createInitRunner(empty.dir).run())).code).toBe('workspace-schema');
  });
});
