import sharp from 'sharp';
import type { RenderImage } from '#parser/render/drawing';
import { givenFiles, type RenderCase } from './render-cases.ts';

const VECTOR_SCALE = 4;
const PICTURE_SCALE = 2;
const CSS_DPI = 72;

const asImage = async (file: string): Promise<RenderImage> => {
  const isVector = file.endsWith('.svg');
  const size = await sharp(file, { density: CSS_DPI }).metadata();
  const picture = sharp(file, isVector ? { density: CSS_DPI * VECTOR_SCALE } : {});
  const href = `data:image/png;base64,${(await picture.png().toBuffer()).toString('base64')}`;
  const scale = isVector ? 1 : PICTURE_SCALE;
  return { href, width: size.width / scale, height: size.height / scale };
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
