import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileBody, layerBuilder, solid } from './design-builder.ts';
import type { DesignFiles } from './parser-run.ts';

const svg = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#111" stroke-width="2">${body}</svg>`;
const ring = (radius: number): string => svg(`<circle cx="12" cy="12" r="${radius}"/>`);

/** Icons of which the first two are just not the same picture, the third is just the same as the first, and the last is another. */
const ICONS = {
  ring: ring(8),
  'wide ring': ring(8.45),
  'thin ring': ring(7.65),
  cross: svg('<path d="M6 6l12 12M18 6L6 18"/>'),
};

/** A screen with four icons and their pictures, some of which are hard to tell apart. */
export const writeAlike = async (folder: string, at = 0): Promise<DesignFiles> => {
  const layer = layerBuilder();
  // What comes before shifts the ids: a later version of the design.
  for (let i = 0; i < at; i += 1) layer('TEXT', { name: 'before' });
  const icons = Object.keys(ICONS).map((name) =>
    layer('VECTOR', { name, fills: [solid(0, 0, 0)], absoluteBoundingBox: { x: 0, y: 0, width: 24, height: 24 } }),
  );
  const images = join(folder, 'images');
  await mkdir(images, { recursive: true });
  for (const [i, icon] of icons.entries())
    await writeFile(join(images, `${icon.id.replaceAll(':', '-')}.svg`), Object.values(ICONS)[i] ?? '');
  const sourcePath = join(folder, 'alike.json');
  await writeFile(sourcePath, JSON.stringify(fileBody([[layer('FRAME', { name: 'Home' }, icons)]])));
  return { sourcePath, imagesPath: images, alias: 'Alike' };
};
