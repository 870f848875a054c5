import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DedupConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { readPicture } from './decode/read-picture.ts';
import { groupByLook } from './group-by-look.ts';
import { mapBounded } from './map-bounded.ts';
import type { ByteGroup, Cluster, DedupPicture, DedupRun, Duplicates, SeenGroup } from './pictures.ts';

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

const mergeSeen = async (seen: readonly SeenGroup[], config: DedupConfig, run: DedupRun): Promise<Cluster[]> => {
  const leaders = await groupByLook(seen, config, run);
  const clusters = new Map<SeenGroup, { kept: string; md5: string; ids: string[] }>();
  for (const [group, leader] of leaders) {
    const cluster = clusters.get(leader) ?? { kept: leader.ids[0] as string, md5: leader.md5, ids: [] };
    clusters.set(leader, cluster);
    cluster.ids.push(...group.ids);
  }
  return [...clusters.values()].map((cluster) => ({ ...cluster, ids: cluster.ids.sort(byCodeUnits) }));
};

/**
 * Finds pictures that are the same. `file_hash` compares bytes; `phash` perceptual hashes, and with `verify` a check of
 * the pixels decides on what they propose. The result depends on the pictures alone, not on their order.
 * @throws CodedError `dedup-unknown` {value, reason}, `cancelled`
 */
export const findDuplicates = async (
  pictures: readonly DedupPicture[],
  config: DedupConfig,
  run: DedupRun,
): Promise<Duplicates> => {
  requireKnownMethod(config);
  const { groups, broken } = await groupByBytes(pictures, run.signal);
  const looked = config.method === 'phash' ? groups.slice(0, MOST_LOOKS) : [];
  const unseen = groups.slice(looked.length);
  const { seen, broken: undecodable } = await lookAtAll(looked, run);
  await setImmediate();
  const merged = await mergeSeen(seen, config, run);
  const clusters = [...merged, ...unseen.map(asCluster)].sort((a, b) => byCodeUnits(a.kept, b.kept));
  return {
    clusters,
    broken: [...broken, ...undecodable].sort((a, b) => byCodeUnits(a.id, b.id)),
    unseen: config.method === 'phash' ? unseen.length : 0,
  };
};

/** Refuses before anything is fetched. @throws CodedError `dedup-unknown` */
export const requireKnownMethod = ({ method }: DedupConfig): void => {
  if (method === 'cnn') throw new CodedError('dedup-unknown', { value: method, reason: reason('dedup-cnn') });
};
