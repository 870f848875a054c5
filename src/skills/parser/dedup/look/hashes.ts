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
  // Clamped arrays round by themselves.
  const out = new Uint8ClampedArray(size * size * 4);
  for (let at = 0; at < out.length; at += 4) {
    const rest = ground * (1 - (data[at + 3] as number) / 255);
    out[at] = (data[at] as number) + rest;
    out[at + 1] = (data[at + 1] as number) + rest;
    out[at + 2] = (data[at + 2] as number) + rest;
    out[at + 3] = 255;
  }
  return { width: size, height: size, data: new Uint8Array(out.buffer) };
};

const COLUMNS = 9;
const ROWS = 8;

/** Mean brightness (premultiplied) and mean coverage, 0 to 255, of the cells of the difference hash, in turns. */
export const cellMeans = ({ size, data }: Thumbnail): Float64Array => {
  const means = new Float64Array(COLUMNS * ROWS * 2);
  for (let cell = 0; cell < COLUMNS * ROWS; cell += 1) {
    const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
    const [left, right] = [Math.floor((column * size) / COLUMNS), Math.ceil(((column + 1) * size) / COLUMNS)];
    const [top, bottom] = [Math.floor((row * size) / ROWS), Math.ceil(((row + 1) * size) / ROWS)];
    let [grey, alpha] = [0, 0];
    for (let y = top; y < bottom; y += 1) {
      for (let at = (y * size + left) * 4; at < (y * size + right) * 4; at += 4) {
        grey += (data[at] as number) * 77 + (data[at + 1] as number) * 151 + (data[at + 2] as number) * 28;
        alpha += data[at + 3] as number;
      }
    }
    const count = (right - left) * (bottom - top);
    means[cell * 2] = grey / 256 / count;
    means[cell * 2 + 1] = alpha / count;
  }
  return means;
};

/**
 * Whether each of 64 cells on grey `ground` is lighter than its left neighbour: steadier than the blockhash where symmetric
 * icons shift.
 */
export const differenceHash = (cells: Float64Array, ground: number): Hash64 => {
  const lightness = (cell: number): number =>
    (cells[cell * 2] as number) + ground * (1 - (cells[cell * 2 + 1] as number) / 255);
  const halves: [number, number] = [0, 0];
  for (let bit = 0; bit < 64; bit += 1) {
    const cell = Math.floor(bit / 8) * COLUMNS + (bit % 8);
    if (lightness(cell + 1) - lightness(cell) > 1) halves[bit < 32 ? 0 : 1] |= 1 << (31 - (bit % 32));
  }
  return halves;
};
