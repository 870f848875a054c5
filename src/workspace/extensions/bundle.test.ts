import { execFileSync } from 'node:child_process';
import { cp, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CodedError } from '#contract/errors';
import { adapterSource, extensionWorkspace, GEN_PATH, PARSER_PATH } from '#testing/adapter-fixture';
import { createHostileWorkspace } from '#testing/hostile-workspace';
import { CAN_LIST_PROCESSES, childrenOf, environmentOf } from '#testing/process-list';
import { tempDir } from '#testing/temp-dir';
import { bundleExtensions } from './bundle.ts';
import { withBundler } from './esbuild-service.ts';

const fixture = async (...sources: Parameters<typeof extensionWorkspace>) => {
  const made = await extensionWorkspace(...sources);
  onTestFinished(made.remove);
  return made;
};

const failure = async (workspace: string): Promise<CodedError> => {
  const error: unknown = await bundleExtensions(workspace).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CodedError)) throw new Error(`no coded failure: ${String(error)}`);
  return error;
};

const importing = (specifier: string): string =>
  `import { x } from '${specifier}';\n${adapterSource({ before: 'export const used = x;' })}`;

test('both extensions become text with all that they import, each input with its hash', async () => {
  const { workspace, write } = await fixture(importing('./lib/words.js'));
  await write(
    '.hx/figma2code/extensions/lib/words.ts',
    "import data from '../data.json';\nexport const x: string = data.word;\n",
  );
  await write('.hx/figma2code/extensions/data.json', '{ "word": "spoken" }');
  const bundle = await bundleExtensions(workspace);
  expect(bundle.files.map((file) => file.path)).toEqual([
    '.hx/figma2code/extensions/data.json',
    GEN_PATH,
    PARSER_PATH,
    '.hx/figma2code/extensions/lib/words.ts',
  ]);
  expect(bundle.files.every((file) => /^[0-9a-f]{64}$/.test(file.sha256))).toBe(true);
  expect(bundle.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(bundle.parserCode).toContain('spoken');
  expect(bundle.genCode).toContain('postCodeGenFinished');
  expect(bundle.workspace).toBe(workspace);
});

test('[PA02] one byte more in an imported file, even in a comment, changes the digest and the hash of that file alone', async () => {
  const { workspace, write } = await fixture(importing('./words.ts'));
  const path = '.hx/figma2code/extensions/words.ts';
  await write(path, 'export const x = 1; // a');
  const before = await bundleExtensions(workspace);
  await write(path, 'export const x = 1; // b');
  const after = await bundleExtensions(workspace);
  expect(after.digest).not.toBe(before.digest);
  const changed = after.files.filter((file, index) => file.sha256 !== before.files[index]?.sha256);
  expect(changed.map((file) => file.path)).toEqual([path]);
});

test('the digest is the same in the staging of init, after publishing, and in a copy elsewhere', async () => {
  const { workspace } = await fixture();
  const published = await bundleExtensions(workspace);
  const staging = join(workspace, '.hx/.figma2code-abc');
  await rename(join(workspace, '.hx/figma2code'), staging);
  const staged = await bundleExtensions(staging);
  expect(staged).toEqual(published);
  await rename(staging, join(workspace, '.hx/figma2code'));
  const other = await tempDir('copy of it');
  onTestFinished(other.remove);
  await cp(workspace, join(other.path, 'deeper/in'), { recursive: true });
  expect((await bundleExtensions(join(other.path, 'deeper/in'))).digest).toBe(published.digest);
});

test('[PA04] a missing file is named, whichever it is', async () => {
  const empty = await tempDir('empty');
  onTestFinished(empty.remove);
  expect((await failure(empty.path)).params).toMatchObject({ file: PARSER_PATH, problem: 'is missing' });
  expect((await failure((await fixture(null)).workspace)).params).toMatchObject({ file: PARSER_PATH });
  expect((await failure((await fixture(adapterSource(), null)).workspace)).params).toMatchObject({
    file: GEN_PATH,
    what: 'the file',
    problem: 'is missing',
  });
  expect((await failure(join(empty.path, 'nowhere'))).code).toBe('adapter-invalid');
});

test('[PA04] a syntax error is named with its file and place, without a path of this machine', async () => {
  const { workspace, write } = await fixture(importing('./broken.ts'));
  await write('.hx/figma2code/extensions/broken.ts', 'export const x = 1;\n\n  const = 2;\n');
  const error = await failure(workspace);
  expect(error.code).toBe('adapter-invalid');
  expect(error.params).toMatchObject({ file: '.hx/figma2code/extensions/broken.ts', what: 'line 3, column 9' });
  expect(JSON.stringify(error.params)).not.toContain(workspace);
  expect(JSON.stringify(error.params)).not.toContain(process.cwd());
});

test('[I6] what lies outside the workspace is not read: by dots, by an absolute path, by links', async () => {
  const outside = await tempDir('outside');
  onTestFinished(outside.remove);
  await writeFile(join(outside.path, 'x.ts'), 'export const x = "secret of another folder";\n');
  await mkdir(join(outside.path, 'pkg'));
  await writeFile(join(outside.path, 'pkg/index.js'), 'export const x = 1;\n');
  const cases: Record<string, string> = {
    dots: `../../../..${outside.path}/x.ts`,
    more: `${'../'.repeat(30)}${outside.path.slice(1)}/x.ts`,
    absolute: `${outside.path}/x.ts`,
    link: './link.ts',
    folder: './folder/x.ts',
    package: 'pkg',
  };
  for (const [name, specifier] of Object.entries(cases)) {
    const { workspace } = await fixture(importing(specifier));
    const extensions = join(workspace, '.hx/figma2code/extensions');
    await symlink(join(outside.path, 'x.ts'), join(extensions, 'link.ts'));
    await symlink(outside.path, join(extensions, 'folder'));
    await mkdir(join(workspace, 'node_modules'));
    await symlink(join(outside.path, 'pkg'), join(workspace, 'node_modules/pkg'));
    const error = await failure(workspace);
    expect([name, error.code, error.params['file']]).toEqual([name, 'adapter-invalid', PARSER_PATH]);
    expect(error.params['problem']).toMatch(/^leads (outside the workspace|to no file of the workspace)$/);
  }
});

test('[I6] a link to the extensions themselves does not lead outside either', async () => {
  const { workspace } = await fixture();
  const other = await tempDir('linking');
  onTestFinished(other.remove);
  await mkdir(join(other.path, '.hx'));
  await symlink(join(workspace, '.hx/figma2code'), join(other.path, '.hx/figma2code'));
  expect((await failure(other.path)).params['problem']).toBe('leads outside the workspace');
});

test('packages of the workspace are found by exports, pattern, main and subpath, and no other way', async () => {
  const { workspace, write } = await fixture();
  await write(
    'node_modules/by-exports/package.json',
    '{ "exports": { ".": { "browser": "./no.js", "import": "./yes.js" }, "./icons/*": "./i/*.js" } }',
  );
  await write('node_modules/by-exports/yes.js', 'export const x = "by exports";');
  await write('node_modules/by-exports/i/a.js', 'export const x = "by pattern";');
  await write('node_modules/@scope/by-main/package.json', '{ "main": "./lib", "browser": { "./lib": "./no.js" } }');
  await write('node_modules/@scope/by-main/lib/index.js', 'exports.x = "by main";');
  await write('node_modules/@scope/by-main/sub.ts', 'export const x = "by subpath";');
  const texts: Record<string, string> = {
    'by-exports': 'by exports',
    'by-exports/icons/a': 'by pattern',
    '@scope/by-main': 'by main',
    '@scope/by-main/sub': 'by subpath',
  };
  for (const [specifier, text] of Object.entries(texts)) {
    await write(PARSER_PATH, importing(specifier));
    expect((await bundleExtensions(workspace)).parserCode).toContain(text);
  }
  for (const specifier of [
    'by-exports/yes.js',
    'by-exports/icons/../yes',
    'nowhere',
    '#own',
    'https://127.0.0.1/x.js',
    'data:text/javascript,1',
    './words.css',
  ]) {
    await write(PARSER_PATH, importing(specifier));
    expect((await failure(workspace)).params).toMatchObject({
      file: PARSER_PATH,
      problem: 'leads to no file of the workspace',
    });
  }
});

test('[I8] what is too large, too many, too deep or no file is refused and not waited for', async () => {
  const { workspace, write } = await fixture(importing('./x.ts'));
  const path = '.hx/figma2code/extensions/x.ts';
  const sources: Record<string, string> = {
    'is larger than': `export const x = '${'x'.repeat(300_000)}';`,
    'is nested too deeply': `export const x = ${'['.repeat(50_000)};`,
    ' is nested too deeply': `export const x = ${'!'.repeat(50_000)}1;`,
    'nested too deeply': `export const x = ${'a=>'.repeat(40_000)}1;`,
  };
  for (const [problem, source] of Object.entries(sources)) {
    await write(path, source);
    expect((await failure(workspace)).params['problem']).toContain(problem.trim());
  }
  const many = Array.from({ length: 600 }, (_, index) => `import './n${index}.ts';`);
  await write(path, `${many.join('\n')}\nexport const x = 1;`);
  for (let index = 0; index < 600; index += 1) await write(`.hx/figma2code/extensions/n${index}.ts`, '');
  expect((await failure(workspace)).params['problem']).toContain('more than 500');
});

test.skipIf(process.platform === 'win32')('[I8] a pipe or a device in the place of a file does not hang', async () => {
  const { workspace, write } = await fixture(importing('./x.ts'));
  execFileSync('mkfifo', [join(workspace, '.hx/figma2code/extensions/x.ts')]);
  expect((await failure(workspace)).params['problem']).toBe('leads to no file of the workspace');
  await symlink('/dev/zero', join(workspace, '.hx/figma2code/extensions/zero.ts'));
  await write(PARSER_PATH, importing('./zero.ts'));
  expect((await failure(workspace)).code).toBe('adapter-invalid');
  await mkdir(join(workspace, 'node_modules/pkg'), { recursive: true });
  execFileSync('mkfifo', [join(workspace, 'node_modules/pkg/package.json')]);
  await write(PARSER_PATH, importing('pkg'));
  expect((await failure(workspace)).code).toBe('adapter-invalid');
});

test('[I6] nothing that lies in a hostile workspace runs while it is bundled', async () => {
  const hostile = await createHostileWorkspace();
  onTestFinished(hostile.remove);
  const bundle = await bundleExtensions(hostile.workspace);
  expect(bundle.files.map((file) => file.path)).toContain('.hx/figma2code/extensions/lib/leave.ts');
  expect(await hostile.markers()).toEqual([]);
});

test.skipIf(!CAN_LIST_PROCESSES)(
  '[I7] the bundler sees nothing of the environment, and is gone afterwards',
  async () => {
    process.env['FIGMA_TOKEN'] = 'figd_not-a-real-token';
    onTestFinished(() => {
      delete process.env['FIGMA_TOKEN'];
    });
    const seen = await withBundler(10_000, async (build) => {
      await build({ stdin: { contents: '1' }, write: false });
      const services = (await childrenOf(process.pid)).filter((child) => child.command.includes('--service='));
      return Promise.all(services.map((service) => environmentOf(service.pid)));
    });
    expect(seen).toEqual([[]]);
    expect(process.env['FIGMA_TOKEN']).toBe('figd_not-a-real-token');
    await expect
      .poll(async () => (await childrenOf(process.pid)).filter((child) => child.command.includes('--service=')).length)
      .toBe(0);
  },
);

test.skipIf(!CAN_LIST_PROCESSES)('a bundling that takes too long is killed', async () => {
  const deep = `${'if(a)'.repeat(40_000)}1`;
  await expect(withBundler(300, (build) => build({ stdin: { contents: deep }, write: false }))).rejects.toThrow();
  await expect
    .poll(async () => (await childrenOf(process.pid)).filter((child) => child.command.includes('--service=')).length)
    .toBe(0);
});

test('many bundlings at once do not end each other', async () => {
  const { workspace } = await fixture();
  const broken = await fixture('export const = 1;');
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, (_, index) => bundleExtensions(index % 3 === 0 ? broken.workspace : workspace)),
  );
  expect(results.map((result) => result.status)).toEqual(
    results.map((_, index) => (index % 3 === 0 ? 'rejected' : 'fulfilled')),
  );
});
