import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { alias, fileBody, layerBuilder, type RawLayer, solid, variablesBody } from './design-builder.ts';
import type { DesignFiles } from './parser-run.ts';

const drawing = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" fill="none" stroke="#111" stroke-width="2">${body}</svg>`;
const CROSS = drawing('<path d="M6 6l12 12M18 6L6 18"/>');
const RING = drawing('<circle cx="12" cy="12" r="8"/>');

const png = (svg: string, size: number): Promise<Buffer> => sharp(Buffer.from(svg)).resize(size, size).png().toBuffer();

export const photoBytes = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#39f' } })
    .jpeg()
    .toBuffer();

/** The layers of the fixture by name. */
export type FixtureIds = Readonly<Record<string, string>>;

/**
 * A shop: a screen with a bound text, two icons that are the same picture, one that is not, one without a picture, one
 * whose picture is cut, and a card with an image fill; a hidden screen; and a loose layer.
 */
export const shopDesign = (): { readonly body: object; readonly ids: FixtureIds } => {
  const layer = layerBuilder();
  const icon = (name: string): RawLayer =>
    layer('VECTOR', { name, fills: [solid(0, 0, 0)], absoluteBoundingBox: { x: 0, y: 0, width: 24, height: 24 } });
  const text = layer('TEXT', {
    name: 'title',
    characters: 'Everything must go',
    style: { fontFamily: 'Inter', fontSize: 16, fontWeight: 400 },
    fills: [solid(1, 0.5, 0, { boundVariables: { color: alias('VariableID:1:1') } })],
  });
  const icons = ['close', 'dismiss', 'ring', 'gone', 'cut'].map(icon);
  const image = { type: 'IMAGE', imageRef: 'bg', scaleMode: 'FILL' };
  const card = layer('FRAME', { name: 'card', fills: [image] }, [text]);
  const lost = layer('FRAME', { name: 'lost', fills: [{ ...image, imageRef: 'lost' }] }, [
    layer('TEXT', { name: 'x' }),
  ]);
  const home = layer('FRAME', { name: 'Home' }, [card, lost, ...icons]);
  const hidden = layer('FRAME', { name: 'Hidden', visible: false }, []);
  const loose = layer('TEXT', { name: 'loose', characters: 'note' });
  const all = [text, ...icons, card, lost, home, hidden, loose];
  return { body: fileBody([[home, hidden], [loose]]), ids: Object.fromEntries(all.map(({ id, name }) => [name, id])) };
};

export const shopVariables = (): object =>
  variablesBody({ brand: { type: 'COLOR', values: [{ r: 1, g: 0.5, b: 0, a: 1 }] } });

const writePictures = async (folder: string, ids: FixtureIds): Promise<void> => {
  await mkdir(folder);
  const stem = (name: string): string => join(folder, (ids[name] ?? '').replaceAll(':', '-'));
  await writeFile(`${stem('close')}.svg`, CROSS);
  await writeFile(`${stem('dismiss')}.png`, await png(CROSS, 48));
  await writeFile(`${stem('ring')}.svg`, RING);
  await writeFile(`${stem('cut')}.png`, (await png(RING, 48)).subarray(0, 90));
  await writeFile(`${stem('Home')}.png`, await png(RING, 200));
};

/** Writes a design and all that may be given beside it into a folder. */
export const writeShop = async (folder: string, body: unknown = shopDesign().body): Promise<DesignFiles> => {
  const path = (name: string): string => join(folder, name);
  await writeFile(path('shop.json'), JSON.stringify(body));
  await writeFile(path('variables.json'), JSON.stringify(shopVariables()));
  await writePictures(path('images'), shopDesign().ids);
  await writeFile(path('bg.jpg'), await photoBytes());
  await writeFile(path('fills.json'), JSON.stringify({ bg: 'bg.jpg' }));
  return {
    sourcePath: path('shop.json'),
    variablesPath: path('variables.json'),
    imagesPath: path('images'),
    fillsPath: path('fills.json'),
    alias: 'Shop',
    description: 'A shop.',
  };
};
