import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DedupConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { borderlineOf } from './borderline.ts';
import { openDecisionBook } from './decisions/decision-book.ts';
import { joinGroups } from './decisions/join-groups.ts';
import { readPicture } from './decode/read-picture.ts';
import { groupByLook } from './group-by-look.ts';
import { mapBounded } from './map-bounded.ts';
import type { Borderline, ByteGroup, Cluster, DedupPicture, DedupRun, Duplicates, SeenGroup } from './pictures.ts';

/** Looks take 17 KB each, so this many are kept at most. */
const MOST_LOOKS = 20_000;
const READ_AT_ONCE = 8;

type Broken = Duplicates['broken'][number];

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const groupByBytes = async (
  pictures: readonly DedupPicture[],
  signal: AbortSignal,
): Promise<{ groups: ByteGroup[]; broken: Broken[] }> => {
  const groups = new Map<string, { md5: string; path: string; ids: string[] }>();
  const broken: Broken[] = [];
  await mapBounded(pictures, READ_AT_ONCE, async ({ id, path }) => {
    if (signal.aborted) throw new CodedError('cancelled');
    const found = await readPicture(path, ['png', 'svg']);
    if ('reason' in found) return void broken.push({ id, reason: found.reason });
    const md5 = createHash('md5').update(found.bytes).digest('hex');
    const group = groups.get(md5) ?? { md5, path, ids: [] };
    groups.set(md5, group);
    group.ids.push(id);
  });
  const sorted = [...groups.values()].sort((a, b) => byCodeUnits(a.md5, b.md5));
  return { groups: sorted.map((group) => ({ ...group, ids: group.ids.sort(byCodeUnits) })), broken };
};

const asCluster = ({ md5, ids }: ByteGroup): Cluster => ({ kept: ids[0] as string, md5, ids });

/** A reader of pictures looks at each file once; one that cannot be decoded is out, whatever its hash says. */
const lookAtAll = async (
  groups: readonly ByteGroup[],
  run: DedupRun,
): Promise<{ seen: SeenGroup[]; broken: Broken[] }> => {
  const seen: SeenGroup[] = [];
  const broken: Broken[] = [];
  let done = 0;
  await mapBounded(groups, run.decoder.width, async (group) => {
    const found = await run.decoder.look(group.path);
    if ('value' in found) seen.push({ ...group, look: found.value });
    else broken.push(...group.ids.map((id) => ({ id, reason: found.reason })));
    run.onProgress(++done, groups.length);
  });
  return { seen, broken };
};

/** Adds what the model makes of each picture; one that it cannot take is out. @throws CodedError `dedup-model-invalid` */
const embedAll = async (
  groups: readonly SeenGroup[],
  { embedder, signal }: DedupRun,
): Promise<{ seen: SeenGroup[]; broken: Broken[] }> => {
  const seen: SeenGroup[] = [];
  const broken: Broken[] = [];
  for (const group of groups) {
    if (signal.aborted || embedder === undefined) throw new CodedError('cancelled');
    const found = await embedder.embed(group.path);
    if ('value' in found) seen.push({ ...group, embedding: found.value });
    else broken.push(...group.ids.map((id) => ({ id, reason: found.reason })));
  }
  return { seen, broken };
};

const mergeSeen = async (
  seen: readonly SeenGroup[],
  config: DedupConfig,
  run: DedupRun,
): Promise<{ clusters: Cluster[]; borderline: Borderline }> => {
  const { groups, borderline } = await groupByLook(seen, config, run);
  const clusters = groups.map((group): Cluster => {
    const [best] = group as [SeenGroup];
    return { kept: best.ids[0] as string, md5: best.md5, ids: group.flatMap(({ ids }) => ids).sort(byCodeUnits) };
  });
  return { clusters, borderline };
};

/** Bytes alone, and what users said about them. */
const mergeBytes = (groups: readonly ByteGroup[], { decisions = [] }: DedupRun) => {
  const byMd5 = new Map(groups.map((group) => [group.md5, group]));
  const book = openDecisionBook(decisions, (content) => byMd5.has(content));
  const contents = groups.map(({ md5 }) => [md5]);
  const joined = joinGroups(contents, book, byCodeUnits);
  const idOf = (content: string): string => byMd5.get(content)?.ids[0] as string;
  const clusters = joined.map(([best = '', ...others]): Cluster => {
    const ids = [best, ...others].flatMap((md5) => byMd5.get(md5)?.ids ?? []);
    return { kept: idOf(best), md5: best, ids: ids.sort(byCodeUnits) };
  });
  return { clusters, borderline: borderlineOf([], { groups: joined, book, idOf, decisions }) };
};

/**
 * Finds pictures that are the same. `file_hash` compares bytes; `phash` perceptual hashes, `cnn` what a model makes of them,
 * and with `verify` a check of the pixels decides on what these propose. Before all that goes what users decided. The result
 * depends on the pictures and decisions alone, not on their order.
 * @throws CodedError `dedup-model-invalid` {file, reason}, `cancelled`
 */
export const findDuplicates = async (
  pictures: readonly DedupPicture[],
  config: DedupConfig,
  run: DedupRun,
): Promise<Duplicates> => {
  const { groups, broken } = await groupByBytes(pictures, run.signal);
  const byLook = config.method !== 'file_hash';
  const looked = byLook ? groups.slice(0, MOST_LOOKS) : [];
  const unseen = groups.slice(looked.length);
  const first = await lookAtAll(looked, run);
  const { seen, broken: refused } =
    config.method === 'cnn' ? await embedAll(first.seen, run) : { ...first, broken: [] };
  await setImmediate();
  const merged = byLook ? await mergeSeen(seen, config, run) : mergeBytes(groups, run);
  const alone = byLook ? unseen.map(asCluster) : [];
  return {
    clusters: [...merged.clusters, ...alone].sort((a, b) => byCodeUnits(a.kept, b.kept)),
    broken: [...broken, ...first.broken, ...refused].sort((a, b) => byCodeUnits(a.id, b.id)),
    unseen: alone.length,
    borderline: merged.borderline,
  };
};
