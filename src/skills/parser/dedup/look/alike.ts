import { register, shifted } from './register.ts';
import { softenBytes } from './thumbnail.ts';

/** A softened thumbnail as it is kept and compared: premultiplied RGBA in bytes. */
export interface Picture {
  readonly size: number;
  readonly data: Uint8Array;
  /** Largest minus smallest value that any channel takes on black and on white. */
  readonly contrast: { readonly black: number; readonly white: number };
  /** By how much the mean of a sixteenth of the picture may differ. */
  readonly drift: number;
  /** How wide one pixel of the original is here, at most; what stands at the border may be cut by half of it. 0: nothing is cut. */
  readonly grain: number;
}

/** Side of the small blocks in which the largest difference is looked for, and how far around them contrast is measured. */
const BLOCK = 4;
const AROUND = 3;
/** A block may differ by this share of the contrast around it: what an edge does that moved by part of a pixel. */
const SHARE = 0.25;
/** More of a block at the border: a drawing that fills its picture is cut there when it moves. */
const CUT = 0.5;
/** Noise of compression: little in plain areas, more where something is drawn. */
const NOISE = { plain: 8, most: 20, share: 0.3 } as const;
/** Signed differences cancel out over a sixteenth of the picture, unless something is really lighter or darker there. */
const WIDE_BLOCKS = 4;

/** How like two pictures are. */
export interface Likeness {
  /** Mean difference, 0 to 255. */
  readonly difference: number;
  /** Share of what is allowed that the worst place uses: up to 1 the pictures are the same. */
  readonly strain: number;
}

/** Beyond this two pictures are not even nearly the same. */
export const FARTHEST_STRAIN = 3;

/** How far one picture may lie beside the other, in pixels of the thumbnail; or in pixels of the original. */
const FARTHEST = 1.5;
const FARTHEST_GRAIN = 0.6;
const MOST_PASSES = 8;
const WORTH_BLURRING = 1.6;
/** Icons of more than 32 pixels a side lose nothing that counts. */
const COARSE = 2;

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

type Area = readonly [left: number, top: number, right: number, bottom: number];

/** Largest range that any channel has between two corners, on one ground. */
export const contrastOn = (ground: 'black' | 'white', data: Data, size: number, area: Area): number => {
  const [left, top, right, bottom] = area;
  let [lowRed, lowGreen, lowBlue] = [255, 255, 255];
  let [highRed, highGreen, highBlue] = [0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let at = (y * size + left) * 4; at < (y * size + right) * 4; at += 4) {
      const rest = ground === 'white' ? 255 - (data[at + 3] as number) : 0;
      const red = (data[at] as number) + rest;
      const green = (data[at + 1] as number) + rest;
      const blue = (data[at + 2] as number) + rest;
      if (red < lowRed) lowRed = red;
      if (red > highRed) highRed = red;
      if (green < lowGreen) lowGreen = green;
      if (green > highGreen) highGreen = green;
      if (blue < lowBlue) lowBlue = blue;
      if (blue > highBlue) highBlue = blue;
    }
  }
  return Math.max(0, highRed - lowRed, highGreen - lowGreen, highBlue - lowBlue);
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
  /** Outermost pixels that do not count: cut edges do not cancel out. */
  readonly ring: number;
}

/** Largest mean difference of any channel on either ground, signed differences cancelled out. */
const wideDifference = (a: Data, b: Data, { frame, side, x, y, ring }: WideBlock): number => {
  const sum = [0, 0, 0, 0];
  const [left, right] = [Math.max(x, ring), Math.min(x + side, frame - ring)];
  for (let row = Math.max(y, ring); row < Math.min(y + side, frame - ring); row += 1) {
    for (let at = (row * frame + left) * 4; at < (row * frame + right) * 4; at += 4)
      for (let c = 0; c < 4; c += 1) sum[c] = (sum[c] as number) + (a[at + c] as number) - (b[at + c] as number);
  }
  const alpha = sum[3] as number;
  const worst = sum.slice(0, 3).map((value) => Math.max(Math.abs(value), Math.abs(value - alpha)));
  return Math.max(...worst) / (side * side);
};

const wideStrain = (a: Picture, b: Picture, moved: Data): number => {
  const { size: frame } = a;
  const side = frame / WIDE_BLOCKS;
  const ring = Math.round(Math.max(a.grain, b.grain));
  const limit = Math.max(a.drift, b.drift);
  let strain = 0;
  for (let y = 0; y < frame; y += side)
    for (let x = 0; x < frame; x += side)
      strain = Math.max(strain, wideDifference(a.data, moved, { frame, side, x, y, ring }) / limit);
  return strain;
};

/** How far a block is from what one picture may differ from itself; up to 1 it is the same. */
const blockStrain = (
  difference: number,
  contrast: number,
  { plain, share }: { plain: number; share: number },
): number => difference / Math.max(share * contrast, Math.min(NOISE.most, plain + NOISE.share * contrast));

/** Part of a block at the border that half a pixel of the original covers. */
const cutShare = (a: Picture, b: Picture): number => Math.min(CUT, Math.max(a.grain, b.grain) / 2 / BLOCK);

/** Two pictures that lie on each other, or null as soon as one block is far too different. */
const laidOn = (a: Picture, b: Picture, moved: Data): Likeness | null => {
  const { size } = a;
  const plain = Math.min(NOISE.plain, contrastOf(a) / 4, contrastOf(b) / 4);
  const cut = SHARE + cutShare(a, b);
  const isOuter = (at: number): boolean => at === 0 || at === size - BLOCK;
  let sum = 0;
  let strain = 0;
  for (let y = 0; y < size; y += BLOCK) {
    for (let x = 0; x < size; x += BLOCK) {
      const difference = blockDifference(a.data, moved, { size, x, y });
      sum += difference;
      if (difference <= plain) continue;
      const contrast = Math.max(contrastAround(a, x, y), contrastAround(b, x, y));
      const share = isOuter(x) || isOuter(y) ? cut : SHARE;
      strain = Math.max(strain, blockStrain(difference, contrast, { plain, share }));
      if (strain > FARTHEST_STRAIN) return null;
    }
  }
  strain = Math.max(strain, wideStrain(a, b, moved));
  return strain > FARTHEST_STRAIN ? null : { difference: sum / (size / BLOCK) ** 2, strain };
};

/** The less strained of two attempts. */
const better = (a: Likeness | null, b: Likeness | null): Likeness | null => {
  if (a === null || b === null) return a ?? b;
  return b.strain < a.strain ? b : a;
};

const registered = (a: Picture, b: Picture): Likeness | null => {
  const move = register(a, b, Math.max(FARTHEST, FARTHEST_GRAIN * Math.max(a.grain, b.grain)));
  return Math.hypot(...move) < 0.05 ? null : laidOn(a, b, shifted(b, move));
};

/** Softening passes after which a picture is as coarse as one with larger pixels: variances of the two filters are added. */
const passesTo = (fine: number, coarse: number): number =>
  Math.min(MOST_PASSES, Math.round((coarse ** 2 - fine ** 2) / 2));

/** The finer of two pictures made as coarse as the other, where that makes a difference. */
const equallyCoarse = (a: Picture, b: Picture): readonly [Picture, Picture] | null => {
  const [fine, coarse] = [Math.min(a.grain, b.grain), Math.max(a.grain, b.grain)];
  const passes = passesTo(fine, coarse);
  if (fine === 0 || coarse < COARSE || passes === 0) return null;
  const coarser = (picture: Picture): Picture => ({ ...picture, data: softenBytes(picture, passes) });
  return a.grain < b.grain ? [coarser(a), b] : [a, coarser(b)];
};

/**
 * Compares two pictures of the same size pixel by pixel, after moving one by at most 1.5 pixels (or a little more than half
 * a pixel of the original) onto the other.
 * @returns null when some part of one is far from anything in the other
 */
export const likenessOf = (a: Picture, b: Picture): Likeness | null => {
  const still = laidOn(a, b, b.data);
  if (still !== null && still.strain <= 1) return still;
  const moved = better(still, registered(a, b));
  // Most pairs are far apart, and blurring costs more than all before it.
  if (moved === null || moved.strain <= 1 || moved.strain > WORTH_BLURRING) return moved;
  const coarse = equallyCoarse(a, b);
  if (coarse === null) return moved;
  const blurred = better(laidOn(...coarse, coarse[1].data), registered(...coarse));
  return better(moved, blurred);
};
