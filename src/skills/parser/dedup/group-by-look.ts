import { setImmediate } from 'node:timers/promises';
import type { DedupConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { groupByLeader } from './cluster.ts';
import { allowedDistance } from './look/hashes.ts';
import type { DedupRun, SeenGroup } from './pictures.ts';
import { byHash, byPixels } from './sameness.ts';

const PACE = 128;

const byContent = (a: SeenGroup, b: SeenGroup): number =>
  b.look.width * b.look.height - a.look.width * a.look.height || (a.md5 < b.md5 ? -1 : 1);

/** Pictures whose decoded pixels are equal need no comparison: recompression changes bytes alone. */
const groupByPixels = (groups: readonly SeenGroup[]): SeenGroup[][] => {
  const equal = new Map<string, SeenGroup[]>();
  for (const group of groups) {
    const others = equal.get(group.look.pixels);
    if (others === undefined) equal.set(group.look.pixels, [group]);
    else others.push(group);
  }
  return [...equal.values()];
};

/** Each group with the one that stands for it. Blank pictures stay alone: their hashes mean nothing. */
export const groupByLook = async (
  seen: readonly SeenGroup[],
  config: DedupConfig,
  run: DedupRun,
): Promise<ReadonlyMap<SeenGroup, SeenGroup>> => {
  const equal = groupByPixels(seen.filter((group) => !group.look.blank).sort(byContent));
  const groups = equal.map(([first]) => first as SeenGroup);
  const reach = allowedDistance(config.threshold);
  const judgement = config.verify ? byPixels(groups, reach, run) : byHash(groups, reach);
  const { leaders } = await groupByLeader(groups.length, { ...judgement, isSplit: () => false }, async (done) => {
    if (run.signal.aborted) throw new CodedError('cancelled');
    if (done % PACE === 0) await setImmediate();
  });
  const blank = seen.filter((group) => group.look.blank).map((group) => [group, group] as const);
  const others = equal.flatMap((members, place) => {
    const leader = groups[leaders[place] as number] as SeenGroup;
    return members.map((group) => [group, leader] as const);
  });
  return new Map([...blank, ...others]);
};
