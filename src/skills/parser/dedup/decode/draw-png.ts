import { open } from 'node:fs/promises';
import { DEFAULT_BOUNDS } from '../../render/drawing.ts';
import { type DrawnPng, drawingToPng } from '../../render/to-png.ts';
import { BrokenPicture } from './messages.ts';
import { isSelfContained } from './svg-safety.ts';

const SCALE = 2;

/** Heads of drawings that the product made itself; see `drawScreen`. */
const HEAD = /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="([\d.]+)" height="([\d.]+)" /;

/** Beyond what was drawn, room for the images that were put in after it. */
const MOST_BYTES = DEFAULT_BOUNDS.characters + 64 * 1024 * 1024;

const readDrawing = async (path: string): Promise<string> => {
  const file = await open(path).catch(() => null);
  if (file === null) throw new BrokenPicture('unreadable');
  try {
    if ((await file.stat()).size > MOST_BYTES) throw new BrokenPicture('too-large');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
};

/** Turns a drawing that the product made from geometry into a PNG at scale 2. @throws BrokenPicture */
export const drawPng = async (path: string): Promise<DrawnPng> => {
  const svg = await readDrawing(path);
  const head = HEAD.exec(svg.slice(0, 200));
  if (head === null) throw new BrokenPicture('broken');
  if (!isSelfContained(svg)) throw new BrokenPicture('external-reference');
  try {
    return await drawingToPng({ svg, width: Number(head[1]), height: Number(head[2]) }, SCALE);
  } catch {
    throw new BrokenPicture('broken');
  }
};
