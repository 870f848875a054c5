import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { ERROR_NUMBERS } from '#contract/errors';
import { designVariables } from '#contract/snapshot';
import { nodeSchema } from './ast-schema.ts';
import { corpusDir, NO_CORPUS } from './corpus.ts';
import { alias, fileBody, layerBuilder, solid } from './design-builder.ts';
import type { ChildImport } from './parser-child.ts';
import { createParserRunner, type Design, parserWorkspace, readJson, spoken } from './parser-run.ts';
import { ended } from './run-child.ts';
import { tempDir } from './temp-dir.ts';
import { treeOf } from './workspace-fixture.ts';
import { violations } from './workspace-invariants.ts';

/** Longest time for one hostile file, and the heap of a process that is given one. */
const SECONDS = 20;
const HEAP_MB = 400;

interface Outcome {
  /** `imported`, or the code of the refusal. */
  readonly code: string;
  readonly message: string;
  readonly snapshot: string | null;
}

const workspaceFor = async (): Promise<string> => {
  const workspace = await parserWorkspace();
  onTestFinished(() => rm(workspace, { recursive: true, force: true }));
  return workspace;
};

/** A sentence of the locales for people: whole, without a stack, a template or a path of the program. */
const expectReadable = (message: string): void => {
  expect(message).toMatch(/^\S.{10,2000}[.!?]$/s);
  expect(message).not.toMatch(/\{\{|\}\}|\breason\.|\berrors\.|\n\s+at |node_modules|\/src\/|undefined|\[object/);
  expect(message).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B]/u);
};

/** Every layer as the contract says, every name of a file harmless. */
const expectSound = async (snapshot: string): Promise<void> => {
  const { screens } = (await readJson(join(snapshot, 'semantic-ast.json'))) as { screens: SemanticScreen[] };
  for (const { root, file } of screens) {
    const whole = root ?? ((await readJson(join(snapshot, file ?? ''))) as { root: SemanticNode }).root;
    const open = [whole];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const { children = [], ...own } = node;
      nodeSchema.parse(own);
      for (const child of children) open.push(child);
    }
  }
  for (const path of Object.keys(await treeOf(snapshot))) expect(path).toMatch(/^[A-Za-z0-9][A-Za-z0-9./-]{0,150}$/);
};

const importHere = async (workspace: string, design: Design): Promise<Outcome> => {
  const runner = createParserRunner(workspace);
  try {
    const envelopes = await runner.run(design);
    return { code: 'imported', message: '', snapshot: String(envelopes.at(-1)?.payload.data?.['path']) };
  } catch (error) {
    return { ...spoken(error), snapshot: null };
  } finally {
    await runner.skill.dispose();
  }
};

/** Imports it, or has it refused readably and with the workspace as before; both soon. */
const tryImport = async (design: Design): Promise<Outcome> => {
  const workspace = await workspaceFor();
  const before = await treeOf(workspace);
  const start = performance.now();
  const outcome = await importHere(workspace, design);
  expect((performance.now() - start) / 1_000).toBeLessThan(SECONDS);
  if (outcome.snapshot === null) {
    expect(Object.hasOwn(ERROR_NUMBERS, outcome.code) && outcome.code !== 'internal').toBe(true);
    expectReadable(outcome.message);
    expect(await treeOf(workspace)).toEqual(before);
  } else await expectSound(outcome.snapshot);
  expect(await violations(workspace)).toEqual([]);
  return outcome;
};

const CHILD = fileURLToPath(new URL('./parser-child.ts', import.meta.url));

/** The same in a process whose heap is small. */
const tryInChild = async (design: Design): Promise<ChildImport> => {
  const workspace = await workspaceFor();
  const before = await treeOf(workspace);
  const job = JSON.stringify({ workspace, design });
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, CHILD, job]);
  const { out, signal } = await ended(child);
  expect(signal).toBeNull();
  const result = JSON.parse(out.split('\n').at(-1) ?? '') as ChildImport;
  expect(result.seconds).toBeLessThan(SECONDS);
  if (result.code !== 'imported') {
    expectReadable(result.message);
    expect(await treeOf(workspace)).toEqual(before);
  }
  expect(await violations(workspace)).toEqual([]);
  return result;
};

const fileOf = async (name: string, content: string | Uint8Array): Promise<string> => {
  const dir = await tempDir('hostile-design');
  onTestFinished(dir.remove);
  const path = join(dir.path, name);
  await writeFile(path, content);
  return path;
};

const small = (): object => {
  const layer = layerBuilder();
  return fileBody([[layer('FRAME', {}, [layer('TEXT', { characters: 'x', style: { fontSize: 12 } })])]]);
};

describe('hostile designs of our own', () => {
  it.each([
    ['nothing', '', 'design-invalid'],
    ['blanks', ' \n ', 'design-invalid'],
    ['null', 'null', 'design-invalid'],
    ['a list', '[]', 'design-invalid'],
    ['a page of HTML', '<!doctype html><p>502', 'design-invalid'],
    ['half of a design', JSON.stringify(small()).slice(0, 200), 'design-invalid'],
    ['an error answer', '{"status":403,"err":"Invalid token"}', 'design-invalid'],
    ['no document', '{"name":"x","document":null}', 'design-invalid'],
    ['an empty document', JSON.stringify(fileBody([])), 'design-empty'],
    ['a member named __proto__', JSON.stringify(small()).replace('{', '{"__proto__":{"toJSON":1},'), 'imported'],
    ['UTF-16', Buffer.from(`\uFEFF${JSON.stringify(small())}`, 'utf16le'), 'imported'],
  ])('%s', async (_what, content, code) => {
    expect((await tryImport({ sourcePath: await fileOf('design.json', content) })).code).toBe(code);
  });

  it('[PA17] numbers beyond all bounds', async () => {
    const layer = layerBuilder();
    const odd = layer('FRAME', {
      opacity: null,
      cornerRadius: 'HUGE',
      absoluteBoundingBox: { x: -1e308, y: 1e308, width: 'HUGE', height: -5 },
      fills: [solid(-0.1, 1.0001, 7), { type: 'SOLID', color: { r: 'HUGE', g: null, b: 0 } }],
    });
    const text = JSON.stringify(fileBody([[odd]])).replaceAll('"HUGE"', '1e309');
    expect((await tryImport({ sourcePath: await fileOf('design.json', text) })).code).toBe('imported');
  });

  it('[PA13] layers and values that are nested without end', async () => {
    const nested = (depth: number): string =>
      `${'{"id":"1:1","type":"FRAME","children":['.repeat(depth)}${']}'.repeat(depth)}`;
    const deep = await tryInChild({ sourcePath: await fileOf('deep.json', nested(20_000)) });
    expect(deep.code).toBe('design-too-deep');
    const value = `{"id":"1:1","type":"FRAME","name":"x","odd":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const odd = await tryInChild({ sourcePath: await fileOf('value.json', value) });
    expect(['imported', 'design-too-deep']).toContain(odd.code);
  });

  it('gzip that unfolds without end is stopped before it fills the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(600 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const asDesign = await tryInChild({ sourcePath: await fileOf('bomb.json.gz', bomb) });
    expect(asDesign.code).toBe('design-too-large');
    const sourcePath = await fileOf('design.json', JSON.stringify(small()));
    const asVariables = await tryInChild({ sourcePath, variablesPath: await fileOf('v.json.gz', bomb) });
    expect(asVariables.code).toBe('design-too-large');
  }, 60_000);

  it('gzip that is cut or damaged is named as such', async () => {
    const packed = gzipSync(JSON.stringify(small()));
    const damaged = Buffer.from(packed).fill(0x55, 20, 40);
    for (const bytes of [packed.subarray(0, packed.length / 2), damaged])
      expect((await tryImport({ sourcePath: await fileOf('design.json.gz', bytes) })).code).toBe('design-unreadable');
  });
});

/** What each file of the corpus that is no design at all is refused with. */
const EXPECTED: Readonly<Record<string, string>> = {
  'truncated.json.gz': 'design-unreadable',
  'deep-8000.json.gz': 'design-too-deep',
  'pages-1000-empty.json': 'design-empty',
};
const NO_DESIGN = /^(truncated-|empty-body|null-body|http-|document-|variables-|images-awkward|cases\.json)/;

const expectedOf = (name: string): string => EXPECTED[name] ?? (NO_DESIGN.test(name) ? 'design-invalid' : 'imported');

const hostile = ((): string | null => {
  const corpus = corpusDir();
  const dir = corpus === null ? null : join(corpus, 'hostile', 'out');
  return dir !== null && existsSync(dir) ? dir : null;
})();
if (hostile === null) process.stdout.write(`${NO_CORPUS}\n`);
const names = hostile === null ? [] : readdirSync(hostile).sort();

describe.skipIf(hostile === null)('hostile files of the corpus', () => {
  const dir = hostile ?? '';

  it.each(names)(
    '%s',
    async (name) => {
      const { code, message } = await tryImport({ sourcePath: join(dir, name) });
      process.stdout.write(`${name.padEnd(32)} ${code.padEnd(18)} ${message.replace(`${dir}/`, '')}\n`);
      expect(code).toBe(expectedOf(name));
    },
    60_000,
  );

  it.each(['deep-8000.json.gz', 'page-10k-nodes.json.gz', 'pages-1000-empty.json'])(
    '%s needs little memory',
    async (name) => {
      expect((await tryInChild({ sourcePath: join(dir, name) })).code).toBe(expectedOf(name));
    },
    60_000,
  );

  it.each(names.filter((name) => name.startsWith('variables-')))('[PA10] [PA11] %s beside a design', async (name) => {
    const { meta } = (await readJson(join(dir, name))) as { meta: { variables: Record<string, unknown> } };
    const layer = layerBuilder();
    const ids = [...Object.keys(meta.variables), 'VariableID:404:404'];
    const bound = ids.map((id) =>
      layer('RECTANGLE', { fills: [solid(1, 0, 0, { boundVariables: { color: alias(id) } })] }),
    );
    const sourcePath = await fileOf('bound.json', JSON.stringify(fileBody([[layer('FRAME', {}, bound)]])));
    const { code, snapshot } = await tryImport({ sourcePath, variablesPath: join(dir, name) });
    expect(code).toBe('imported');
    const { variables } = designVariables.parse(await readJson(join(snapshot ?? '', 'design-variables.json')));
    expect(variables.length).toBeGreaterThan(0);
    for (const { value, unresolved } of variables) expect((value === null) === (unresolved !== undefined)).toBe(true);
    expect(await readFile(join(snapshot ?? '', 'semantic-ast.json'), 'utf8')).not.toContain('VARIABLE_ALIAS');
  });

  it.each(names.filter((name) => name.startsWith('names-')))(
    '[PA16] %s gives no file a name of its own',
    async (name) => {
      const { snapshot } = await tryImport({ sourcePath: join(dir, name) });
      const files = await readdir(snapshot ?? '', { recursive: true });
      for (const file of files) expect(basename(file)).toMatch(/^[A-Za-z0-9-]+(\.(json|md|png))?$/);
    },
  );
});
