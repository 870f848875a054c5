import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileBody, layerBuilder, solid } from '#testing/design-builder';
import { createParserRunner, parserWorkspace } from '#testing/parser-run';
import { openSnapshot, type SnapshotReader } from '#workspace/reading/snapshot-reader';
import { decideAssets } from './decide-assets.ts';
import { snapshotPictures } from './snapshot-pictures.ts';

const layer = layerBuilder();
const at = (x: number) => ({
  absoluteBoundingBox: { x, y: 0, width: 24, height: 24 },
  absoluteRenderBounds: { x, y: 0, width: 24, height: 24 },
});
const icon = (name: string, x: number, path: string) =>
  layer('VECTOR', {
    ...{ name, fills: [solid(1, 0, 0)], fillGeometry: [{ path, windingRule: 'NONZERO' }], strokeGeometry: [] },
    ...at(x),
  });
const home = layer('FRAME', { name: 'Home', ...at(0) }, [
  layer('FRAME', { name: 'Card', ...at(0) }, [
    icon('check', 0, 'M0 0L24 0L12 24Z'),
    icon('Vector', 30, 'M0 0H24V24H0Z'),
    layer('TEXT', { name: 'title', characters: 'Hello', ...at(60) }),
  ]),
]);
const menu = layer('FRAME', { name: 'Menu', ...at(100) }, [
  icon('check', 100, 'M0 0L24 0L12 24Z'),
  icon('Корзина', 130, 'M0 0H4V24H0Z'),
]);

let workspace: string;
let snapshot: SnapshotReader;

beforeAll(async () => {
  workspace = await parserWorkspace();
  const { run, skill } = createParserRunner(workspace);
  const sourcePath = join(workspace, 'design.json');
  await writeFile(sourcePath, JSON.stringify(fileBody([[home, menu]])));
  const envelopes = await run({ sourcePath, draw: true });
  await skill.dispose();
  const name = basename(String(envelopes.at(-1)?.payload.data?.['path']));
  snapshot = await openSnapshot({ workspace, framework: 'html', name });
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const decide = async (screens: readonly string[] | null = null) =>
  decideAssets({
    ...{ workspace, snapshotFolder: snapshot.dir, framework: 'html' },
    imageMap: await snapshot.images(),
    used: await snapshotPictures(snapshot, screens),
  });

it('drawings of an imported design become files with names, and are found again once they are there', async () => {
  const { places } = await decide();
  expect([...places.values()].map(({ path, kind }) => `${path} ${kind}`).sort()).toEqual([
    'assets/card-icon.svg vector',
    'assets/check.svg vector',
    'assets/korzina.svg vector',
  ]);
  for (const { path, snapshotFile } of places.values()) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await copyFile(join(snapshot.dir, snapshotFile ?? ''), join(workspace, path));
  }
  const again = await decide();
  expect(again.reused.map(({ path }) => path).sort()).toEqual([...places.values()].map(({ path }) => path).sort());
  expect(again.counted.images).toBe(3);
});

it('of some screens only what they show', async () => {
  expect([...(await decide([menu.id])).places.values()].map(({ path }) => path).sort()).toEqual([
    'assets/check.svg',
    'assets/korzina.svg',
  ]);
  await expect(snapshotPictures(snapshot, null, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
});
