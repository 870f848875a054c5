import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '#contract/config';
import type { Envelope } from '#contract/envelope';
import { fileBody, layerBuilder } from '#testing/design-builder';
import { createParserRunner, parserWorkspace, spoken } from '#testing/parser-run';
import { readForm } from '#testing/reading-back/form';
import { fakeToolContext } from '#testing/tool-context';
import { FRAMEWORK, stageSample, temporaryWorkspace, treeOf } from '#testing/workspace-fixture';
import { createSnapshotStaging } from '#workspace/snapshot-staging';
import { readDesignTool } from './read-design.ts';

const made: string[] = [];
afterEach(async () => {
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

const call = (given: Record<string, unknown>, signal?: AbortSignal): Promise<Envelope> =>
  readDesignTool.run(
    readDesignTool.input.parse(given) as never,
    fakeToolContext(signal === undefined ? {} : { signal }),
  );

const dataOf = (envelope: Envelope) => envelope.payload.data as Record<string, string>;

const failure = async (given: Record<string, unknown>, signal?: AbortSignal) =>
  call(given, signal).then(
    () => null,
    (error: unknown) => spoken(error).code,
  );

const screens = () => {
  const layer = layerBuilder();
  const bounds = { x: 0, y: 0, width: 300, height: 200 };
  const text = (characters: string) =>
    layer('TEXT', { characters, style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 14 } });
  const card = (label: string) => layer('FRAME', { name: 'Card' }, [text(label)]);
  return ['Home', 'Settings'].map((name) =>
    layer('FRAME', { name, absoluteBoundingBox: bounds }, [card(`${name} one`), card(`${name} two`)]),
  );
};

/** A workspace with a snapshot that the parser's own tools have made. */
const imported = async (): Promise<string> => {
  const workspace = await parserWorkspace();
  made.push(workspace);
  const file = join(workspace, 'design.json');
  await writeFile(file, JSON.stringify(fileBody([screens()])));
  const answers = await createParserRunner(workspace).run({ sourcePath: file, alias: 'Built' });
  expect(answers.every(({ code }) => code === 0)).toBe(true);
  return workspace;
};

/** A workspace whose snapshot holds screens that nobody of ours wrote, as JSON. */
const foreign = async (roots: readonly string[]): Promise<string> => {
  const workspace = await temporaryWorkspace();
  made.push(workspace);
  const staging = await createSnapshotStaging(workspace, FRAMEWORK);
  await stageSample(staging, 'foreign');
  const heads = roots.map((root, at) => {
    const head = { id: `1:${at + 2}`, name: 'Home', page: 'Page 1', width: 1, height: 1, nodes: 1, picture: null };
    return `${JSON.stringify(head).slice(0, -1)},"root":${root}}`;
  });
  const start = JSON.stringify({ schemaVersion: SCHEMA_VERSION, framework: FRAMEWORK }).slice(0, -1);
  await staging.writeFile('semantic-ast.json', `${start},"screens":[${heads.join(',')}]}`);
  await staging.publish();
  return workspace;
};

const node = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    id: '1:2',
    name: 'Home',
    type: 'div',
    figmaType: 'FRAME',
    box: { x: 0, y: 0, width: 1, height: 1 },
    ...more,
  });

/** Written by hand: `JSON.stringify` has no stack for it. */
const nested = (levels: number): string =>
  `${`${node().slice(0, -1)},"children":[`.repeat(levels)}${node()}${']}'.repeat(levels)}`;

describe('readF2CDesign', () => {
  it('lists the screens with the size of their forms, then reads one, then a layer of it', async () => {
    const workspace = await imported();
    const before = await treeOf(workspace);
    const index = dataOf(await call({ workspace }))['form'] as string;
    const lines = index.trimEnd().split('\n').slice(1);
    expect(lines.map((line) => line.split(' ')[1])).toEqual(["'Home'", "'Settings'"]);

    const id = lines[1]?.split(' ')[0] as string;
    const screen = dataOf(await call({ workspace, screen: id }));
    expect(lines[1]).toContain(` bytes ${Buffer.byteLength(screen['form'] as string)} on 'Page 1'`);
    const form = readForm(screen['form'] as string);
    expect(form.root.id).toBe(id);
    const card = form.root.children[1]?.id as string;

    for (const given of [{ layer: card }, { screen: id, layer: card }]) {
      const one = readForm(dataOf(await call({ workspace, ...given }))['form'] as string);
      expect(one.root.id).toBe(card);
      expect(one.layers.size).toBe(2);
    }
    const last = readForm(dataOf(await call({ workspace, screen: id, from: card }))['form'] as string);
    expect(last.root.children.map((child) => child.id)).toEqual([card]);
    expect(await treeOf(workspace)).toEqual(before);
  });

  it('refuses what is not there', async () => {
    const workspace = await imported();
    const [screen = ''] = (dataOf(await call({ workspace }))['form'] as string).split('\n')[1]?.split(' ') ?? [];
    expect(await failure({ workspace, screen: '99:99' })).toBe('layer-missing');
    expect(await failure({ workspace, layer: '99:99' })).toBe('layer-missing');
    expect(await failure({ workspace, screen, layer: '99:99' })).toBe('layer-missing');
    expect(await failure({ workspace, screen, from: '99:99' })).toBe('layer-missing');
    expect(await failure({ workspace, from: '99:99' })).toBe('layer-missing');
    expect(await failure({ workspace, snapshot: '20200101T000000.000Z' })).toBe('snapshot-missing');
    expect(await failure({ workspace, snapshot: '../..' })).toBe('snapshot-missing');
    const empty = await temporaryWorkspace();
    made.push(empty);
    expect(await failure({ workspace: empty })).toBe('snapshot-none');
    expect(await failure({ workspace: join(empty, 'none') })).toBe('workspace-invalid');
  });

  it('cuts a long list of screens, and goes on from where it ended', async () => {
    const workspace = await foreign(Array.from({ length: 150 }, (_, at) => node({ id: `1:${at + 2}` })));
    const seen: string[] = [];
    let from: string | undefined;
    for (let round = 0; round < 10; round += 1) {
      const { form = '' } = dataOf(await call({ workspace, maxBytes: 4_000, ...(from === undefined ? {} : { from }) }));
      expect(Buffer.byteLength(form)).toBeLessThanOrEqual(4_000);
      const lines = form.trimEnd().split('\n').slice(1);
      seen.push(...lines.filter((line) => !line.startsWith('…')).map((line) => line.split(' ')[0] as string));
      from = /^… \d+ more screens: ask from (\S+)$/.exec(lines.at(-1) ?? '')?.[1];
      if (from === undefined) break;
    }
    expect(seen).toEqual(Array.from({ length: 150 }, (_, at) => `1:${at + 2}`));
  });

  it('stops when it is told to', async () => {
    const workspace = await imported();
    expect(await failure({ workspace }, AbortSignal.abort())).toBe('cancelled');
  });

  it.each([
    ['no box', node({ box: undefined }), 'design-unreadable'],
    ['a number for a name', node({ name: 7 }), 'design-unreadable'],
    ['children that are no list', node({ children: {} }), 'design-unreadable'],
    ['a child that is nothing', node({ children: [null] }), 'design-unreadable'],
    ['paints that are none', node({ fills: 7 }), 'design-unreadable'],
    ['3,000 levels', nested(3_000), 'design-too-deep'],
  ])('refuses a tree with %s by its code', async (_what, root, code) => {
    const workspace = await foreign([root]);
    expect(await failure({ workspace, screen: '1:2' })).toBe(code);
  });
});
