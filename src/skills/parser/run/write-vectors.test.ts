import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImageMap, imageMap, manifest } from '#contract/snapshot';
import { fileBody, layerBuilder, type RawLayer, solid } from '#testing/design-builder';
import { createParserRunner, parserWorkspace, readJson } from '#testing/parser-run';
import { tempDir } from '#testing/temp-dir';

const layer = layerBuilder();
const at = (x: number, y: number) => ({
  absoluteBoundingBox: { x, y, width: 24, height: 24 },
  absoluteRenderBounds: { x, y, width: 24, height: 24 },
});
const icon = (name: string, x: number, more: Readonly<Record<string, unknown>> = {}): RawLayer =>
  layer('VECTOR', {
    name,
    fills: [solid(1, 0, 0)],
    fillGeometry: [{ path: 'M0 0L24 0L12 24Z', windingRule: 'NONZERO' }],
    strokeGeometry: [],
    ...at(x, 0),
    ...more,
  });

const square = [{ path: 'M0 0H24V24H0Z', windingRule: 'NONZERO' }];
/** Came as pictures: a square with an outline, and one without. */
const given = icon('given', 40, { fills: [solid(0, 0, 1)], fillGeometry: square });
const shapeless = icon('shapeless', 80, { fillGeometry: undefined, strokeGeometry: undefined });
const moving = icon('approximate', 120, { fillGeometry: square, fills: [{ type: 'NEVER-HEARD-OF' }, solid(0, 1, 0)] });
const photo = layer('RECTANGLE', {
  name: 'photo',
  fills: [{ type: 'IMAGE', imageRef: 'a', scaleMode: 'FILL' }],
  ...at(160, 0),
});
const screen = layer('FRAME', { name: 'Home', ...at(0, 0) }, [
  icon('arrow', 0),
  icon('same arrow', 200),
  given,
  shapeless,
  moving,
  photo,
]);

const pictureOf = (r: number, g: number): Promise<Buffer> =>
  sharp({ create: { width: 48, height: 48, channels: 4, background: { r, g, b: 90, alpha: 1 } } })
    .png()
    .toBuffer();

describe('vectors of a snapshot', () => {
  let dir: Awaited<ReturnType<typeof tempDir>>;
  let workspace: string;
  let path: string;
  let images: ImageMap;

  beforeAll(async () => {
    dir = await tempDir('vectors');
    workspace = await parserWorkspace();
    const runner = createParserRunner(workspace);
    const [sourcePath, imagesPath] = [join(dir.path, 'design.json'), join(dir.path, 'images')];
    await mkdir(imagesPath);
    await writeFile(sourcePath, JSON.stringify(fileBody([[screen]])));
    for (const [number, { id }] of [given, shapeless, photo].entries())
      await writeFile(join(imagesPath, `${id.replace(':', '-')}.png`), await pictureOf(number * 80, 200 - number * 60));
    const envelopes = await runner.run({ sourcePath, imagesPath, draw: true });
    await runner.skill.dispose();
    path = String(envelopes.at(-1)?.payload.data?.['path']);
    const { schemaVersion: _version, ...map } = (await readJson(join(path, 'image-map.json'))) as Record<
      string,
      unknown
    >;
    images = imageMap.parse(map);
  });
  afterAll(async () => {
    await dir.remove();
    await rm(workspace, { recursive: true, force: true });
  });

  const vectorOf = (key: string) => {
    const entry = images[key];
    return entry === undefined || entry.snapshot === null ? undefined : entry.vector;
  };

  it('are there for drawings that the renderer draws whole, whoever made their picture, and once a key', async () => {
    const keys = Object.keys(images).filter((key) => vectorOf(key) !== undefined);
    expect(keys).toEqual(['vectorIconArrow', 'vectorIconGiven']);
    expect((await readdir(join(path, 'vectors'))).sort()).toEqual(keys.map((key) => `${key}.svg`));
    expect(images['vectorIconShapeless']?.snapshot).not.toBeNull();
  });

  it('are named with their hash, stand in the manifest, and are as large as the layer', async () => {
    const { files } = manifest.parse(await readJson(join(path, 'manifest.json')));
    const { snapshot = '', md5 } = vectorOf('vectorIconGiven') ?? {};
    const bytes = await readFile(join(path, snapshot));
    expect(createHash('md5').update(bytes).digest('hex')).toBe(md5);
    expect(files[snapshot]?.size).toBe(bytes.length);
    expect(bytes.toString()).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="24" height="24" /);
    expect(bytes.toString()).toContain('fill="#0000ff"');
  });
});
