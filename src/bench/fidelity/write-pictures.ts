import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { AssetPlace } from '#codegen/draft/draft-input';
import type { FigmaNode } from '#parser/figma/raw-node';
import { drawLayer } from '#parser/render/draw-layer';
import type { FontBook } from '#parser/render/text/font-book';
import { givenPictures } from '../render/given-pictures.ts';
import { givenFiles } from '../render/render-cases.ts';
import { type FidelityCase, picturedLayers } from './fidelity-case.ts';

const findNode = (root: FigmaNode, id: string): FigmaNode | undefined => {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.id === id) return node;
    stack.push(...(node.children ?? []));
  }
  return undefined;
};

const keysOf = ({ screens }: FidelityCase): [key: string, id: string][] =>
  screens.flatMap(({ root }) => [...picturedLayers(root)]);

const placeOf = (key: string, kind: AssetPlace['kind']): AssetPlace => {
  const name = `${key}.${kind === 'bitmap' ? 'png' : 'svg'}`;
  return { key, path: `assets/${name}`, snapshotFile: name, kind };
};

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is drawn of a layer, as long as nothing around it cuts it. */
const boundsOf = (node: FigmaNode | undefined): Bounds | null => {
  const bounds = (node?.['absoluteBoundingBox'] ?? null) as Bounds | null;
  const drawn = (node?.['absoluteRenderBounds'] ?? null) as Bounds | null;
  if (bounds === null || drawn === null) return drawn ?? bounds;
  const isCut = drawn.width < bounds.width - 0.5 || drawn.height < bounds.height - 0.5;
  return isCut ? bounds : drawn;
};

/** Cuts the part of a layer out of Figma's picture of the screen; what lies outside of it stays clear. */
const cutOut = async (one: FidelityCase, id: string, target: string): Promise<void> => {
  const [shot] = one.shots;
  const around = boundsOf(one.raw);
  const own = boundsOf(findNode(one.raw, id));
  const clear = { create: { width: 1, height: 1, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } } as const;
  const write = (picture: ReturnType<typeof sharp>) =>
    picture
      .png()
      .toFile(target)
      .then(() => {});
  const picture = shot?.file ?? null;
  if (picture === null || around === null || own === null) return write(sharp(clear));
  const { width, height } = await sharp(picture).metadata();
  const scale = width / around.width;
  const [left, top] = [Math.round((own.x - around.x) * scale), Math.round((own.y - around.y) * scale)];
  const right = Math.min(width, left + Math.max(1, Math.round(own.width * scale)));
  const bottom = Math.min(height, top + Math.max(1, Math.round(own.height * scale)));
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  if (right <= x || bottom <= y) return write(sharp(clear));
  const part = sharp(picture).extract({ left: x, top: y, width: right - x, height: bottom - y });
  const missing = {
    left: x - left,
    top: y - top,
    right: Math.max(0, left + Math.round(own.width * scale) - right),
    bottom: Math.max(0, top + Math.round(own.height * scale) - bottom),
  };
  return write(part.ensureAlpha().extend({ ...missing, background: clear.create.background }));
};

const writeGiven = async (one: FidelityCase, folder: string, out: string, fonts: FontBook | null) => {
  const given = new Map([...givenFiles(folder, 'images'), ...givenFiles(folder, 'vectors')]);
  const drawn = await givenPictures({ name: '', file: '', nodeId: null, figma: '', scale: 2, given: folder });
  const options = {
    fonts,
    image: (_: string, id: string) => drawn.images.get(id),
    picture: (id: string) => drawn.vectors.get(id),
  };
  return keysOf(one).map(([key, id]) => {
    const file = given.get(id);
    const isBitmap = file?.endsWith('.png') === true;
    const place = placeOf(key, isBitmap ? 'bitmap' : 'vector');
    const target = join(out, 'snapshot', place.snapshotFile ?? '');
    const node = findNode(one.raw, id);
    if (isBitmap && file !== undefined) copyFileSync(file, target);
    else if (node !== undefined) writeFileSync(target, drawLayer(node, options).svg);
    return place;
  });
};

/** Pictures of layers below `out/snapshot`: those that came with the screen or are drawn from their geometry, else cut out. */
export const writePictures = async (
  one: FidelityCase,
  out: string,
  fonts: FontBook | null,
): Promise<readonly AssetPlace[]> => {
  if (one.folder !== null) return writeGiven(one, one.folder, out, fonts);
  const places: AssetPlace[] = [];
  for (const [key, id] of keysOf(one)) {
    const place = placeOf(key, 'bitmap');
    await cutOut(one, id, join(out, 'snapshot', place.snapshotFile ?? ''));
    places.push(place);
  }
  return places;
};
