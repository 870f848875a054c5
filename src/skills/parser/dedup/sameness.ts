import type { Sameness } from './cluster.ts';
import { createHashIndex } from './hash-index.ts';
import { likenessOf } from './look/alike.ts';
import { passesGates } from './look/gates.ts';
import { distance } from './look/hashes.ts';
import { LOOK_SIZE, type Look } from './look/look.ts';
import type { DedupRun, SeenGroup } from './pictures.ts';

/** The difference hash is the wider net: it flips fewer bits when a symmetric icon moves by half a pixel. */
const WIDER = 3;
/** Above this side 64 pixels hide details, so that pictures are compared once more at half their size. */
const FINE_FROM = 192;
const FINEST = 1_024;
/** Two sizes of one icon can both be like a third and not quite like each other. */
const BRIDGE = 1.5;
/** Bits beyond the allowed distance at which a pair is still worth telling. */
const BEYOND = 2;

const SAME = { difference: 0, strain: 0 } as const;

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

/** What the pictures alone say; what users said is added by whoever groups them. */
export interface Judgement extends Omit<Sameness, 'isSplit'> {
  /** How a strain reads as a similarity: 1 is the same. */
  similarity(strain: number): number;
}

/** By so much a strain of 1 lies below 1. */
const PIXEL_MARGIN = 0.05;

const bitsOf = (bits: number, reach: number): number => (bits === 0 ? 0 : reach === 0 ? 1 + bits : bits / reach);

/** The last word of the pixels on two pictures that were proposed. */
export const confirmByPixels =
  (groups: readonly SeenGroup[], run: DedupRun): Sameness['confirm'] =>
  async (place, other) => {
    const [a, b] = [groups[place] as SeenGroup, groups[other] as SeenGroup];
    const size = fineSize(a.look, b.look);
    if (size === null) return SAME;
    const answer = await run.decoder.compare(b.path, a.path, size);
    return 'value' in answer ? answer.value : null;
  };

/** Whether two pictures are worth a look at their pixels. */
export type Proposes = (place: number, other: number) => boolean;

export const byHashes =
  (groups: readonly SeenGroup[], reach: number): Proposes =>
  (place, other) =>
    proposes((groups[place] as SeenGroup).look, (groups[other] as SeenGroup).look, reach);

/** Hashes or embeddings propose, gates and pixels decide. */
export const byPixels = (groups: readonly SeenGroup[], isProposed: Proposes, run: DedupRun): Judgement => {
  const leaders: number[] = [];
  const look = (place: number): Look => (groups[place] as SeenGroup).look;
  return {
    bridge: BRIDGE,
    candidates: (place) => leaders.filter((leader) => isProposed(place, leader)),
    likeness: (place, other) => {
      const [a, b] = [look(place), look(other)];
      return passesGates(a, b) ? likenessOf(b.picture, a.picture) : null;
    },
    confirm: confirmByPixels(groups, run),
    onLeader: (place) => void leaders.push(place),
    similarity: (strain) => 1 - PIXEL_MARGIN * strain,
  };
};

/** The plain 64-bit hash alone. */
export const byHash = (groups: readonly SeenGroup[], reach: number): Judgement => {
  const leaders: number[] = [];
  const index = createHashIndex(reach + BEYOND);
  const hashOf = (place: number): Look['blockhash'] => (groups[place] as SeenGroup).look.blockhash;
  return {
    bridge: 1,
    candidates: (place) => index.near(hashOf(place)).map((found) => leaders[found] as number),
    likeness: (place, other) => {
      const bits = distance(hashOf(place), hashOf(other));
      return bits <= reach + BEYOND ? { difference: bits, strain: bitsOf(bits, reach) } : null;
    },
    confirm: () => Promise.resolve(SAME),
    onLeader: (place) => {
      leaders.push(place);
      index.add(hashOf(place));
    },
    similarity: (strain) => 1 - (reach === 0 ? Math.max(0, strain - 1) : strain * reach) / 128,
  };
};
