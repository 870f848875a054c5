import { setImmediate } from 'node:timers/promises';
import type { DedupConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { groupByLeader, type Sameness } from './cluster.ts';
import { createHashIndex } from './hash-index.ts';
import { differenceOfAlike } from './look/alike.ts';
import { passesGates } from './look/gates.ts';
import { allowedDistance, distance } from './look/hashes.ts';
import { LOOK_SIZE, type Look } from './look/look.ts';
import type { ByteGroup, DedupRun } from './pictures.ts';

export interface SeenGroup extends ByteGroup {
  readonly look: Look;
}

/** The difference hash is the wider net: it flips fewer bits when a symmetric icon moves by half a pixel. */
const WIDER = 2;
/** Above this side 64 pixels hide details, so that pictures are compared once more at half their size. */
const FINE_FROM = 192;
const FINEST = 1_024;
const PACE = 128;

const byContent = (a: SeenGroup, b: SeenGroup): number =>
  b.look.width * b.look.height - a.look.width * a.look.height || (a.md5 < b.md5 ? -1 : 1);

/** Side at which two pictures must be compared, or null when their looks are fine enough. */
const fineSize = (a: Look, b: Look): number | null => {
  const side = Math.min(Math.max(a.width, a.height), Math.max(b.width, b.height));
  return side > FINE_FROM ? Math.min(FINEST, Math.floor(side / 2 / LOOK_SIZE) * LOOK_SIZE) : null;
};

const proposes = (a: Look, b: Look, reach: number): boolean =>
  distance(a.blockhash, b.blockhash) <= reach ||
  a.dhashes.some((hash, at) => {
    const other = b.dhashes[at];
    return hash !== null && other != null && distance(hash, other) <= reach * WIDER;
  });

/** Hashes propose, gates and pixels decide. */
const byPixels = (groups: readonly SeenGroup[], reach: number, run: DedupRun): Sameness => {
  const leaders: number[] = [];
  const at = (place: number): SeenGroup => groups[place] as SeenGroup;
  return {
    candidates: (place) => leaders.filter((leader) => proposes(at(place).look, at(leader).look, reach)),
    difference: (place, other) => {
      const [a, b] = [at(place).look, at(other).look];
      return passesGates(a, b) ? differenceOfAlike(b.picture, a.picture) : null;
    },
    confirm: async (place, other) => {
      const [a, b] = [at(place), at(other)];
      const size = fineSize(a.look, b.look);
      if (size === null) return true;
      const answer = await run.decoder.compare(b.path, a.path, size);
      return 'value' in answer && answer.value;
    },
    onLeader: (place) => void leaders.push(place),
  };
};

/** The plain 64-bit hash alone. */
const byHash = (groups: readonly SeenGroup[], reach: number): Sameness => {
  const leaders: number[] = [];
  const index = createHashIndex(reach);
  const hashOf = (place: number): Look['blockhash'] => (groups[place] as SeenGroup).look.blockhash;
  return {
    candidates: (place) => index.near(hashOf(place)).map((found) => leaders[found] as number),
    difference: (place, other) => {
      const bits = distance(hashOf(place), hashOf(other));
      return bits <= reach ? bits : null;
    },
    confirm: () => Promise.resolve(true),
    onLeader: (place) => {
      leaders.push(place);
      index.add(hashOf(place));
    },
  };
};

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
  const sameness = config.verify ? byPixels(groups, reach, run) : byHash(groups, reach);
  const leaders = await groupByLeader(groups.length, sameness, async (done) => {
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
