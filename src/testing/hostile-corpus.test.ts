import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { designVariables } from '#contract/snapshot';
import { corpusDir, NO_CORPUS } from './corpus.ts';
import { alias, fileBody, layerBuilder, solid } from './design-builder.ts';
import { expectReadable, fileOf, SECONDS, tryImport, workspaceFor } from './hostile-import.ts';
import { hostileInputs } from './hostile-inputs/all-inputs.ts';
import type { ChildImport } from './parser-child.ts';
import { type Design, readJson } from './parser-run.ts';
import { ended } from './run-child.ts';
import { howMany } from './thorough.ts';
import { treeOf } from './workspace-fixture.ts';
import { violations } from './workspace-invariants.ts';

/** The heap of a process that is given a hostile file. */
const HEAP_MB = 400;

const CHILD = fileURLToPath(new URL('./parser-child.ts', import.meta.url));

/** The same in a process whose heap is small. */
const tryInChild = async (design: Design, seconds = SECONDS): Promise<ChildImport> => {
  const workspace = await workspaceFor();
  const before = await treeOf(workspace);
  const job = JSON.stringify({ workspace, design });
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, CHILD, job]);
  const { out, signal } = await ended(child);
  expect(signal).toBeNull();
  const result = JSON.parse(out.split('\n').at(-1) ?? '') as ChildImport;
  expect(result.seconds).toBeLessThan(seconds);
  if (result.code !== 'imported') {
    expectReadable(result.message);
    expect(await treeOf(workspace)).toEqual(before);
  }
  expect(await violations(workspace)).toEqual([]);
  return result;
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

  it.each(hostileInputs())('$name', { timeout: 60_000 }, async ({ content, variables, expected }) => {
    const sourcePath = await fileOf('design.json', content);
    const beside = variables === undefined ? {} : { variablesPath: await fileOf('variables.json', variables) };
    const { code, message } = await tryImport({ sourcePath, ...beside });
    expect(expected, message).toContain(code);
    expect(Object.keys(Object.prototype)).toEqual([]);
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

  const siblings = howMany(100_000, 40_000);
  it(`[PA13] ${siblings} siblings in a heap of 400 MB, in time that grows with their number`, {
    timeout: 180_000,
  }, async () => {
    const secondsOf = async (count: number): Promise<number> => {
      const layer = layerBuilder();
      const all = Array.from({ length: count }, () => layer('RECTANGLE', { fills: [solid(0, 0, 0)] }));
      const sourcePath = await fileOf('siblings.json', JSON.stringify(fileBody([[layer('FRAME', {}, all)]])));
      const { code, seconds } = await tryInChild({ sourcePath }, Number.POSITIVE_INFINITY);
      expect(code).toBe('imported');
      return seconds;
    };
    // Five times as many: five times as long and no more than noise beyond it, where every pair would take 25 times.
    expect((await secondsOf(siblings)) / (await secondsOf(siblings / 5))).toBeLessThan(15);
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
const names = hostile === null ? [] : readdirSync(hostile).sort();

describe('hostile files of the corpus', () => {
  const dir = hostile ?? '';

  // Each of these names its faults: where there is no corpus, they are skipped and not passed.
  if (hostile === null) it('[PA10] [PA11] [PA16] are not there', (context) => context.skip(NO_CORPUS));

  it.each(names)(
    '%s',
    async (name) => {
      const { code, message } = await tryImport({ sourcePath: join(dir, name) });
      process.stdout.write(`${name.padEnd(32)} ${code.padEnd(18)} ${message.replace(`${dir}/`, '')}\n`);
      expect(code).toBe(expectedOf(name));
    },
    60_000,
  );

  it.skipIf(hostile === null).each(['deep-8000.json.gz', 'page-10k-nodes.json.gz', 'pages-1000-empty.json'])(
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
