import type { ImageChange } from '#contract/design/snapshot-diff';
import type { ImageEntry, ImageMap } from '#contract/snapshot';
import type { Pace } from '../files/pace.ts';

/** Names a picture by its bytes, and what has none by why. */
export const pictureDigest = (entry: ImageEntry | undefined): string | null =>
  entry === undefined ? null : (entry.md5 ?? `none: ${entry.reason}`);

const digests = async (images: ImageMap, pace: Pace): Promise<Map<string, string>> => {
  const byKey = new Map<string, string>();
  for (const [key, entry] of Object.entries(images)) {
    byKey.set(key, pictureDigest(entry) ?? '');
    if (pace.isDue()) await pace.rest();
  }
  return byKey;
};

type Digests = ReadonlyMap<string, string>;

/** Keys whose picture is, by its bytes, nowhere in the other snapshot. */
const alone = async (own: Digests, other: Digests, pace: Pace): Promise<Set<string>> => {
  const known = new Set(other.values());
  const keys = new Set<string>();
  for (const [key, digest] of own) {
    if (!known.has(digest)) keys.add(key);
    if (pace.isDue()) await pace.rest();
  }
  return keys;
};

/** Pictures that came, went, or have other bytes under the same key. What only got another key is no change. */
export const compareImages = async (before: ImageMap, after: ImageMap, pace: Pace): Promise<ImageChange[]> => {
  const [from, to] = [await digests(before, pace), await digests(after, pace)];
  const gone = await alone(from, to, pace);
  const come = await alone(to, from, pace);
  const came = [...come].map((key): ImageChange => {
    const isChanged = gone.delete(key);
    return {
      key,
      kind: isChanged ? 'changed' : 'added',
      before: isChanged ? (before[key]?.snapshot ?? null) : null,
      after: after[key]?.snapshot ?? null,
    };
  });
  const went = [...gone].map(
    (key): ImageChange => ({ key, kind: 'removed', before: before[key]?.snapshot ?? null, after: null }),
  );
  return [...came, ...went];
};
