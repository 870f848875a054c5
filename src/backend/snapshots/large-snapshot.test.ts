import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { SnapshotPartName } from '#contract/design/snapshot-view';
import { turnWithin } from '#testing/longest-turn';
import { FRAMEWORK, sampleHead, temporaryWorkspace } from '#testing/workspace-fixture';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';
import { createSnapshotShelf } from './snapshot-shelf.ts';
import { readPart, readSnapshotView } from './snapshot-view.ts';
import { searchSurvey } from './survey/search-survey.ts';

/** What the window must bear: every component of a library as a screen. */
const SCREENS = 8_961;
const IMAGES = 30_000;
const TOKENS = 5_000;
const MODES = 2;
/** Layers of the largest screen. */
const LAYERS = 10_000;
/** Goal: nobody waits longer for his turn. Milliseconds. */
const LONGEST = 50;

const BEFORE = '20261120T140203.123Z';
const AFTER = '20261121T140203.123Z';

const layer = (id: string, children?: readonly SemanticNode[]): SemanticNode => ({
  id,
  name: `Layer ${id}`,
  type: 'div',
  figmaType: 'TEXT',
  box: { x: 1, y: 2, width: 300, height: 40 },
  layout: { direction: 'row', gap: { value: 8, token: 'Theme/space/8' }, padding: [8, 16, 8, 16] },
  fills: [{ kind: 'solid', color: `rgb(${Number(id.length)}, 2, 3)`, token: `Theme/token ${id.length}` }],
  text: {
    characters: `Text of ${id} that says something`,
    style: { family: 'Inter', weight: 400, size: 16, lineHeight: 24 },
  },
  ...(children === undefined ? {} : { children }),
});

const screenRoot = (at: number, change: string): SemanticNode => {
  if (at > 0) return layer(`1:${at}`, [layer(`2:${at}`), layer(`3:${at}${at % 10 === 0 ? change : ''}`)]);
  const rows = Array.from({ length: LAYERS / 10 }, (_, row) =>
    layer(
      `4:${row}`,
      Array.from({ length: 9 }, (_, cell) => layer(`5:${row}.${cell}${cell === 4 ? change : ''}`)),
    ),
  );
  return layer('1:0', rows);
};

const writeSnapshot = async (workspace: string, name: string, change: string): Promise<void> => {
  const dir = join(workspace, '.hx/figma2code/output', FRAMEWORK, name);
  const listed: Record<string, { size: number; sha256: string }> = {};
  const put = async (path: string, value: unknown): Promise<void> => {
    const text = JSON.stringify(value);
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
    listed[path] = { size: Buffer.byteLength(text), sha256: `${path} ${text.length}` };
  };
  const screens = Array.from({ length: SCREENS }, (_, at) => ({
    id: `1:${at}`,
    name: `Component ${at}`,
    page: `Page ${at % 30}`,
    width: 375,
    height: 812,
    nodes: 3,
    picture: `screenshots/screen-1-${at}.png`,
    // Every hundredth has a file of its own: the others are told apart without reading their layers.
    file: `semantic-ast/${at % 100 === 0 ? at : 'same'}.json`,
  }));
  for (let at = 0; at < SCREENS; at += 100)
    await put(`semantic-ast/${at}.json`, { schemaVersion: SCHEMA_VERSION, root: screenRoot(at, change) });
  await put('semantic-ast/same.json', { schemaVersion: SCHEMA_VERSION, root: layer('9:9') });
  await put('semantic-ast.json', { schemaVersion: SCHEMA_VERSION, framework: FRAMEWORK, screens });
  const variables = Array.from({ length: TOKENS * MODES }, (_, at) => ({
    id: `V:${Math.floor(at / MODES)}`,
    name: `group/token ${Math.floor(at / MODES)}`,
    type: 'COLOR',
    mode: `Mode ${at % MODES}`,
    value: `rgb(${at % 256}, 2, 3)`,
    collection: 'Theme',
  }));
  await put('design-variables.json', { schemaVersion: SCHEMA_VERSION, reason: null, variables });
  const keys = Array.from({ length: IMAGES }, (_, at) => `groupIcon${at}`);
  const images = keys.map((key, at) => [
    key,
    { snapshot: `screenshots/${key}.png`, md5: `${at}${at === 7 ? change : ''}` },
  ]);
  await put('image-map.json', { schemaVersion: SCHEMA_VERSION, ...Object.fromEntries(images) });
  await put('design-context.json', { ...sampleHead('large'), document: {} });
  await put('guide.md', '');
  for (const key of keys) listed[`screenshots/${key}.png`] = { size: 1, sha256: key };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify({ schemaVersion: SCHEMA_VERSION, files: listed }));
};

/** What a shell does with an answer. */
const told = <T>(answer: T): T => {
  expect(JSON.stringify(answer).length).toBeLessThan(1024 * 1024);
  return answer;
};

const gatherAll = async (reader: SnapshotReader): Promise<Record<SnapshotPartName, number>> => {
  const view = told(await readSnapshotView(reader, null));
  const counts = {
    screens: view.screens.length,
    variables: view.variables.length,
    images: Object.keys(view.imageMap).length,
  };
  for (const [part, from] of Object.entries(view.rest ?? {}) as [SnapshotPartName, number][])
    for (let next: number | null = from; next !== null; ) {
      // Each is an answer of its own: between them others have their turn.
      await setImmediate();
      const more = told(await readPart(reader, part, next));
      counts[part] += part === 'images' ? Object.keys(more.imageMap).length : more[part].length;
      next = more.next;
    }
  return counts;
};

describe('a snapshot of a library', () => {
  let workspace = '';
  const at = (name: string) => ({ workspace, framework: FRAMEWORK, name });
  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    await writeSnapshot(workspace, BEFORE, '');
    await writeSnapshot(workspace, AFTER, 'x');
  }, 60_000);
  afterAll(() => rm(workspace, { recursive: true, force: true }));

  it('[SN01] is told in parts, and nobody waits for it', async () => {
    let counts = {};
    const stall = await turnWithin(LONGEST, async () => {
      counts = await gatherAll(await createSnapshotShelf().open(at(BEFORE)));
    });
    expect(counts).toEqual({ screens: SCREENS, variables: TOKENS * MODES, images: IMAGES });
    console.info(`told in parts: longest turn ${stall.toFixed(0)} ms`);
    expect(stall).toBeLessThan(LONGEST);
  }, 60_000);

  it('[SN02] a screen of 10,000 layers is told in parts, in an order that can be put together', async () => {
    let layers = 0;
    const stall = await turnWithin(LONGEST, async () => {
      const shelf = createSnapshotShelf();
      const reader = await shelf.open(at(BEFORE));
      const { rest, root } = told(await shelf.rows.screen(reader, '1:0'));
      expect(root.children).toBeUndefined();
      layers = 1;
      for (let next: number | null = rest ?? null; next !== null; ) {
        await setImmediate();
        const page = told(await shelf.rows.page(reader, '1:0', next));
        expect(page.rows.every(({ parent }, index) => parent < (next ?? 0) + index)).toBe(true);
        layers += page.rows.length;
        next = page.next;
      }
    });
    expect(layers).toBe(LAYERS + 1);
    console.info(`large screen: longest turn ${stall.toFixed(0)} ms`);
    expect(stall).toBeLessThan(LONGEST);
  }, 60_000);

  it('[SN03] is searched over all screens, and its tokens and texts are counted', async () => {
    let found = { hits: 0, more: 0 };
    const stall = await turnWithin(LONGEST, async () => {
      const shelf = createSnapshotShelf();
      const reader = await shelf.open(at(BEFORE));
      const survey = await shelf.surveys.of(reader);
      const [screens, { variables }] = [await reader.screens(), await reader.tokens()];
      const hits = told(await searchSurvey({ screens, variables, survey }, 'something', new AbortController().signal));
      found = { hits: hits.hits.length, more: hits.more };
      const uses = told(survey.uses());
      expect(uses.tokens.find(({ key }) => key === 'Theme/space/8')?.count).toBe(survey.layers.length);
    });
    expect(found.hits).toBe(300);
    expect(found.hits + found.more).toBeGreaterThan(LAYERS);
    console.info(`searched: longest turn ${stall.toFixed(0)} ms`);
    expect(stall).toBeLessThan(LONGEST);
  }, 60_000);

  it('[SN04] is compared with the one before it', async () => {
    const shelf = createSnapshotShelf();
    const pair = { before: await shelf.open(at(BEFORE)), after: await shelf.open(at(AFTER)) };
    const delays = await turnWithin(LONGEST, async () => {
      const fresh = createSnapshotShelf();
      const both = { before: await fresh.open(at(BEFORE)), after: await fresh.open(at(AFTER)) };
      told(await fresh.comparisons.screens(both, 0));
    });
    const first = await shelf.comparisons.screens(pair, 0);
    expect(first.counts.layers).toMatchObject({ added: LAYERS / 10 + 89, removed: LAYERS / 10 + 89 });
    expect(first.images).toMatchObject([{ key: 'groupIcon7', kind: 'changed' }]);
    const page = told(await shelf.comparisons.layers(pair, '1:0', 0));
    expect(page.layers).toHaveLength(300);
    console.info(`compared: longest turn ${delays.toFixed(0)} ms`);
    expect(delays).toBeLessThan(LONGEST);
  }, 60_000);
});
