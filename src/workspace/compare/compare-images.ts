import type { ImageChange } from '#contract/design/snapshot-diff';
import type { ImageEntry, ImageMap } from '#contract/snapshot';

/** Names a picture by its bytes, and what has none by why. */
export const pictureDigest = (entry: ImageEntry | undefined): string | null =>
  entry === undefined ? null : (entry.md5 ?? `none: ${entry.reason}`);

const digests = (images: ImageMap): Map<string, string> =>
  new Map(Object.entries(images).map(([key, entry]) => [key, pictureDigest(entry) ?? '']));

/** Keys whose picture is, by its bytes, nowhere in the other snapshot. */
const alone = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): Set<string> => {
  const known = new Set(other.values());
  return new Set([...own].flatMap(([key, digest]) => (known.has(digest) ? [] : [key])));
};

/** Pictures that came, went, or have other bytes under the same key. What only got another key is no change. */
export const compareImages = (before: ImageMap, after: ImageMap): ImageChange[] => {
  const [from, to] = [digests(before), digests(after)];
  const [gone, come] = [alone(from, to), alone(to, from)];
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
