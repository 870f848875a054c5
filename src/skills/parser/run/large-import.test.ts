import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CodedError } from '#contract/errors';
import { adapterSource } from '#testing/adapter-fixture';
import { numbersOf, writtenJson } from '#testing/any-design';
import { alias, fileBody, layerBuilder, type RawLayer, solid, variablesBody } from '#testing/design-builder';
import { createParserRunner, type ParserRunnerOptions, parserWorkspace } from '#testing/parser-run';
import { tempDir } from '#testing/temp-dir';
import { treeOf } from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';

/** Larger than what is read on the caller's own thread, of more layers than stand in one file, on a page that is cut. */
const largeBody = (): object => {
  const layer = layerBuilder();
  const bound = [solid(1, 0, 0, { boundVariables: { color: alias('VariableID:1:1') } })];
  const text = (at: number): RawLayer =>
    layer('TEXT', {
      characters: `${at} ${'x'.repeat(700)}`,
      style: { fontSize: 9 + (at % 3) },
      fills: at % 5 === 0 ? bound : [solid(0, 0, (at % 9) / 9)],
    });
  const frame = (at: number): RawLayer =>
    layer('FRAME', { name: `Frame ${at}`, ...(at % 4 === 0 ? { explicitVariableModes: { 'c:1': 'm:2' } } : {}) }, [
      layer('VECTOR', { name: 'icon', fills: [solid(0, 0, 0)] }),
      ...Array.from({ length: 150 }, (_, below) => text(below)),
    ]);
  const page = (): RawLayer[] =>
    Array.from({ length: 20 }, (_, at) =>
      at % 7 === 3 ? layer('SECTION', { name: 'S' }, [text(at), frame(at)]) : frame(at),
    );
  return fileBody([page(), [], page()]);
};

const ground = async (adapter?: string, options: ParserRunnerOptions = {}) => {
  const dir = await tempDir('large');
  const workspace = await parserWorkspace(adapter);
  const runner = createParserRunner(workspace, options);
  onTestFinished(async () => {
    await runner.skill.dispose();
    await dir.remove();
    await rm(workspace, { recursive: true, force: true });
  });
  const [sourcePath, variablesPath] = [join(dir.path, 'design.json'), join(dir.path, 'variables.json')];
  const variables = variablesBody({
    brand: {
      type: 'COLOR',
      values: [
        { r: 1, g: 0, b: 0, a: 1 },
        { r: 0, g: 0, b: 1, a: 1 },
      ],
    },
  });
  const put = async (text: string): Promise<void> => writeFile(sourcePath, text);
  await put(JSON.stringify(largeBody()));
  await writeFile(variablesPath, JSON.stringify(variables));
  return { ...runner, workspace, put, design: { sourcePath, variablesPath } };
};

/** Threads of this process, as it reports them itself. */
const threads = (): number => {
  // Known to Node, not yet to its types.
  const report: typeof process.report & { excludeNetwork?: boolean } = process.report;
  report.excludeNetwork = true;
  return (report.getReport() as unknown as { workers: unknown[] }).workers.length;
};

const failure = async (work: Promise<unknown>): Promise<CodedError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CodedError);
  return error as CodedError;
};

describe('a large import', () => {
  it('[PA14] is the same, byte by byte, whatever the order of keys, and one after the other', async () => {
    const place = await ground();
    const parts = async (): Promise<Record<string, string>> => {
      const path = String((await place.run(place.design)).at(-1)?.payload.data?.['path']);
      const names = (await readdir(path, { recursive: true })).filter((name) =>
        /^(semantic-ast|design-variables|image-map).*json$/.test(name),
      );
      return Object.fromEntries(
        await Promise.all(names.sort().map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const)),
      );
    };
    const known = await parts();
    // 40 screens with their files, and one for the loose texts of each page.
    expect(Object.keys(known).filter((name) => name.startsWith('semantic-ast/'))).toHaveLength(42);
    await place.put(writtenJson(largeBody(), { next: numbersOf(7) }));
    const again = await parts();
    expect(Object.keys(again)).toEqual(Object.keys(known));
    for (const [name, text] of Object.entries(known))
      expect(again[name] === text ? name : `${name} differs`).toBe(name);
    expect(await violations(place.workspace)).toEqual([]);
    expect(threads()).toBe(0);
  }, 60_000);

  it.each([
    ['throws', '({ r }: { r: number }) => { if (r === 1) throw new Error("no red"); return "c"; }', 'adapter-failed'],
    ['answers a number', '({ r }: { r: number }) => (r === 1 ? 7 : "c")', 'adapter-failed'],
    ['never returns', '({ r }: { r: number }) => { while (r === 1); return "c"; }', 'adapter-timeout'],
  ])(
    '[PA05] whose adapter %s for a layer names method and layer; nothing is left and no thread',
    async (_what, transformColor, code) => {
      const place = await ground(adapterSource({ members: { transformColor } }), { methodMs: 2_000 });
      const before = await treeOf(place.workspace);
      const told = await failure(place.run(place.design));
      expect(told).toMatchObject({ code, params: { what: 'transformColor' } });
      if (code === 'adapter-failed') expect(told.params['node']).toMatch(/^1:\d+$/);
      expect(await treeOf(place.workspace)).toEqual(before);
      expect(threads()).toBe(0);
    },
    60_000,
  );

  it('[SW14] that is stopped while threads read leaves nothing, and no thread', async () => {
    const stop = new AbortController();
    let [since, seen] = [0, 0];
    const place = await ground(undefined, {
      context: (_name, context) => ({
        ...context,
        progress: (update) => {
          if (update.label !== 'parts' || stop.signal.aborted) return;
          [since, seen] = [performance.now(), threads()];
          stop.abort();
        },
      }),
    });
    const before = await treeOf(place.workspace);
    await place.run(place.design, 'fetchF2CDesign');
    expect((await failure(place.step('fetchF2CDesign', place.design, { signal: stop.signal }))).code).toBe('cancelled');
    expect(performance.now() - since).toBeLessThan(2_000);
    expect([seen > 0, threads()]).toEqual([true, 0]);
    expect(await treeOf(place.workspace)).toEqual(before);
  });
});
