import sharp from 'sharp';
import type { FlatPicture } from '#codegen/score/picture/flat-picture';
import { pngOf } from './compare-pictures.ts';

export interface SheetRow {
  readonly label: string;
  /** Ours, Figma's, the difference. */
  readonly pictures: readonly FlatPicture[];
}

const CELL = { width: 320, height: 420 };
const LABEL = 26;
const GAP = 8;

const thumbnail = async (picture: FlatPicture): Promise<Buffer> =>
  await sharp(await pngOf(picture))
    .resize({ ...CELL, fit: 'inside', withoutEnlargement: true })
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#999' })
    .png()
    .toBuffer();

const labelOf = (text: string, width: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${LABEL}"><text x="2" y="18" font-size="14" font-family="sans-serif">${text.replace(/[<&]/g, '')}</text></svg>`,
  );

/** One picture of many comparisons: a row each of ours, Figma's, the difference, and a label. */
export const contactSheet = async (rows: readonly SheetRow[]): Promise<Buffer> => {
  const width = 3 * (CELL.width + GAP) + GAP;
  const parts: { input: Buffer; left: number; top: number }[] = [];
  let top = GAP;
  for (const { label, pictures } of rows) {
    parts.push({ input: labelOf(label, width - 2 * GAP), left: GAP, top });
    let tallest = 0;
    for (const [column, picture] of pictures.entries()) {
      const input = await thumbnail(picture);
      parts.push({ input, left: GAP + column * (CELL.width + GAP), top: top + LABEL });
      tallest = Math.max(tallest, (await sharp(input).metadata()).height);
    }
    top += LABEL + tallest + GAP;
  }
  const sheet = sharp({ create: { width, height: Math.max(1, top), channels: 3, background: '#fff' } });
  return await sheet.composite(parts).png().toBuffer();
};
