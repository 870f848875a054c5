import sharp from 'sharp';
import type { DedupPicture } from '#parser/dedup/pictures';

type Hash = readonly [high: number, low: number];

const SIDE = 32;
const KEPT = 8;

const COSINES = Array.from({ length: KEPT }, (_, k) =>
  Float64Array.from({ length: SIDE }, (_, x) => Math.cos(((2 * x + 1) * k * Math.PI) / (2 * SIDE))),
);

/** The 8 × 8 lowest frequencies of a 32 × 32 grey picture. */
const lowFrequencies = (grey: Uint8Array): Float64Array => {
  const rows = new Float64Array(SIDE * KEPT);
  for (let y = 0; y < SIDE; y += 1)
    for (let k = 0; k < KEPT; k += 1)
      for (let x = 0; x < SIDE; x += 1)
        rows[y * KEPT + k] =
          (rows[y * KEPT + k] as number) + (grey[y * SIDE + x] as number) * (COSINES[k]?.[x] as number);
  const out = new Float64Array(KEPT * KEPT);
  for (let j = 0; j < KEPT; j += 1)
    for (let k = 0; k < KEPT; k += 1)
      for (let y = 0; y < SIDE; y += 1)
        out[j * KEPT + k] =
          (out[j * KEPT + k] as number) + (rows[y * KEPT + k] as number) * (COSINES[j]?.[y] as number);
  return out;
};

const hashOf = (grey: Uint8Array): Hash => {
  const values = lowFrequencies(grey);
  const sorted = values.slice(1).sort();
  const median = sorted[Math.floor(sorted.length / 2)] as number;
  let [high, low] = [0, 0];
  for (const [at, value] of values.entries()) {
    if (value <= median) continue;
    if (at < 32) high |= 1 << (31 - at);
    else low |= 1 << (63 - at);
  }
  return [high, low];
};

const ones = (value: number): number => {
  let count = 0;
  for (let left = value; left !== 0; left &= left - 1) count += 1;
  return count;
};

const REACH = 6;

/** The reference of the goals: a 64-bit DCT hash on white; two pictures are one when at most 6 bits differ. */
export const dctPairs = async (files: readonly DedupPicture[]): Promise<(a: string, b: string) => boolean> => {
  const hashes = new Map<string, Hash>();
  for (const { id, path } of files) {
    const picture = sharp(path, { failOn: 'error' })
      .flatten({ background: '#fff' })
      .resize(SIDE, SIDE, { fit: 'fill' });
    const grey = await picture
      .greyscale()
      .raw()
      .toBuffer()
      .catch(() => null);
    if (grey !== null) hashes.set(id, hashOf(grey));
  }
  return (a, b) => {
    const [one, other] = [hashes.get(a), hashes.get(b)];
    return one !== undefined && other !== undefined && ones(one[0] ^ other[0]) + ones(one[1] ^ other[1]) <= REACH;
  };
};
