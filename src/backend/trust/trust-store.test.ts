import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { TrustState } from '#contract/state/app-state';
import { adapterSource, extensionWorkspace, GEN_PATH, PARSER_PATH } from '#testing/adapter-fixture';
import { createHostileWorkspace } from '#testing/hostile-workspace';
import { tempDir } from '#testing/temp-dir';
import { bundleExtensions } from '#workspace/extensions/bundle';
import { createTrustStore } from './trust-store.ts';

const dataDir = async (): Promise<string> => {
  const dir = await tempDir('data');
  onTestFinished(dir.remove);
  return join(dir.path, 'app data');
};

const fixture = async (...sources: Parameters<typeof extensionWorkspace>) => {
  const made = await extensionWorkspace(...sources);
  onTestFinished(made.remove);
  return made;
};

const digestOf = (state: TrustState): string => {
  if (state.kind !== 'untrusted' && state.kind !== 'trusted') throw new Error(`no digest: ${state.kind}`);
  return state.digest;
};

test('a folder without extensions has nothing to run', async () => {
  const dir = await tempDir('plain');
  onTestFinished(dir.remove);
  const store = createTrustStore(await dataDir());
  expect(await store.inspect(dir.path)).toEqual({ kind: 'nothing-to-run' });
  expect(await store.inspect(join(dir.path, 'nowhere'))).toEqual({ kind: 'nothing-to-run' });
});

test('[PA01] what was never trusted is untrusted, file by file, and trusted after the user said so', async () => {
  const { workspace } = await fixture();
  const store = createTrustStore(await dataDir());
  const before = await store.inspect(workspace);
  expect(before).toMatchObject({
    kind: 'untrusted',
    files: [
      { path: GEN_PATH, change: 'new', runs: true },
      { path: PARSER_PATH, change: 'new', runs: true },
    ],
  });
  const digest = digestOf(before);
  expect(await store.isTrusted(workspace, digest)).toBe(false);
  await store.grant(workspace, digest);
  expect(await store.isTrusted(workspace, digest)).toBe(true);
  expect(await store.inspect(workspace)).toEqual({ kind: 'trusted', digest });
  await store.revoke(workspace);
  expect(await store.isTrusted(workspace, digest)).toBe(false);
  expect((await store.inspect(workspace)).kind).toBe('untrusted');
});

test('[PA02] one byte more in an imported file is asked about again, and the file is named', async () => {
  const { workspace, write } = await fixture(`import './lib.ts';\n${adapterSource()}`);
  const lib = '.hx/figma2code/extensions/lib.ts';
  await write(lib, 'export const x = 1; // one');
  const store = createTrustStore(await dataDir());
  const digest = digestOf(await store.inspect(workspace));
  await store.grant(workspace, digest);
  await write(lib, 'export const x = 1; // two');
  await write('.hx/figma2code/extensions/more.ts', 'export const y = 1;');
  await write(GEN_PATH, "import './more.ts';\nexport const postCodeGenFinished = () => {};\n");
  const after = await store.inspect(workspace);
  expect(after).toMatchObject({ kind: 'untrusted' });
  expect(after.kind === 'untrusted' && after.files.map((file) => [file.path, file.change])).toEqual([
    [GEN_PATH, 'changed'],
    [PARSER_PATH, 'same'],
    [lib, 'changed'],
    ['.hx/figma2code/extensions/more.ts', 'new'],
  ]);
  expect(await store.isTrusted(workspace, digestOf(after))).toBe(false);
});

test('[PA02] what changed between the question and the answer stays untrusted', async () => {
  const { workspace, write } = await fixture();
  const store = createTrustStore(await dataDir());
  const shown = digestOf(await store.inspect(workspace));
  await write(PARSER_PATH, adapterSource({ before: '// swapped' }));
  await store.grant(workspace, shown);
  expect((await store.inspect(workspace)).kind).toBe('untrusted');
});

test('trust is bound to the real path: a copy is not trusted, a link to the same folder is', async () => {
  const { workspace } = await fixture();
  const other = await tempDir('copy');
  onTestFinished(other.remove);
  await cp(workspace, join(other.path, 'copy'), { recursive: true });
  await symlink(workspace, join(other.path, 'link'));
  const store = createTrustStore(await dataDir());
  const digest = digestOf(await store.inspect(workspace));
  await store.grant(join(other.path, 'link'), digest);
  expect(await store.isTrusted(workspace, digest)).toBe(true);
  expect((await store.inspect(join(other.path, 'link'))).kind).toBe('trusted');
  expect((await store.inspect(join(other.path, 'copy'))).kind).toBe('untrusted');
  expect(await store.isTrusted(join(other.path, 'copy'), digest)).toBe(false);
});

test('what init trusted while it was staged is trusted when published, and a later change can be named', async () => {
  const { workspace, write } = await fixture();
  const staging = join(workspace, '.hx/.figma2code-staging');
  await rename(join(workspace, '.hx/figma2code'), staging);
  const store = createTrustStore(await dataDir());
  const { digest, workspace: asked } = await bundleExtensions(staging);
  await store.grant(asked, digest);
  expect(await store.isTrusted(asked, digest)).toBe(true);
  await rename(staging, join(workspace, '.hx/figma2code'));
  expect(await store.inspect(workspace)).toEqual({ kind: 'trusted', digest });
  await write(PARSER_PATH, adapterSource({ before: '// by hand' }));
  const after = await store.inspect(workspace);
  expect(after.kind === 'untrusted' && after.files.map((file) => file.change)).toEqual(['same', 'changed']);
});

test('[PA04] extensions that cannot be read are said so in a sentence, in the language of the user', async () => {
  const { workspace } = await fixture('export const = ;');
  const dir = await dataDir();
  const state = await createTrustStore(dir).inspect(workspace);
  expect(state).toMatchObject({ kind: 'unreadable', failure: { code: 'adapter-invalid' } });
  expect(state.kind === 'unreadable' && state.failure.message).toMatch(/generic-design-parser\.ts: line 1, column 14 /);
  const translated = await createTrustStore(dir, (key, params) => `${key} ${params?.['file']}`).inspect(workspace);
  expect(translated.kind === 'unreadable' && translated.failure.message).toBe(`errors.adapter-invalid ${PARSER_PATH}`);
});

test('[PA01] [I6] inspecting a hostile workspace runs nothing, and lists what lies there and is never loaded', async () => {
  const hostile = await createHostileWorkspace();
  onTestFinished(hostile.remove);
  const store = createTrustStore(await dataDir());
  const state = await store.inspect(hostile.workspace);
  await store.grant(hostile.workspace, digestOf(state));
  expect((await store.inspect(hostile.workspace)).kind).toBe('trusted');
  expect(await hostile.markers()).toEqual([]);
  const inert = state.kind === 'untrusted' ? state.files.filter((file) => !file.runs).map((file) => file.path) : [];
  expect(inert).toEqual(
    expect.arrayContaining([
      '.pi/',
      '.vscode/',
      'AGENTS.md',
      'CLAUDE.md',
      '.npmrc',
      '.env',
      '.git/config',
      '.git/hooks/',
    ]),
  );
});

test('the hostile workspace can fail: a plain git that trusts its settings leaves a marker', async () => {
  const hostile = await createHostileWorkspace();
  onTestFinished(hostile.remove);
  execFileSync('git', ['-C', hostile.workspace, 'status'], { stdio: 'ignore' });
  expect(await hostile.markers()).toContain('git-fsmonitor');
});

test('[SE07] the store is closed to others, also under umask 000, and holds no code', async () => {
  const { workspace } = await fixture();
  const dir = await dataDir();
  const umask = process.umask(0);
  onTestFinished(() => void process.umask(umask));
  const store = createTrustStore(dir);
  const digest = digestOf(await store.inspect(workspace));
  await store.grant(workspace, digest);
  expect((await stat(join(dir, 'trust'))).mode & 0o777).toBe(0o700);
  const [name, ...others] = await readdir(join(dir, 'trust'));
  expect(others).toEqual([]);
  expect((await stat(join(dir, 'trust', name as string))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(dir, 'trust', name as string), 'utf8')).not.toContain('transformColor');
  await store.revoke(workspace);
  expect(await readdir(join(dir, 'trust'))).toEqual([]);
});

test('a broken, foreign or swapped record is no trust', async () => {
  const [one, two] = [await fixture(), await fixture()];
  const dir = await dataDir();
  const store = createTrustStore(dir);
  const digest = digestOf(await store.inspect(one.workspace));
  await store.grant(one.workspace, digest);
  const [name] = await readdir(join(dir, 'trust'));
  const path = join(dir, 'trust', name as string);
  const text = await readFile(path, 'utf8');
  for (const other of [
    '',
    '{',
    '[]',
    'null',
    text.replace('"schemaVersion": 1', '"schemaVersion": 2'),
    text.replace(one.workspace, two.workspace),
  ]) {
    await writeFile(path, other);
    expect(await store.isTrusted(one.workspace, digest)).toBe(false);
    expect((await store.inspect(one.workspace)).kind).toBe('untrusted');
  }
});

test('what is no digest is refused', async () => {
  const { workspace } = await fixture();
  const store = createTrustStore(await dataDir());
  for (const digest of ['', 'x', '../../etc', 'F'.repeat(64)]) {
    await expect(store.grant(workspace, digest)).rejects.toMatchObject({ code: 'usage' });
    expect(await store.isTrusted(workspace, digest)).toBe(false);
  }
});

test('[SE03] two processes that save at once both keep what they saved', { timeout: 60_000 }, async () => {
  const dir = await dataDir();
  const base = await tempDir('many');
  onTestFinished(base.remove);
  const folders = Array.from({ length: 20 }, (_, index) => join(base.path, `w${index}`));
  for (const folder of folders) await mkdir(folder);
  const script = `const { createTrustStore } = await import(process.argv[1]);
    const store = createTrustStore(process.argv[2]);
    await Promise.all(process.argv.slice(4).map((folder) => store.grant(folder, process.argv[3].repeat(64))));`;
  const entry = new URL('./trust-store.ts', import.meta.url).href;
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const start = (digit: string, own: string[]) =>
    once(
      spawn(process.execPath, ['--input-type=module', '-e', script, entry, dir, digit, ...own], {
        cwd,
        stdio: 'inherit',
      }),
      'exit',
    );
  const exits = await Promise.all([start('a', folders.slice(0, 11)), start('b', folders.slice(9))]);
  expect(exits.map(([code]) => code)).toEqual([0, 0]);
  const store = createTrustStore(dir);
  const trusted = await Promise.all(
    folders.map(async (folder) => [
      await store.isTrusted(folder, 'a'.repeat(64)),
      await store.isTrusted(folder, 'b'.repeat(64)),
    ]),
  );
  expect(trusted.every(([a, b]) => a !== b)).toBe(true);
});
