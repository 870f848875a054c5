import { distance, type Hash64 } from './look/hashes.ts';

/**
 * Finds hashes near a given one among many (multi-index hashing): two hashes within `reach` bits differ by at most
 * `reach / 4` in one of four quarters, so only hashes with a nearly equal quarter are looked at.
 */
export interface HashIndex {
  add(hash: Hash64): void;
  /** Places (in the order of adding) of the hashes within reach, each once, ascending. */
  near(hash: Hash64): number[];
}

const QUARTERS = 4;
const KEYS = 65_536;
/** Beyond this nearly every key would be tried, and looking at every hash is cheaper. */
const WIDEST = 11;

const quarterOf = (hash: Hash64, quarter: number): number => {
  const half = hash[quarter < 2 ? 0 : 1];
  return quarter % 2 === 0 ? half >>> 16 : half & 0xffff;
};

/** All 16-bit masks with at most `most` bits set. */
const masksOf = (most: number): number[] => {
  let masks = [0];
  for (let count = 0; count < most; count += 1)
    masks = [...new Set(masks.flatMap((mask) => [mask, ...Array.from({ length: 16 }, (_, bit) => mask | (1 << bit))]))];
  return masks;
};

const createScan = (reach: number): HashIndex => {
  const hashes: Hash64[] = [];
  return {
    add: (hash) => void hashes.push(hash),
    near: (hash) => hashes.flatMap((other, place) => (distance(hash, other) <= reach ? [place] : [])),
  };
};

export const createHashIndex = (reach: number): HashIndex => {
  if (reach > WIDEST) return createScan(reach);
  const masks = masksOf(Math.floor(reach / QUARTERS));
  const hashes: Hash64[] = [];
  // Per quarter and key the place added last, and per place the one before it with the same key; 0 is none.
  const last = new Int32Array(QUARTERS * KEYS);
  const before: number[] = [];
  const collect = (hash: Hash64, quarter: number, found: Set<number>): void => {
    const key = quarterOf(hash, quarter);
    for (const mask of masks) {
      for (let at = last[quarter * KEYS + (key ^ mask)] as number; at !== 0; at = before[at - 1] as number) {
        const place = Math.floor((at - 1) / QUARTERS);
        if (distance(hash, hashes[place] as Hash64) <= reach) found.add(place);
      }
    }
  };
  return {
    add: (hash) => {
      const place = hashes.push(hash) - 1;
      for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
        const slot = quarter * KEYS + quarterOf(hash, quarter);
        before.push(last[slot] as number);
        last[slot] = place * QUARTERS + quarter + 1;
      }
    },
    near: (hash) => {
      const found = new Set<number>();
      for (let quarter = 0; quarter < QUARTERS; quarter += 1) collect(hash, quarter, found);
      return [...found].sort((a, b) => a - b);
    },
  };
};
