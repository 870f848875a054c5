import { register, shifted } from './register.ts';

/** A softened thumbnail as it is kept and compared: premultiplied RGBA in bytes. */
export interface Picture {
  readonly size: number;
  readonly data: Uint8Array;
  /** Largest minus smallest value that any channel takes on black and on white. */
  readonly contrast: { readonly black: number; readonly white: number };
  /** By how much the mean of a sixteenth of the picture may differ. */
  readonly drift: number;
}

/** Side of the small blocks in which the largest difference is looked for, and how far around them contrast is measured. */
const BLOCK = 4;
const AROUND = 3;
/** A block may differ by this share of the contrast around it: what an edge does that moved by part of a pixel. */
const SHARE = 0.25;
/** Noise of compression: little in plain areas, more where something is drawn. */
const NOISE = { plain: 8, most: 20, share: 0.3 } as const;
/** Signed differences cancel out over a sixteenth of the picture, unless something is really lighter or darker there. */
const WIDE_BLOCKS = 4;

type Data = Uint8Array | Float32Array;

/** How much two premultiplied pixels differ on the worse of a black and a white ground. */
const pixelDifference = (a: Data, b: Data, at: number): number => {
  const alpha = (a[at + 3] as number) - (b[at + 3] as number);
  let worst = 0;
  for (let c = 0; c < 3; c += 1) {
    const onBlack = (a[at + c] as number) - (b[at + c] as number);
    worst = Math.max(worst, Math.abs(onBlack), Math.abs(onBlack - alpha));
  }
  return worst;
};

const blockDifference = (a: Data, b: Data, block: { size: number; x: number; y: number }): number => {
  let sum = 0;
  for (let y = block.y; y < block.y + BLOCK; y += 1)
    for (let x = block.x; x < block.x + BLOCK; x += 1) sum += pixelDifference(a, b, (y * block.size + x) * 4);
  return sum / (BLOCK * BLOCK);
};

/** Range of the values of one channel between two corners, on black or on white. */
const rangeOf = (data: Data, size: number, area: Area, channel: { at: number; onWhite: boolean }): number => {
  let low = 255;
  let high = 0;
  for (let y = area[1]; y < area[3]; y += 1) {
    for (let at = (y * size + area[0]) * 4; at < (y * size + area[2]) * 4; at += 4) {
      const value = (data[at + channel.at] as number) + (channel.onWhite ? 255 - (data[at + 3] as number) : 0);
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return Math.max(0, high - low);
};

type Area = readonly [left: number, top: number, right: number, bottom: number];

/** Largest range that any channel has between two corners, on one ground. */
export const contrastOn = (ground: 'black' | 'white', data: Data, size: number, area: Area): number => {
  let most = 0;
  for (let at = 0; at < 3; at += 1) {
    const range = rangeOf(data, size, area, { at, onWhite: ground === 'white' });
    if (range > most) most = range;
  }
  return most;
};

export const contrastOf = ({ contrast }: Picture): number => Math.max(contrast.black, contrast.white);

const contrastAround = (picture: Picture, x: number, y: number): number => {
  const { data, size } = picture;
  const clamp = (value: number): number => Math.min(size, Math.max(0, value));
  const reach = BLOCK + AROUND;
  const area: Area = [clamp(x - AROUND), clamp(y - AROUND), clamp(x + reach), clamp(y + reach)];
  return Math.max(contrastOn('black', data, size, area), contrastOn('white', data, size, area));
};

interface WideBlock {
  readonly frame: number;
  readonly side: number;
  readonly x: number;
  readonly y: number;
}

const isWideBlockAlike = (a: Data, b: Data, { frame, side, x, y }: WideBlock, limit: number): boolean => {
  const sum = [0, 0, 0, 0];
  for (let row = y; row < y + side; row += 1) {
    for (let at = (row * frame + x) * 4; at < (row * frame + x + side) * 4; at += 4)
      for (let c = 0; c < 4; c += 1) sum[c] = (sum[c] as number) + (a[at + c] as number) - (b[at + c] as number);
  }
  const most = limit * side * side;
  const alpha = sum[3] as number;
  return sum.slice(0, 3).every((value) => Math.abs(value) <= most && Math.abs(value - alpha) <= most);
};

const areWideBlocksAlike = (a: Data, b: Data, frame: number, limit: number): boolean => {
  const side = frame / WIDE_BLOCKS;
  for (let y = 0; y < frame; y += side)
    for (let x = 0; x < frame; x += side) if (!isWideBlockAlike(a, b, { frame, side, x, y }, limit)) return false;
  return true;
};

/** Mean difference of two pictures that lie on each other, or null as soon as one block differs too much. */
const laidOn = (a: Picture, b: Picture, moved: Data): number | null => {
  const { size } = a;
  const plain = Math.min(NOISE.plain, contrastOf(a) / 4, contrastOf(b) / 4);
  let sum = 0;
  for (let y = 0; y < size; y += BLOCK) {
    for (let x = 0; x < size; x += BLOCK) {
      const difference = blockDifference(a.data, moved, { size, x, y });
      sum += difference;
      if (difference <= plain) continue;
      const contrast = Math.max(contrastAround(a, x, y), contrastAround(b, x, y));
      if (difference > Math.max(SHARE * contrast, Math.min(NOISE.most, plain + NOISE.share * contrast))) return null;
    }
  }
  return areWideBlocksAlike(a.data, moved, size, Math.max(a.drift, b.drift)) ? sum / (size / BLOCK) ** 2 : null;
};

/**
 * Compares two pictures of the same size pixel by pixel, after moving one by at most 1.5 pixels onto the other.
 * @returns the mean difference (0 to 255), or null when some part of one is not in the other
 */
export const differenceOfAlike = (a: Picture, b: Picture): number | null => {
  const still = laidOn(a, b, b.data);
  if (still !== null) return still;
  const move = register(a, b);
  return Math.hypot(...move) < 0.05 ? null : laidOn(a, b, shifted(b, move));
};
