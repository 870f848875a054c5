import { bitsSet, distance, type Hash64 } from './look/hashes.ts';

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

/** All 16-bit masks with at most `most` bits set. */
const masksOf = (most: number): Int32Array => {
  let masks = [0];
  for (let count = 0; count < most; count += 1)
    masks = [...new Set(masks.flatMap((mask) => [mask, ...Array.from({ length: 16 }, (_, bit) => mask | (1 << bit))]))];
  return Int32Array.from(masks);
};

const createScan = (reach: number): HashIndex => {
  const hashes: Hash64[] = [];
  return {
    add: (hash) => void hashes.push(hash),
    near: (hash) => hashes.flatMap((other, place) => (distance(hash, other) <= reach ? [place] : [])),
  };
};

/** What the index keeps of each hash: both halves, and per quarter the one added before it with the same key. */
interface Shelf {
  high: Int32Array;
  low: Int32Array;
  before: Int32Array;
  /** The question for which a place was found last, so that it is found once. */
  foundFor: Int32Array;
}

const larger = (array: Int32Array): Int32Array => {
  const out = new Int32Array(array.length * 2);
  out.set(array);
  return out;
};

const grow = (shelf: Shelf): void => {
  shelf.high = larger(shelf.high);
  shelf.low = larger(shelf.low);
  shelf.before = larger(shelf.before);
  shelf.foundFor = larger(shelf.foundFor);
};

const FIRST_SIZE = 1_024;

export const createHashIndex = (reach: number): HashIndex => {
  if (reach > WIDEST) return createScan(reach);
  const masks = masksOf(Math.floor(reach / QUARTERS));
  // Per quarter and key the place added last, counted from 1; 0 is none.
  const last = new Int32Array(QUARTERS * KEYS);
  const shelf: Shelf = {
    high: new Int32Array(FIRST_SIZE),
    low: new Int32Array(FIRST_SIZE),
    before: new Int32Array(FIRST_SIZE * QUARTERS),
    foundFor: new Int32Array(FIRST_SIZE),
  };
  let count = 0;
  let question = 0;

  const collect = ([high, low]: Hash64, quarter: number, found: number[]): void => {
    const key = (quarter < 2 ? high : low) >>> (quarter % 2 === 0 ? 16 : 0);
    for (let m = 0; m < masks.length; m += 1) {
      const slot = quarter * KEYS + ((key ^ (masks[m] as number)) & 0xffff);
      for (let at = last[slot] as number; at !== 0; at = shelf.before[(at - 1) * QUARTERS + quarter] as number) {
        const place = at - 1;
        if (shelf.foundFor[place] === question) continue;
        if (bitsSet(high ^ (shelf.high[place] as number)) + bitsSet(low ^ (shelf.low[place] as number)) > reach)
          continue;
        shelf.foundFor[place] = question;
        found.push(place);
      }
    }
  };

  return {
    add: ([high, low]) => {
      if (count === shelf.high.length) grow(shelf);
      shelf.high[count] = high;
      shelf.low[count] = low;
      for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
        const key = (quarter < 2 ? high : low) >>> (quarter % 2 === 0 ? 16 : 0);
        const slot = quarter * KEYS + (key & 0xffff);
        shelf.before[count * QUARTERS + quarter] = last[slot] as number;
        last[slot] = count + 1;
      }
      count += 1;
    },
    near: (hash) => {
      question += 1;
      const found: number[] = [];
      for (let quarter = 0; quarter < QUARTERS; quarter += 1) collect(hash, quarter, found);
      return found.sort((a, b) => a - b);
    },
  };
};
