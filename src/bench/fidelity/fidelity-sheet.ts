import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import type { FlatPicture } from '#codegen/score/picture/flat-picture';
import { pngOf } from '../render/compare-pictures.ts';

/** Screens beside Figma's pictures, as one picture to look at. */
export interface FidelitySheet {
  add(
    screen: string,
    label: string,
    pictures: { readonly ours: FlatPicture; readonly figma: FlatPicture },
  ): Promise<void>;
  save(): Promise<void>;
}

interface Cell {
  readonly label: string;
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

const CELL = { width: 360, height: 2_000 };
const LABEL = 22;
const GAP = 10;

/** Figma's picture as a pale ground, red where ours differs, the more the stronger. */
const heatOf = (ours: FlatPicture, figma: FlatPicture): FlatPicture => {
  const data = new Uint8Array(figma.data.length);
  for (let at = 0; at < data.length; at += 3) {
    const [r = 0, g = 0, b = 0] = figma.data.subarray(at, at + 3);
    const pale = 200 + Math.round((0.3 * r + 0.59 * g + 0.11 * b) * 0.2);
    const off = Math.max(...[r, g, b].map((channel, index) => Math.abs(channel - (ours.data[at + index] ?? 0))));
    const heat = Math.min(1, (4 * off) / 255);
    data[at] = Math.round(pale + (220 - pale) * heat);
    data[at + 1] = Math.round(pale * (1 - heat));
    data[at + 2] = Math.round(pale * (1 - heat));
  }
  return { ...figma, data };
};

const cellOf = async (label: string, picture: FlatPicture): Promise<Cell> => {
  const { data, info } = await sharp(await pngOf(picture))
    .resize({ ...CELL, fit: 'inside', withoutEnlargement: true })
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#999' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { label, png: data, width: info.width, height: info.height };
};

const labelOf = (text: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CELL.width}" height="${LABEL}"><text x="0" y="15" font-size="11" font-family="sans-serif">${text.replaceAll(/[<&]/g, '')}</text></svg>`,
  );

const sheetOf = async (rows: readonly (readonly Cell[])[]): Promise<Buffer> => {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const parts: { input: Buffer; left: number; top: number }[] = [];
  let top = GAP;
  for (const row of rows) {
    for (const [column, { label, png }] of row.entries()) {
      const left = GAP + column * (CELL.width + GAP);
      parts.push({ input: labelOf(label), left, top }, { input: png, left, top: top + LABEL });
    }
    top += LABEL + Math.max(0, ...row.map(({ height }) => height)) + GAP;
  }
  const width = columns * (CELL.width + GAP) + GAP;
  const sheet = sharp({ create: { width, height: Math.max(1, top), channels: 3, background: '#fff' } });
  return await sheet.composite(parts).png().toBuffer();
};

/** A sheet with a row for each screen: ours, Figma's and where they differ, at each width. */
export const fidelitySheet = (file: string): FidelitySheet => {
  const rows = new Map<string, Cell[]>();
  return {
    add: async (screen, label, { ours, figma }) => {
      const row = rows.get(screen) ?? [];
      rows.set(screen, row);
      row.push(
        await cellOf(`${screen}, ${label}: ours`, ours),
        await cellOf(`${label}: Figma`, figma),
        await cellOf(`${label}: difference`, heatOf(ours, figma)),
      );
    },
    save: async () => writeFileSync(file, await sheetOf([...rows.values()])),
  };
};
