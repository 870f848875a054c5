import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotPart, SnapshotPartName } from '#contract/design/snapshot-view';
import { IMAGES, LAYERS, MODES, SCREENS, TOKENS, writeLargeSnapshot } from '#testing/large-snapshot';
import { turnWithin } from '#testing/longest-turn';
import { FRAMEWORK, temporaryWorkspace } from '#testing/workspace-fixture';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';
import { createSnapshotShelf } from './snapshot-shelf.ts';
import { readPart, readSnapshotView } from './snapshot-view.ts';
import { searchSurvey } from './survey/search-survey.ts';

/** Goal: nobody waits longer for his turn. Milliseconds. */
const LONGEST = 50;

const BEFORE = '20261120T140203.123Z';
const AFTER = '20261121T140203.123Z';

/** What a shell does with an answer. */
const told = <T>(answer: T): T => {
  expect(JSON.stringify(answer).length).toBeLessThan(1024 * 1024);
  return answer;
};

const gatherAll = async (reader: SnapshotReader): Promise<Record<SnapshotPartName, number>> => {
  const view = told(await readSnapshotView(reader, { lint: null, workspace: tmpdir() }));
  const counts = {
    screens: view.screens.length,
    variables: view.variables.length,
    images: Object.keys(view.imageMap).length,
  };
  for (const [part, from] of Object.entries(view.rest ?? {}) as [SnapshotPartName, number][])
    for (let next: number | null = from; next !== null; ) {
      // Each is an answer of its own: between them others have their turn.
      await setImmediate();
      const more: SnapshotPart = told(await readPart(reader, part, next));
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
    await writeLargeSnapshot(workspace, { name: BEFORE });
    await writeLargeSnapshot(workspace, { name: AFTER, change: 'x' });
  }, 180_000);
  afterAll(() => rm(workspace, { recursive: true, force: true }));

  it('[SN01] is told in parts, and nobody waits for it', async () => {
    let counts = {};
    const stall = await turnWithin(LONGEST, async () => {
      counts = await gatherAll(await createSnapshotShelf().open(at(BEFORE)));
    });
    expect(counts).toEqual({ screens: SCREENS, variables: TOKENS * MODES, images: IMAGES });
    console.info(`told in parts: longest turn ${stall.toFixed(0)} ms`);
    expect(stall).toBeLessThan(LONGEST);
  }, 180_000);

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
  }, 180_000);

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
  }, 180_000);

  it('[SN04] is compared with the one before it', async () => {
    // What is looked at afterwards is that of the last round: a comparison of its own would take as long again.
    const compare = async () => {
      const shelf = createSnapshotShelf();
      const pair = { before: await shelf.open(at(BEFORE)), after: await shelf.open(at(AFTER)) };
      return { shelf, pair, first: told(await shelf.comparisons.screens(pair, 0)) };
    };
    const rounds: Awaited<ReturnType<typeof compare>>[] = [];
    const delays = await turnWithin(LONGEST, async () => {
      rounds.splice(0, 1, await compare());
    });
    const { shelf, pair, first } = rounds[0] ?? (await compare());
    expect(first.counts.layers).toMatchObject({ added: LAYERS / 10 + 89, removed: LAYERS / 10 + 89 });
    expect(first.images).toMatchObject([{ key: 'groupIcon7', kind: 'changed' }]);
    const page = told(await shelf.comparisons.layers(pair, '1:0', 0));
    expect(page.layers).toHaveLength(300);
    console.info(`compared: longest turn ${delays.toFixed(0)} ms`);
    expect(delays).toBeLessThan(LONGEST);
  }, 180_000);
});
