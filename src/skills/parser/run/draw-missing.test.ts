import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import type { SemanticAst, SemanticScreen } from '#contract/design/semantic-ast';
import { type ImageEntry, imageEntry } from '#contract/snapshot';
import { fileBody, layerBuilder, type RawLayer, solid } from '#testing/design-builder';
import { createParserRunner, type Design, parserWorkspace, readJson } from '#testing/parser-run';
import { tempDir } from '#testing/temp-dir';

const layer = layerBuilder();
const at = (x: number, y: number, width: number, height: number) => ({
  absoluteBoundingBox: { x, y, width, height },
  absoluteRenderBounds: { x, y, width, height },
});

/** A triangle with an outline, as a response with `geometry=paths` has it. */
const drawn = (name: string, x: number): RawLayer =>
  layer('VECTOR', {
    name,
    fills: [solid(1, 0, 0)],
    fillGeometry: [{ path: 'M0 0L24 0L12 24Z', windingRule: 'NONZERO' }],
    strokeGeometry: [],
    ...at(x, 0, 24, 24),
  });
/** The same without: nobody can tell its shape. */
const shapeless = (name: string, x: number): RawLayer =>
  layer('VECTOR', { name, fills: [solid(1, 0, 0)], ...at(x, 0, 24, 24) });

const screenOf = (name: string, children: RawLayer[]): RawLayer =>
  layer('FRAME', { name, fills: [solid(1, 1, 1)], clipsContent: true, ...at(0, 0, 200, 100) }, children);

interface Imported {
  readonly images: ReadonlyMap<string, ImageEntry>;
  readonly screens: readonly SemanticScreen[];
  readonly findings: readonly string[];
  picture(path: string): Promise<Buffer>;
}

const imported = async (layers: readonly RawLayer[], more: Design = {}): Promise<Imported> => {
  const dir = await tempDir('draw');
  const workspace = await parserWorkspace();
  const { run, skill } = createParserRunner(workspace);
  onTestFinished(async () => {
    await skill.dispose();
    await dir.remove();
    await rm(workspace, { recursive: true, force: true });
  });
  const sourcePath = join(dir.path, 'design.json');
  await writeFile(sourcePath, JSON.stringify(fileBody([layers])));
  const envelopes = await run({ sourcePath, draw: true, ...more });
  const path = String(envelopes.at(-1)?.payload.data?.['path']);
  const { schemaVersion: _version, ...map } = (await readJson(join(path, 'image-map.json'))) as Record<string, unknown>;
  const { screens } = (await readJson(join(path, 'semantic-ast.json'))) as SemanticAst;
  const lint = envelopes[5]?.payload.data?.['findings'] as { rule: string; params: { reason?: string } }[];
  return {
    images: new Map(Object.entries(map).map(([key, entry]) => [key, imageEntry.parse(entry)])),
    screens,
    findings: lint.map(({ rule, params }) => `${rule} ${params.reason ?? ''}`),
    picture: (name) => readFile(join(path, name)),
  };
};

const pixel = async (png: Buffer, x: number, y: number): Promise<number[]> => {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
};

it('draws layers and screens that came without a picture, at scale 2, and says that it did', async () => {
  const { images, screens, picture, findings } = await imported([
    screenOf('Home', [drawn('arrow', 0), drawn('other', 40)]),
  ]);
  const entries = [...images.values()];
  // The two look the same, so they are one.
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ drawn: { layers: 1, flagged: 0, reasons: {} } });
  const icon = await picture(entries[0]?.snapshot ?? '');
  expect(await sharp(icon).metadata()).toMatchObject({ format: 'png', width: 48, height: 48 });
  expect(await pixel(icon, 24, 8)).toEqual([255, 0, 0, 255]);
  expect((await pixel(icon, 1, 46))[3]).toBe(0);
  expect(screens[0]).toMatchObject({ drawn: { layers: 3, flagged: 0 } });
  const screen = await picture(screens[0]?.picture ?? '');
  expect(await sharp(screen).metadata()).toMatchObject({ width: 400, height: 200 });
  expect(await pixel(screen, 24, 8)).toEqual([255, 0, 0, 255]);
  expect(await pixel(screen, 300, 150)).toEqual([255, 255, 255, 255]);
  expect(findings.filter((line) => /drawn|rendered/.test(line))).toEqual([]);
});

it('leaves a layer without an outline blank in the image map and hatched on its screen, never silently', async () => {
  const { images, screens, picture, findings } = await imported([screenOf('Home', [shapeless('blob', 0)])]);
  expect([...images.values()]).toEqual([{ snapshot: null, md5: null, reason: 'no-file', drawing: 'no-geometry' }]);
  expect(screens[0]?.drawn).toMatchObject({ flagged: 1, reasons: { 'no-geometry': 1 } });
  const screen = await picture(screens[0]?.picture ?? '');
  const { channels } = await sharp(screen).extract({ left: 0, top: 0, width: 48, height: 48 }).stats();
  // Something is there, and it is not the red of the layer.
  expect(channels[1]?.stdev).toBeGreaterThan(0);
  expect(findings).toEqual(expect.arrayContaining(['not-drawn no-geometry', 'drawn-here no-geometry']));
});

it('never takes a picture of which a part is missing for a whole one', async () => {
  const photo = layer('RECTANGLE', {
    name: 'photo',
    fills: [{ type: 'IMAGE', imageRef: 'lost', scaleMode: 'FILL' }],
    ...at(0, 0, 40, 30),
  });
  const { images } = await imported([screenOf('Home', [photo])]);
  const pictures = [...images.values()].filter(({ imageRef }) => imageRef === undefined);
  expect(pictures).toEqual([{ snapshot: null, md5: null, reason: 'no-file', drawing: 'no-image' }]);
});

it('draws nothing when it is told not to', async () => {
  const { images, screens } = await imported([screenOf('Home', [drawn('arrow', 0)])], { draw: false });
  expect([...images.values()]).toEqual([{ snapshot: null, md5: null, reason: 'no-file' }]);
  expect(screens[0]).toMatchObject({ picture: null, pictureReason: 'no-file' });
});

it('says what is over its budget instead of taking for ever, and looks at nothing twice that has no outline', async () => {
  const many = Array.from({ length: 1_205 }, (_, index) => drawn(`arrow ${index}`, index % 100));
  const blank = Array.from({ length: 1_300 }, (_, index) => shapeless(`blob ${index}`, index % 100));
  const { images } = await imported([screenOf('Home', [...blank, ...many])]);
  const why = Map.groupBy(images.values(), (entry) => ('drawing' in entry ? entry.drawing : 'drawn'));
  expect(why.get('no-geometry')).toHaveLength(1_300);
  expect(why.get('over-budget')).toHaveLength(5);
  // All of them look the same.
  expect(why.get('drawn')).toHaveLength(1);
});
