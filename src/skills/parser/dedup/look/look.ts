import { createHash } from 'node:crypto';
import { contrastOf, contrastOn, type Picture } from './alike.ts';
import { blockhash, cellMeans, differenceHash, type Hash64, onGround } from './hashes.ts';
import { makeThumbnail, type Pixels, soften, type Thumbnail } from './thumbnail.ts';

const isOpaque = ({ data }: Pixels): boolean => {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
};

/** All that dedup wants to know of a picture: some 16 KB, plain values that cross a process wall. */
export interface Look {
  readonly width: number;
  readonly height: number;
  /** SHA-256 of size and pixels: equal after any lossless recompression. */
  readonly pixels: string;
  /** One colour or nothing at all: hashes of it mean nothing. */
  readonly blank: boolean;
  readonly blockhash: Hash64;
  /** Difference hashes on white and on black; null where the picture hardly stands out on that ground. */
  readonly dhashes: readonly [Hash64 | null, Hash64 | null];
  /** Mean colour of what is not see-through. */
  readonly colour: readonly [number, number, number];
  /** Mean alpha, 0 to 1. */
  readonly coverage: number;
  /** Left, top, right, bottom of what can be seen, in thumbnail pixels. */
  readonly box: readonly [number, number, number, number];
  /** Means of an 8 × 8 grid, premultiplied RGBA. */
  readonly grid: Uint8Array;
  readonly picture: Picture;
}

export const LOOK_SIZE = 64;
const GRID = 8;
/** Less contrast than this is one colour with noise in it. */
const BLANK = 6;
const SEEN_ALPHA = 32;
const DRIFT = { fromSide: 64, large: 6.5, icon: 22 } as const;

/** Any alpha of a pixel in its own place, whichever end comes first on this machine. */
const ALPHA = new Uint32Array(Uint8Array.of(0, 0, 0, 255).buffer)[0] as number;

/** Pixels as one number each; copied where they do not stand at a multiple of four bytes. */
const wordsOf = (data: Uint8Array): Uint32Array =>
  data.byteOffset % 4 === 0
    ? new Uint32Array(data.buffer, data.byteOffset, data.length / 4)
    : new Uint32Array(Uint8Array.from(data).buffer);

const hasHiddenColour = (data: Uint8Array): boolean => {
  const words = wordsOf(data);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as number;
    if (word !== 0 && (word & ALPHA) === 0) return true;
  }
  return false;
};

/** Colours below alpha 0 are nobody's business. */
const withoutHiddenColour = (data: Uint8Array): Uint8Array => {
  const seen = new Uint8Array(data);
  for (let at = 0; at < seen.length; at += 4) if (seen[at + 3] === 0) seen.fill(0, at, at + 3);
  return seen;
};

const pixelDigest = ({ width, height, data }: Pixels): string => {
  const seen = hasHiddenColour(data) ? withoutHiddenColour(data) : data;
  return createHash('sha256').update(`${width}x${height}\n`).update(seen).digest('hex');
};

const boxOf = ({ size, data }: Thumbnail): Look['box'] => {
  let left = size;
  let top = size;
  let right = 0;
  let bottom = 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if ((data[(y * size + x) * 4 + 3] as number) <= SEEN_ALPHA) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return [left, top, right, bottom];
};

const addCell = (data: Float32Array, from: number, to: number, sums: Float64Array, at: number): void => {
  for (let i = from; i < to; i += 4) {
    sums[at] = (sums[at] as number) + (data[i] as number);
    sums[at + 1] = (sums[at + 1] as number) + (data[i + 1] as number);
    sums[at + 2] = (sums[at + 2] as number) + (data[i + 2] as number);
    sums[at + 3] = (sums[at + 3] as number) + (data[i + 3] as number);
  }
};

/** Sums of premultiplied RGBA over each cell. */
const gridSums = ({ size, data }: Thumbnail): Float64Array => {
  const cell = size / GRID;
  const sums = new Float64Array(GRID * GRID * 4);
  for (let y = 0; y < size; y += 1) {
    const row = Math.floor(y / cell) * GRID;
    for (let x = 0; x < GRID; x += 1) {
      const from = (y * size + x * cell) * 4;
      addCell(data, from, from + cell * 4, sums, (row + x) * 4);
    }
  }
  return sums;
};

const meansOf = (sums: Float64Array): { colour: Look['colour']; coverage: number } => {
  const total: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < sums.length; at += 1) total[(at % 4) as 0] += sums[at] as number;
  const [red, green, blue, alpha] = total;
  const mean = (sum: number): number => (alpha === 0 ? 0 : (sum / alpha) * 255);
  return { colour: [mean(red), mean(green), mean(blue)], coverage: alpha / (LOOK_SIZE * LOOK_SIZE * 255) };
};

/** A ground counts when the picture shows this share of the contrast there that it has on the better one. */
const STANDS_OUT = 0.4;

/** White for dark pictures, black for light ones: what stands out is what the hash sees. */
const groundFor = ([red, green, blue]: Look['colour']): 255 | 0 =>
  red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 255 : 0;

/** The ground on which a picture stands out, 255 or 0. */
export const groundOf = ({ data }: Thumbnail): 255 | 0 => {
  const total: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 1) total[(at & 3) as 0] += data[at] as number;
  const [red, green, blue, alpha] = total;
  const mean = (sum: number): number => (alpha === 0 ? 0 : (sum / alpha) * 255);
  return groundFor([mean(red), mean(green), mean(blue)]);
};

/** Both grounds where the choice between them hangs by a hair, as for a middle blue. */
const differenceHashes = (thumbnail: Thumbnail, picture: Picture): Look['dhashes'] => {
  const cells = cellMeans(thumbnail);
  const least = STANDS_OUT * contrastOf(picture);
  const { black, white } = picture.contrast;
  return [white >= least ? differenceHash(cells, 255) : null, black >= least ? differenceHash(cells, 0) : null];
};

/**
 * What may differ: edges fill the whole of a small icon, and one that fills its picture is cut at the border when it moves.
 * In larger pictures without see-through parts little may drift.
 */
const roomOf = (pixels: Pixels, size: number): Pick<Picture, 'drift' | 'grain'> => {
  const side = Math.min(pixels.width, pixels.height);
  if (isOpaque(pixels) && side >= DRIFT.fromSide) return { drift: DRIFT.large, grain: 0 };
  return { drift: DRIFT.icon, grain: size / side };
};

/** A picture as it is compared, at any size that is a multiple of 16. */
export const pictureOf = (pixels: Pixels, thumbnail: Thumbnail): Picture => {
  const { size } = thumbnail;
  const bytes = soften(thumbnail);
  const whole = [0, 0, size, size] as const;
  const contrast = {
    black: contrastOn('black', bytes, size, whole),
    white: contrastOn('white', bytes, size, whole),
  };
  return { size, data: bytes, contrast, ...roomOf(pixels, size) };
};

/** Looks at decoded pixels once; everything else is done with the result. */
export const lookAt = (pixels: Pixels): Look => {
  const thumbnail = makeThumbnail(pixels, LOOK_SIZE);
  const picture = pictureOf(pixels, thumbnail);
  const sums = gridSums(thumbnail);
  const means = meansOf(sums);
  const { width, height } = pixels;
  return {
    width,
    height,
    pixels: pixelDigest(pixels),
    blank: contrastOf(picture) < BLANK,
    // An opaque picture is hashed at its own size, so that the distance is the one that blockhash-core documents.
    blockhash: blockhash(isOpaque(pixels) ? pixels : onGround(thumbnail, groundFor(means.colour))),
    dhashes: differenceHashes(thumbnail, picture),
    ...means,
    box: boxOf(thumbnail),
    grid: Uint8Array.from(sums, (sum) => Math.round((sum * GRID * GRID) / (LOOK_SIZE * LOOK_SIZE))),
    picture,
  };
};
