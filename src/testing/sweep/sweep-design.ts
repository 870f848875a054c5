import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { fileBody, layerBuilder, solid } from '../design-builder.ts';
import type { Design } from '../parser-run.ts';

const SIZE = 24;

const picture = (index: number): Promise<Buffer> => {
  const [x, y] = [2 + ((index * 5) % 12), 2 + ((index * 7) % 12)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><rect x="${x}" y="${y}" width="${8 + index}" height="20"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
};

/** A screen with as many icons as asked, each with a picture of its own, and a text. */
export const writeSweepDesign = async (folder: string, images: number): Promise<Design> => {
  const layer = layerBuilder();
  const absoluteBoundingBox = { x: 0, y: 0, width: SIZE, height: SIZE };
  const icons = Array.from({ length: images }, (_, index) =>
    layer('VECTOR', { name: `icon ${index}`, fills: [solid(0, 0, 0)], absoluteBoundingBox }),
  );
  const text = layer('TEXT', { characters: 'Swept', style: { fontFamily: 'Inter', fontSize: 16, fontWeight: 400 } });
  const body = fileBody([[layer('FRAME', { name: 'Home' }, [text, ...icons])]]);
  const [sourcePath, imagesPath] = [join(folder, 'design.json'), join(folder, 'images')];
  await mkdir(imagesPath, { recursive: true });
  await writeFile(sourcePath, JSON.stringify(body));
  for (const [index, icon] of icons.entries())
    await writeFile(join(imagesPath, `${String(icon.id).replaceAll(':', '-')}.png`), await picture(index));
  // Imported again at every point, and without programs of the system that no point can be counted in.
  return { sourcePath, imagesPath, alias: 'Swept', description: 'A design of a sweep.', again: true, draw: false };
};
