import { setImmediate } from 'node:timers/promises';
import type { DedupConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { borderlineOf } from './borderline.ts';
import { groupByLeader } from './cluster.ts';
import { byEmbedding, proposedByEmbedding } from './cnn/by-embedding.ts';
import { openDecisionBook } from './decisions/decision-book.ts';
import { joinGroups } from './decisions/join-groups.ts';
import { allowedDistance } from './look/hashes.ts';
import type { Borderline, DedupRun, SeenGroup } from './pictures.ts';
import { byHash, byHashes, byPixels, type Judgement } from './sameness.ts';

/** The agent answers others in between. */
const PACE_MS = 12;

const byContent = (a: SeenGroup, b: SeenGroup): number =>
  b.look.width * b.look.height - a.look.width * a.look.height || (a.md5 < b.md5 ? -1 : 1);

/** Pictures whose decoded pixels are equal need no comparison: recompression changes bytes alone. */
const groupByPixels = (groups: readonly SeenGroup[]): SeenGroup[][] => [
  ...Map.groupBy(groups.toSorted(byContent), ({ look }) => look.pixels).values(),
];

const judgementOf = (groups: readonly SeenGroup[], config: DedupConfig, run: DedupRun): Judgement => {
  const { method, threshold, verify } = config;
  const reach = allowedDistance(threshold);
  if (method !== 'cnn') return verify ? byPixels(groups, byHashes(groups, reach), run) : byHash(groups, reach);
  const embeddings = groups.map(({ embedding }) => embedding ?? new Float32Array(0));
  return verify
    ? byPixels(groups, proposedByEmbedding(embeddings, threshold), run)
    : byEmbedding(embeddings, threshold);
};

const createPace = ({ signal }: DedupRun): (() => Promise<void>) => {
  let last = performance.now();
  return async () => {
    if (signal.aborted) throw new CodedError('cancelled');
    if (performance.now() - last < PACE_MS) return;
    await setImmediate();
    last = performance.now();
  };
};

export interface LookGroups {
  /** Pictures that are one, the best first. */
  readonly groups: readonly (readonly SeenGroup[])[];
  readonly borderline: Borderline;
}

/**
 * Groups by what pictures look like, and by what users said about them. Blank pictures stay alone unless their pixels are
 * equal or somebody joined them: their hashes mean nothing.
 */
export const groupByLook = async (
  seen: readonly SeenGroup[],
  config: DedupConfig,
  run: DedupRun,
): Promise<LookGroups> => {
  const equal = groupByPixels(seen.filter(({ look }) => !look.blank));
  const blank = seen.filter(({ look }) => look.blank).map((group) => [group]);
  const all = new Map(
    [...equal, ...blank.toSorted(([a], [b]) => byContent(a as SeenGroup, b as SeenGroup))].map((same) => [
      contentOf(same),
      same,
    ]),
  );
  const firsts = equal.map(([first]) => first as SeenGroup);
  const contents = firsts.map(({ look }) => look.pixels);
  const book = openDecisionBook(run.decisions ?? [], (content) => all.has(content));
  const judgement = judgementOf(firsts, config, run);
  const isSplit = (place: number, other: number): boolean =>
    book.isSplit(contents[place] as string, contents[other] as string);
  const { leaders, close } = await groupByLeader(firsts.length, { ...judgement, isSplit }, createPace(run));
  const found = [...Map.groupBy(contents, (_, place) => leaders[place]).values()];
  const order = new Map([...all.keys()].map((content, place) => [content, place]));
  const better = (a: string, b: string): number => (order.get(a) as number) - (order.get(b) as number);
  const groups = joinGroups([...found, ...blank.map((same) => [contentOf(same)])], book, better);
  const compared = close.map(({ place, leader, strain }) => ({
    contents: [contents[place] as string, contents[leader] as string] as const,
    similarity: judgement.similarity(strain),
    strain,
  }));
  const idOf = (content: string): string => all.get(content)?.[0]?.ids[0] as string;
  return {
    groups: groups.map((group) => group.flatMap((content) => all.get(content) as SeenGroup[])),
    borderline: borderlineOf(compared, { groups, book, idOf, decisions: run.decisions ?? [] }),
  };
};

/** Blank pictures are one only when their bytes are. */
const contentOf = ([first]: readonly SeenGroup[]): string =>
  first?.look.blank ? first.md5 : (first?.look.pixels ?? '');
