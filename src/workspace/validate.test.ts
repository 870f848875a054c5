import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CodedError, SCHEMA_REMEDY } from '#contract/errors';
import { createI18n, failureText, translator } from '#contract/i18n';
import { LOCALES } from '#contract/state/app-state';
import { fc } from '#testing/properties';
import {
  FRAMEWORK,
  initialise,
  publishSample,
  sampleConfig,
  temporaryFolder,
  temporaryWorkspace,
  treeOf,
} from '#testing/workspace-fixture';
import { workspacePaths } from './paths.ts';
import { acquireRunLock } from './run-lock.ts';
import { listSnapshots } from './snapshots.ts';
import { syncStatus } from './status.ts';
import { checkWorkspaceFolder, validateWorkspace } from './validate.ts';

const made: string[] = [];
const folder = async (): Promise<string> => made[made.push(await temporaryFolder()) - 1] as string;
const workspace = async (): Promise<string> => made[made.push(await temporaryWorkspace()) - 1] as string;
afterEach(async () => {
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

const failureOf = async (work: Promise<unknown>): Promise<CodedError> => {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(CodedError);
  return outcome as CodedError;
};

const expectRemedy = (failure: CodedError): void => {
  for (const locale of LOCALES) {
    const { message } = failureText(translator(createI18n(locale)), failure.code, failure.params);
    expect(message).toContain(SCHEMA_REMEDY);
    expect(message).not.toContain('{{');
  }
};

/** Refused with the fixed sentence, and not a byte of the folder changed. */
const expectRefused = async (dir: string, code: string): Promise<CodedError> => {
  const before = await treeOf(dir);
  const failure = await failureOf(validateWorkspace(dir));
  expect(failure.code).toBe(code);
  expectRemedy(failure);
  const synced = await failureOf(syncStatus(dir, null));
  expect(synced.code).toBe(code);
  expect(await treeOf(dir)).toEqual(before);
  return failure;
};

describe('validateWorkspace', () => {
  it('gives the configuration of a whole workspace and leaves no trace', async () => {
    const dir = await workspace();
    const before = await treeOf(dir);
    expect(await validateWorkspace(dir)).toEqual(sampleConfig());
    expect(await treeOf(dir)).toEqual(before);
  });

  it('[IN01] refuses every subset of its files with the fixed sentence and without a write', async () => {
    const dir = await workspace();
    const paths = workspacePaths(dir);
    const files = [
      paths.config,
      paths.guide,
      paths.astSyntax,
      paths.codingStandard,
      paths.parserExtension,
      paths.genExtension,
    ];
    for (let subset = 0; subset < 2 ** files.length - 1; subset += 1) {
      await initialise(dir);
      for (const [bit, path] of files.entries()) if ((subset & (1 << bit)) === 0) await rm(path);
      const failure = await expectRefused(dir, 'workspace-schema');
      expect(String(failure.params['reason'])).toMatch(/\.hx\/figma2code\/.+ is missing/);
    }
    await initialise(dir);
    await expect(validateWorkspace(dir)).resolves.toBeDefined();
  });

  it('[IN01] refuses a folder in the place of a file, and a file in the place of the folder', async () => {
    const dir = await workspace();
    await rm(workspacePaths(dir).guide);
    await mkdir(workspacePaths(dir).guide);
    await expectRefused(dir, 'workspace-schema');
    const other = await folder();
    await mkdir(join(other, '.hx'));
    await writeFile(join(other, '.hx', 'figma2code'), '');
    await expectRefused(other, 'workspace-schema');
  });

  it('[IN01] says that init has not run when there is no .hx/figma2code, with the same sentence', async () => {
    const dir = await folder();
    const failure = await expectRefused(dir, 'workspace-not-initialised');
    expect(failure.params).toEqual({ path: dir });
  });

  it.each([
    ['older', '0', 'older'],
    ['older, negative', '-1', 'older'],
    ['newer', '2', 'newer'],
    ['a text', '"1"', 'not a whole number'],
    ['a fraction', '1.5', 'not a whole number'],
    ['null', 'null', 'not a whole number'],
    ['a list', '[1]', 'not a whole number'],
    ['true', 'true', 'not a whole number'],
  ])('[IN02] refuses a schemaVersion that is %s', async (_name, version, reason) => {
    const dir = await workspace();
    const config = JSON.stringify(sampleConfig()).replace('"schemaVersion":1', `"schemaVersion":${version}`);
    await writeFile(workspacePaths(dir).config, config);
    const failure = await expectRefused(dir, 'workspace-schema');
    expect(failure.params['reason']).toContain(reason);
    expect(failure.params['reason']).toContain('.hx/figma2code/config.json');
  });

  it.each([
    ['twice the same', '{"schemaVersion":1,"schemaVersion":1,'],
    ['twice, the last one right', '{"schemaVersion":9,"schemaVersion":1,'],
    ['twice, once with an escape', '{"schema\\u0056ersion":1,"schemaVersion":1,'],
    ['missing', '{'],
  ])('[IN02] refuses a schemaVersion given %s', async (_name, start) => {
    const dir = await workspace();
    const config = start + JSON.stringify(sampleConfig()).slice('{"schemaVersion":1,'.length);
    await writeFile(workspacePaths(dir).config, config);
    await expectRefused(dir, 'workspace-schema');
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"schemaVersion":1'],
    ['a BOM in front', `\uFEFF${JSON.stringify(sampleConfig())}`],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['no JSON', 'schemaVersion: 1'],
    [
      'not UTF-8',
      Buffer.concat([Buffer.from('{"schemaVersion":1,"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    ],
    ['nested 100,000 deep', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"schemaVersion":1}`],
    ['an unknown vcs', JSON.stringify({ ...sampleConfig(), vcs: 'svn' })],
    ['a framework that leads away', JSON.stringify({ ...sampleConfig(), framework: '../../x' })],
    [
      'a threshold over 1',
      JSON.stringify({ ...sampleConfig(), dedup: { method: 'phash', threshold: 2, verify: true } }),
    ],
    ['a guide outside', JSON.stringify({ ...sampleConfig(), guidePath: '../../../outside.md' })],
    ['a guide with NUL', JSON.stringify({ ...sampleConfig(), guidePath: 'a\0b' })],
  ])('[IN03] refuses a config.json that is %s, with its path', async (_name, content) => {
    const dir = await workspace();
    await writeFile(workspacePaths(dir).config, content);
    const failure = await expectRefused(dir, 'workspace-schema');
    expect(failure.params['reason']).toMatch(/^(\.hx\/figma2code\/config\.json|outside\.md|\.\.\/outside|\.hx)/);
  });

  it('[IN03] refuses 50 MB without reading them, a folder, and a pipe without waiting', async () => {
    const dir = await workspace();
    const { config } = workspacePaths(dir);
    await truncate(config, 50 * 1024 * 1024);
    expect((await failureOf(validateWorkspace(dir))).params['reason']).toContain('larger than 1 MB');
    await rm(config);
    await mkdir(config);
    await expectRefused(dir, 'workspace-schema');
    await rm(config, { recursive: true });
    execFileSync('mkfifo', [config]);
    expect((await failureOf(validateWorkspace(dir))).params['reason']).toContain('not a file');
  });

  it('[IN03] refuses links that lead out of the workspace', async () => {
    const outside = await workspace();
    const dir = await workspace();
    await rm(workspacePaths(dir).dir, { recursive: true });
    await symlink(workspacePaths(outside).dir, workspacePaths(dir).dir);
    expect((await failureOf(validateWorkspace(dir))).code).toBe('path-outside');
    await rm(workspacePaths(dir).dir);
    await initialise(dir);
    await rm(workspacePaths(dir).parserExtension);
    await symlink(workspacePaths(outside).parserExtension, workspacePaths(dir).parserExtension);
    await expectRefused(dir, 'workspace-schema');
  });
});

describe('checkWorkspaceFolder', () => {
  it('gives the real path of a usable folder', async () => {
    const dir = await folder();
    await symlink(dir, `${dir}-link`);
    made.push(`${dir}-link`);
    expect(await checkWorkspaceFolder(`${dir}-link/.`)).toBe(dir);
  });

  it('[IN11] refuses the top of the disk, the home directory and what lies around it', async () => {
    for (const path of ['/', homedir(), dirname(homedir())]) {
      expect((await failureOf(checkWorkspaceFolder(path))).code).toBe('workspace-invalid');
    }
    const dir = await folder();
    await symlink(homedir(), join(dir, 'link'));
    const failure = await failureOf(checkWorkspaceFolder(join(dir, 'link')));
    expect(failure.params).toEqual({ path: join(dir, 'link'), reason: 'it is your home directory' });
  });

  it('[IN11] refuses a file, what is missing, circles of links, NUL and the empty path, each with its reason', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'file'), '');
    await symlink('circle', join(dir, 'circle'));
    const reasons: string[] = [];
    for (const path of [
      join(dir, 'file'),
      join(dir, 'none'),
      join(dir, 'file', 'x'),
      join(dir, 'circle'),
      'a\0b',
      '',
    ]) {
      const failure = await failureOf(checkWorkspaceFolder(path));
      expect(failure.code).toBe('workspace-invalid');
      reasons.push(String(failure.params['reason']));
    }
    expect(reasons.slice(0, 4)).toEqual([
      'it is not a folder',
      'it does not exist',
      'it does not exist',
      'its links lead in a circle',
    ]);
  });

  it('[IN11] refuses a folder that may not be read', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'closed'), { mode: 0o000 });
    const script = `
      import { checkWorkspaceFolder } from ${JSON.stringify(new URL('./validate.ts', import.meta.url).href)};
      await checkWorkspaceFolder(process.argv[1]).catch((error) => console.log(error.code, error.params.reason));`;
    await chmod(dir, 0o755);
    // Root may read everything, so the question is asked as nobody.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const args = ['--input-type=module', '-e', script, join(dir, 'closed')];
    const child = spawnSync(process.execPath, args, { encoding: 'utf8', ...user });
    expect(child.stdout).toBe('workspace-invalid it may not be read\n');
    await chmod(join(dir, 'closed'), 0o755);
  });

  it('[IN10] works in a folder of any name, or refuses it, and never runs what the name says', async () => {
    const dir = await folder();
    const strange = fc.constantFrom(
      ' ',
      "'",
      '"',
      '$(touch marker)',
      '`touch marker`',
      ';',
      '&',
      '\n',
      '\t',
      '\u2028',
      '😀',
      '‮',
      '*',
      '-',
    );
    const name = fc
      .array(fc.oneof(strange, fc.string({ unit: 'grapheme', maxLength: 12 })), { minLength: 1, maxLength: 12 })
      .map((parts) => parts.join('').replaceAll(/[/\0]/g, '_'))
      .filter((text) => text !== '' && text !== '.' && text !== '..' && Buffer.byteLength(text) <= 255);
    const long = fc.constantFrom('a'.repeat(240), 'é'.repeat(120), '-rf', '$(touch marker)'.repeat(16));
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: name }, long), async (text) => {
        const path = join(dir, text);
        await mkdir(path);
        try {
          await goThrough(path);
        } finally {
          await rm(path, { recursive: true });
        }
        expect(await readdir(dir)).toEqual([]);
        expect(await readdir(process.cwd())).not.toContain('marker');
      }),
      { numRuns: 200 },
    );
  });
});

const goThrough = async (path: string): Promise<void> => {
  if (/[\p{Cc}\u2028\u2029]/u.test(path)) {
    const failure = await failureOf(checkWorkspaceFolder(path));
    expect(failure.code).toBe('workspace-invalid');
    expect(String(failure.params['path'])).not.toMatch(/\p{Cc}/u);
    return;
  }
  const real = await checkWorkspaceFolder(path);
  await initialise(real);
  const lock = await acquireRunLock(real, 'parser');
  const name = await publishSample(real);
  await syncStatus(real, null);
  await lock.release();
  expect((await listSnapshots(real, FRAMEWORK)).map((snapshot) => snapshot.name)).toEqual([name]);
};
