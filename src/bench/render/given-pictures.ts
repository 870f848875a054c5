import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { RenderImage } from '#parser/render/drawing';
import { givenFiles, type RenderCase } from './render-cases.ts';

const VECTOR_SCALE = 4;
/** Vectors and images were exported at scale 2. */
const GIVEN_SCALE = 2;
const STROKE = /stroke-width="([\d.]+)"/g;
const CSS_DPI = 72;

/** A vector whose strokes, which kept their weight of scale 1, are as heavy as the rest of it is large. */
const vectorOf = async (file: string): Promise<Buffer> => {
  const text = await readFile(file, 'utf8');
  return Buffer.from(text.replaceAll(STROKE, (_, weight: string) => `stroke-width="${Number(weight) * GIVEN_SCALE}"`));
};

const asImage = async (file: string): Promise<RenderImage> => {
  const isVector = file.endsWith('.svg');
  const source = isVector ? await vectorOf(file) : file;
  const size = await sharp(source, { density: CSS_DPI }).metadata();
  const picture = sharp(source, isVector ? { density: CSS_DPI * VECTOR_SCALE } : {});
  const href = `data:image/png;base64,${(await picture.png().toBuffer()).toString('base64')}`;
  return { href, width: size.width / GIVEN_SCALE, height: size.height / GIVEN_SCALE };
};

const readAll = async (files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, RenderImage>> => {
  const images = new Map<string, RenderImage>();
  for (const [id, file] of files) images.set(id, await asImage(file));
  return images;
};

/** Pictures of layers and images of paints that came with a screen, by node id. */
export const givenPictures = async ({
  given,
}: RenderCase): Promise<{ vectors: ReadonlyMap<string, RenderImage>; images: ReadonlyMap<string, RenderImage> }> => {
  if (given === null) return { vectors: new Map(), images: new Map() };
  return { vectors: await readAll(givenFiles(given, 'vectors')), images: await readAll(givenFiles(given, 'images')) };
};
