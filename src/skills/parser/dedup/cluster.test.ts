import { expect, it } from 'vitest';
import { groupByLeader } from './cluster.ts';

/** Points on a line; those at most 10 apart are the same. */
const group = (points: readonly number[]): Promise<number[]> => {
  const leaders: number[] = [];
  return groupByLeader(
    points.length,
    {
      candidates: () => leaders,
      difference: (place, other) => {
        const apart = Math.abs((points[place] as number) - (points[other] as number));
        return apart <= 10 ? apart : null;
      },
      confirm: () => Promise.resolve(true),
      onLeader: (place) => void leaders.push(place),
    },
    async () => undefined,
  );
};

it('[DD07] joins nobody to one that it is not like: A~B, B~C, A not~C', async () => {
  // B leads: A joins it, and C, which is like B but not like A, stays alone.
  expect(await group([10, 0, 20])).toEqual([0, 0, 2]);
  // A leads.
  expect(await group([0, 10, 20])).toEqual([0, 0, 2]);
});

it('joins the leader that is nearest', async () => {
  expect(await group([0, 18, 10])).toEqual([0, 1, 1]);
});

it('gives those that are not confirmed a group of their own', async () => {
  const leaders: number[] = [];
  const found = await groupByLeader(
    2,
    {
      candidates: () => leaders,
      difference: () => 0,
      confirm: () => Promise.resolve(false),
      onLeader: (place) => void leaders.push(place),
    },
    async () => undefined,
  );
  expect(found).toEqual([0, 1]);
});
