import { appendFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Envelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { writeShop } from '#testing/parser-fixture';
import { createParserRunner, type Design, PARSER_STEPS, parserWorkspace, readJson } from '#testing/parser-run';
import { tempDir } from '#testing/temp-dir';
import { treeOf } from '#testing/workspace-fixture';
import { violations } from '#testing/workspace-invariants';
import { workspacePaths } from '#workspace/paths';

type Given = Readonly<Record<string, unknown>>;

interface Told {
  readonly unchanged?: boolean;
  readonly snapshot?: string;
  readonly path?: string;
}

const ground = async () => {
  const dir = await tempDir('unchanged');
  let workspace = await parserWorkspace();
  const design = await writeShop(dir.path);
  let runner = createParserRunner(workspace);
  onTestFinished(async () => {
    await runner.skill.dispose();
    await dir.remove();
    await rm(workspace, { recursive: true, force: true });
  });
  /** The answer that ends the import, and how many times its end was told. */
  const run = async (more: Given = {}): Promise<Told> => {
    const given = { ...design, again: false, ...more } as Design;
    const envelopes: Envelope[] = [];
    for (const name of PARSER_STEPS) {
      envelopes.push(await runner.step(name, given));
      if (envelopes.at(-1)?.payload.data?.['unchanged'] === true) break;
    }
    const events = envelopes.flatMap(({ payload }) => payload.event ?? []);
    expect(events).toEqual(['design-parser-started', 'design-parser-done']);
    expect(await readdir(join(workspace, '.hx'))).toEqual(['figma2code']);
    expect(runner.skill.isOpen()).toBe(false);
    expect((await readdir(output())).filter((name) => name.startsWith('.'))).toEqual([]);
    return envelopes.at(-1)?.payload.data as Told;
  };
  const output = (): string => join(workspace, '.hx/figma2code/output/html');
  const names = async (): Promise<string[]> => (await readdir(output())).filter((name) => name.endsWith('Z')).sort();
  const moveWorkspace = async (): Promise<void> => {
    await runner.skill.dispose();
    await rename(workspace, `${workspace}-moved`);
    workspace = `${workspace}-moved`;
    runner = createParserRunner(workspace);
  };
  return { dir: dir.path, design, run, names, output, moveWorkspace, workspace: () => workspace, runner: () => runner };
};

const isNew = (told: Told): boolean => told.unchanged === undefined;

describe('an import of the same', () => {
  it('has nothing to do: the same snapshot, nothing written, told once, and free again', async () => {
    const place = await ground();
    expect(isNew(await place.run())).toBe(true);
    const [first] = await place.names();
    const before = await treeOf(place.workspace());
    for (let again = 0; again < 2; again += 1) {
      const { path, ...told } = await place.run();
      expect(told).toMatchObject({ unchanged: true, snapshot: first });
      expect(path).toBe(join(place.output(), first ?? ''));
      expect(await treeOf(place.workspace())).toEqual(before);
    }
    // Whoever goes on is told that there is nothing to go on with.
    await expect(place.runner().step('exportF2CScreenshots')).rejects.toMatchObject({ code: 'out-of-order' });
    await place.moveWorkspace();
    expect(await place.run()).toMatchObject({ unchanged: true, snapshot: first });
    expect(await treeOf(place.workspace())).toEqual(before);
    expect(await violations(place.workspace())).toEqual([]);
  });

  it('is made again when it is asked for', async () => {
    const place = await ground();
    await place.run();
    expect(isNew(await place.run({ again: true }))).toBe(true);
    expect(await place.names()).toHaveLength(2);
    expect((await place.run({ again: false })).snapshot).toBe((await place.names())[1]);
  });
});

type Place = Awaited<ReturnType<typeof ground>>;
/** Changes something, or says what else is given. */
type Change = (place: Place) => Promise<unknown>;

const replaced = async (path: string, from: string, to: string): Promise<void> => {
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
};

const picture = async ({ design }: Place): Promise<string> => {
  const folder = design['imagesPath'] ?? '';
  return join(folder, (await readdir(folder)).sort()[0] ?? '');
};

const CHANGES: Readonly<Record<string, Change>> = {
  'a byte of the file': ({ design }) => replaced(design['sourcePath'] ?? '', 'Everything', 'everything'),
  'a value of a variable': ({ design }) => replaced(design['variablesPath'] ?? '', '0.5', '0.6'),
  'the content of a picture': async (place) => appendFile(await picture(place), '\n'),
  'a picture that is gone': async (place) => rm(await picture(place)),
  'the map of fills': ({ design }) => appendFile(design['fillsPath'] ?? '', ' '),
  'the file of a fill': async ({ design, dir }) => {
    const map = (await readJson(design['fillsPath'] ?? '')) as Record<string, string>;
    await appendFile(join(dir, Object.values(map)[0] ?? ''), '\n');
  },
  'no variables': async () => ({ variablesPath: '' }),
  'another alias': async () => ({ alias: 'Other' }),
  'another description': async () => ({ description: 'Other.' }),
  'another way of comparing': async () => ({ dedup: 'file_hash' }),
  'a choice of screens': async () => ({ screens: ['0:1'] }),
  'a byte of the adapter': (place) =>
    appendFile(workspacePaths(place.workspace()).parserExtension, '\n// x\nexport const x = 1;\n'),
};

describe('an import of something else', () => {
  // One after the other in one place, since each is a whole import: what stands before a change is changed too.
  it(`makes a new snapshot: ${Object.keys(CHANGES).join(', ')}`, async () => {
    const place = await ground();
    const digestOf = async ({ path }: Told): Promise<string> =>
      ((await readJson(join(path ?? '', 'design-context.json'))) as { inputsDigest: string }).inputsDigest;
    const digests = new Set([await digestOf(await place.run())]);
    let given: Given = {};
    for (const [what, change] of Object.entries(CHANGES)) {
      given = { ...given, ...((await change(place)) as Given | undefined) };
      const told = await place.run(given);
      expect([what, isNew(told)]).toEqual([what, true]);
      expect(await digestOf(told)).toMatch(/^[0-9a-f]{64}$/);
      digests.add(await digestOf(told));
    }
    expect(digests.size).toBe(Object.keys(CHANGES).length + 1);
    expect((await place.run(given)).unchanged).toBe(true);
    expect(await violations(place.workspace())).toEqual([]);
  }, 120_000);

  it('the order in which screens are chosen is nothing else', async () => {
    const place = await ground();
    await place.run({ screens: ['0:2', '0:1'] });
    expect((await place.run({ screens: ['0:1', '0:2'] })).unchanged).toBe(true);
  });

  it('a file that nobody can read is never the same', async () => {
    const place = await ground();
    const { variablesPath: _v, imagesPath: _i, fillsPath: _f, ...bare } = place.design;
    const none = Object.fromEntries(['variablesPath', 'imagesPath', 'fillsPath'].map((key) => [key, undefined]));
    await place.run({ ...bare, ...none });
    expect((await place.run({ ...bare, ...none })).unchanged).toBe(true);
    for (const key of ['variablesPath', 'imagesPath', 'fillsPath']) {
      const error = await place
        .run({ ...bare, ...none, [key]: join(place.dir, 'none') })
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(CodedError);
      expect((error as CodedError).code).toBe('design-unreadable');
    }
    expect(await place.names()).toHaveLength(1);
  });

  it('an equal snapshot that is not the newest, is pointed away from, or is broken does not count', async () => {
    const place = await ground();
    await place.run();
    await place.run({ alias: 'Other' });
    expect(isNew(await place.run())).toBe(true);
    const [first, , third] = await place.names();
    await writeFile(join(place.output(), 'latest.txt'), `${first}\n`);
    expect(isNew(await place.run())).toBe(true);
    expect((await readFile(join(place.output(), 'latest.txt'), 'utf8')).trim()).not.toBe(first);
    const fourth = (await place.names())[3] ?? '';
    expect(await place.run()).toMatchObject({ unchanged: true, snapshot: fourth });
    for (const name of [first, third, fourth])
      await appendFile(join(place.output(), name ?? '', 'semantic-ast.json'), ' ');
    expect(isNew(await place.run())).toBe(true);
  });
});
