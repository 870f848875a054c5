import { expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { createHashIndex } from './hash-index.ts';
import { allowedDistance, distance, type Hash64 } from './look/hashes.ts';

const half = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const flips = fc.array(fc.nat(63), { maxLength: 14 });

const flipped = ([high, low]: Hash64, places: readonly number[]): Hash64 => {
  const mask = places.reduce<Hash64>(
    ([a, b], place) => (place < 32 ? [a ^ (1 << place), b] : [a, b ^ (1 << (place - 32))]),
    [0, 0],
  );
  return [high ^ mask[0], low ^ mask[1]];
};

it('finds exactly the hashes within reach', () => {
  const hashes = fc.tuple(fc.tuple(half, half), fc.array(flips, { maxLength: 30 }), fc.array(fc.tuple(half, half)));
  fc.assert(
    fc.property(hashes, fc.integer({ min: 0, max: 16 }), ([base, changes, others], reach) => {
      const all: Hash64[] = [...changes.map((places) => flipped(base, places)), ...others];
      const index = createHashIndex(reach);
      for (const hash of all) index.add(hash);
      const expected = all.flatMap((hash, place) => (distance(base, hash) <= reach ? [place] : []));
      expect(index.near(base)).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});

it('counts the bits in which two hashes differ', () => {
  expect(distance([0, 0], [-1, -1])).toBe(64);
  expect(distance([1, -2147483648], [0, 0])).toBe(2);
});

it('takes 0.95 for a distance of 6', () => {
  expect([1, 0.95, 0.9453125, 0.9, 0].map(allowedDistance)).toEqual([0, 6, 7, 12, 128]);
});
