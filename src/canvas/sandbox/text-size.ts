import type { TextSize } from '../document/store.ts';

/** Widths of letters in parts of their size, as a plain sans serif has them. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/, 1],
  [/[ijltf.,:;'|!()[\]I]/, 0.3],
  [/[mwMW@%]/, 0.86],
  [/[A-Z&]/, 0.68],
  [/[0-9$#+=<>]/, 0.62],
  [/\s/, 0.28],
];

const widthOf = (letter: string): number => WIDTHS.find(([of]) => of.test(letter))?.[1] ?? 0.57;

const lineWidth = (line: string, size: number): number => {
  let width = 0;
  for (const letter of line) width += widthOf(letter) * size;
  return width;
};

/** Size of a text as a font that is not there would set it: good enough to lay things out, not to the pixel. */
export const estimateText = (
  characters: string,
  style: Readonly<Record<string, unknown>>,
  width: number | null,
): TextSize => {
  const size = Number(style['fontSize'] ?? 12);
  const lineHeight = typeof style['lineHeightPx'] === 'number' ? style['lineHeightPx'] : size * 1.21;
  const widths = characters.split('\n').map((line) => lineWidth(line, size));
  const rows = (each: number): number => (width === null || width <= 0 ? 1 : Math.max(1, Math.ceil(each / width)));
  const lines = widths.reduce((sum, each) => sum + rows(each), 0);
  return { width: width ?? Math.ceil(Math.max(...widths)), height: Math.ceil(lines * lineHeight) };
};
