import { createHashIndex } from '#parser/dedup/hash-index';
import type { Hash64 } from '#parser/dedup/look/hashes';
import { seeded } from './seeded.ts';

export interface NearHashes {
  readonly hashes: number;
  readonly pairs: number;
  readonly seconds: number;
  readonly referenceSeconds: number;
  /** Every pair of a subset, and what that makes of all hashes. */
  readonly pairwiseSubset: number;
  readonly pairwiseSeconds: number;
  /** Whether all three ways found the same pairs. */
  readonly agree: boolean;
}

const REACH = 6;
const HASHES = 100_000;
const SUBSET = 10_000;
const ROUNDS = 3;

/** Half of them lie near another one, as icons of one set do. */
const makeHashes = (count: number): Hash64[] => {
  const random = seeded(20_261_127);
  const hashes: Hash64[] = [];
  while (hashes.length < count) {
    const near = hashes.length > 0 && random() % 2 === 0;
    let [high, low] = near ? (hashes[random() % hashes.length] as Hash64) : [random() | 0, random() | 0];
    for (let flips = near ? random() % 9 : 0; flips > 0; flips -= 1) {
      const bit = random() % 64;
      if (bit < 32) high ^= 1 << bit;
      else low ^= 1 << (bit - 32);
    }
    hashes.push([high, low]);
  }
  return hashes;
};

const ones = (value: number): number => {
  let left = value - ((value >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

const byIndex = (hashes: readonly Hash64[]): number => {
  const index = createHashIndex(REACH);
  let pairs = 0;
  for (const hash of hashes) {
    pairs += index.near(hash).length;
    index.add(hash);
  }
  return pairs;
};

/**
 * The reference: multi-index hashing over four 16-bit quarters in plain typed arrays. Two hashes within 6 bits have a
 * quarter that differs in at most one, so each hash is looked up under 17 keys in each of four counted tables.
 */
const byReference = (hashes: readonly Hash64[]): number => {
  const count = hashes.length;
  const high = Int32Array.from(hashes, ([value]) => value);
  const low = Int32Array.from(hashes, ([, value]) => value);
  const seen = new Int32Array(count).fill(-1);
  const tables = Array.from({ length: 4 }, (_, quarter) => {
    const key = (at: number): number =>
      (((quarter < 2 ? high[at] : low[at]) as number) >>> (quarter % 2 === 0 ? 16 : 0)) & 0xffff;
    const start = new Int32Array(65_537);
    for (let at = 0; at < count; at += 1) start[key(at) + 1] = (start[key(at) + 1] as number) + 1;
    for (let slot = 0; slot < 65_536; slot += 1)
      start[slot + 1] = (start[slot + 1] as number) + (start[slot] as number);
    const next = start.slice();
    const places = new Int32Array(count);
    for (let at = 0; at < count; at += 1) {
      places[next[key(at)] as number] = at;
      next[key(at)] = (next[key(at)] as number) + 1;
    }
    return { key, start, places };
  });
  let pairs = 0;
  for (let at = 0; at < count; at += 1) {
    for (const { key, start, places } of tables) {
      for (let bit = -1; bit < 16; bit += 1) {
        const slot = key(at) ^ (bit < 0 ? 0 : 1 << bit);
        for (let i = start[slot] as number; i < (start[slot + 1] as number); i += 1) {
          const other = places[i] as number;
          // Places ascend within a slot: those behind are met when their own turn comes.
          if (other >= at) break;
          if (seen[other] === at) continue;
          const bits =
            ones((high[at] as number) ^ (high[other] as number)) + ones((low[at] as number) ^ (low[other] as number));
          if (bits > REACH) continue;
          seen[other] = at;
          pairs += 1;
        }
      }
    }
  }
  return pairs;
};

const pairwise = (hashes: readonly Hash64[]): number => {
  const high = Int32Array.from(hashes, ([value]) => value);
  const low = Int32Array.from(hashes, ([, value]) => value);
  let pairs = 0;
  for (let a = 0; a < hashes.length; a += 1)
    for (let b = 0; b < a; b += 1)
      if (ones((high[a] as number) ^ (high[b] as number)) + ones((low[a] as number) ^ (low[b] as number)) <= REACH)
        pairs += 1;
  return pairs;
};

const timed = (work: () => number): { pairs: number; seconds: number } => {
  const start = performance.now();
  const pairs = work();
  return { pairs, seconds: (performance.now() - start) / 1_000 };
};

/** The best of a few rounds in turns, so that both meet the same machine. */
export const measureNearHashes = (): NearHashes => {
  const hashes = makeHashes(HASHES);
  const subset = hashes.slice(0, SUBSET);
  let [own, reference] = [timed(() => byIndex(hashes)), timed(() => byReference(hashes))];
  for (let round = 1; round < ROUNDS; round += 1) {
    const [again, other] = [timed(() => byIndex(hashes)), timed(() => byReference(hashes))];
    if (again.seconds < own.seconds) own = again;
    if (other.seconds < reference.seconds) reference = other;
  }
  const each = timed(() => pairwise(subset));
  return {
    hashes: HASHES,
    pairs: own.pairs,
    seconds: own.seconds,
    referenceSeconds: reference.seconds,
    pairwiseSubset: SUBSET,
    pairwiseSeconds: each.seconds * (HASHES / SUBSET) ** 2,
    agree: own.pairs === reference.pairs && byIndex(subset) === each.pairs,
  };
};
