import { bmvbhash } from 'blockhash-core';
import type { Pixels, Thumbnail } from './thumbnail.ts';

/** 64 bits as two halves, because numbers of this size cannot be combined bit by bit. */
export type Hash64 = readonly [high: number, low: number];

const ofHex = (hex: string): Hash64 => [
  Number.parseInt(hex.slice(0, 8), 16) | 0,
  Number.parseInt(hex.slice(8), 16) | 0,
];

/** How many bits of a 32-bit number are set. */
export const bitsSet = (value: number): number => {
  let left = value - ((value >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** In how many of 64 bits two hashes differ. */
export const distance = (a: Hash64, b: Hash64): number => bitsSet(a[0] ^ b[0]) + bitsSet(a[1] ^ b[1]);

/**
 * How far two hashes may lie apart: similarity is 1 - distance / 128, because unrelated pictures differ in half of the
 * bits and not in all. 0.95 gives 6, 1 gives 0.
 */
export const allowedDistance = (threshold: number): number => Math.floor((1 - threshold) * 128 + 1e-9);

/** The perceptual hash of `blockhash-core`. See-through pictures lie on the ground on which they stand out. */
export const blockhash = (pixels: Pixels): Hash64 => ofHex(bmvbhash(pixels, 8));

/** Fills what is see-through with grey `ground`. */
export const onGround = ({ size, data }: Thumbnail, ground: number): Pixels => {
  const out = new Uint8Array(size * size * 4);
  for (let at = 0; at < out.length; at += 4) {
    const rest = ground * (1 - (data[at + 3] as number) / 255);
    for (let c = 0; c < 3; c += 1) out[at + c] = Math.round((data[at + c] as number) + rest);
    out[at + 3] = 255;
  }
  return { width: size, height: size, data: out };
};

const COLUMNS = 9;
const ROWS = 8;

const cellGreys = ({ width, height, data }: Pixels): Float64Array => {
  const greys = new Float64Array(COLUMNS * ROWS);
  for (let cell = 0; cell < greys.length; cell += 1) {
    const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
    const [left, right] = [Math.floor((column * width) / COLUMNS), Math.ceil(((column + 1) * width) / COLUMNS)];
    const [top, bottom] = [Math.floor((row * height) / ROWS), Math.ceil(((row + 1) * height) / ROWS)];
    let sum = 0;
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const at = (y * width + x) * 4;
        sum += (data[at] as number) * 77 + (data[at + 1] as number) * 151 + (data[at + 2] as number) * 28;
      }
    }
    greys[cell] = sum / 256 / ((right - left) * (bottom - top));
  }
  return greys;
};

/** Whether each of 64 cells is lighter than its left neighbour: steadier than the blockhash where symmetric icons shift. */
export const differenceHash = (pixels: Pixels): Hash64 => {
  const greys = cellGreys(pixels);
  let text = '';
  for (let row = 0; row < ROWS; row += 1)
    for (let column = 1; column < COLUMNS; column += 1) {
      const at = row * COLUMNS + column;
      text += (greys[at] as number) - (greys[at - 1] as number) > 1 ? '1' : '0';
    }
  return [Number.parseInt(text.slice(0, 32), 2) | 0, Number.parseInt(text.slice(32), 2) | 0];
};
