import { expect, it } from 'vitest';
import { type Compared, type Grouping, groupByLeader, type Sameness } from './cluster.ts';

const LIMIT = 10;

/** Points on a line; those at most 10 apart are the same, those three times as far are nowhere near. */
const grouping = (points: readonly number[], over: Partial<Sameness> = {}): Promise<Grouping> => {
  const leaders: number[] = [];
  return groupByLeader(
    points.length,
    {
      bridge: 1,
      candidates: () => leaders,
      likeness: (place, other) => {
        const apart = Math.abs((points[place] as number) - (points[other] as number));
        return apart <= 3 * LIMIT ? { difference: apart, strain: apart / LIMIT } : null;
      },
      confirm: () => Promise.resolve({ difference: 0, strain: 0 }),
      isSplit: () => false,
      onLeader: (place) => void leaders.push(place),
      ...over,
    },
    async () => undefined,
  );
};
const group = async (points: readonly number[], over?: Partial<Sameness>): Promise<readonly number[]> =>
  (await grouping(points, over)).leaders;

it('[DD07] joins nobody to one that it is not like: A~B, B~C, A not~C', async () => {
  // B leads: A joins it, and C, which is like B but not like A, stays alone.
  expect(await group([10, 0, 20])).toEqual([0, 0, 2]);
  // A leads.
  expect(await group([0, 10, 20])).toEqual([0, 0, 2]);
});

it('[DD07] bridges no more than it is told to', async () => {
  const bridge = 1.5;
  // 14 is like 6 and not far from the leader 0; 17 is like 8 and too far from it.
  expect(await group([0, 6, 14], { bridge })).toEqual([0, 0, 0]);
  expect(await group([0, 8, 17], { bridge })).toEqual([0, 0, 2]);
  // Near the leader alone is not enough to cross.
  expect(await group([0, 14], { bridge })).toEqual([0, 1]);
  // Like the leader, but too far from a member.
  expect(await group([0, 10, -6], { bridge })).toEqual([0, 0, 2]);
});

it('joins the leader that is nearest', async () => {
  expect(await group([0, 18, 10])).toEqual([0, 1, 1]);
});

it('gives those that are not confirmed a group of their own', async () => {
  expect(await group([0, 0], { confirm: () => Promise.resolve(null) })).toEqual([0, 1]);
  expect(await group([0, 0], { confirm: () => Promise.resolve({ difference: 0, strain: 1.2 }) })).toEqual([0, 1]);
});

it('keeps apart what somebody split, members included', async () => {
  const isSplit = (place: number, other: number): boolean => place === 2 && other === 1;
  expect(await group([0, 1, 2], { isSplit })).toEqual([0, 0, 2]);
});

it('tells what was close to the decision', async () => {
  const { close } = await grouping([0, 9, 13, 50]);
  expect(close).toEqual([
    { place: 1, leader: 0, strain: 0.9, merged: true },
    { place: 2, leader: 0, strain: 1.3, merged: false },
  ] satisfies Compared[]);
  // What the closer look refuses is told with what that look said.
  const refused = await grouping([0, 1], { confirm: () => Promise.resolve({ difference: 9, strain: 1.2 }) });
  expect(refused.close).toEqual([{ place: 1, leader: 0, strain: 1.2, merged: false }]);
});
