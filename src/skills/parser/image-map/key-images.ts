import type { PlannedPicture } from '../semantic-ast/plan-pictures.ts';
import { idSuffix, imageKey } from './image-key.ts';

/** One key of the image map: the layers that share the picture, and the one whose picture is kept. */
export interface KeyedImage {
  readonly key: string;
  readonly ids: readonly string[];
  /** Null where there is no picture. */
  readonly kept: string | null;
  readonly reason: string | null;
}

export interface KeyedImages {
  readonly images: readonly KeyedImage[];
  keyOf(id: string): string | undefined;
}

const collator = new Intl.Collator('en', { numeric: true });
/** Document order may change between two answers of Figma; this order of ids does not. */
const byId = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

interface Group {
  readonly ids: readonly string[];
  readonly reason: string | null;
}

const groupsOf = (
  pictures: readonly PlannedPicture[],
  clusters: readonly (readonly string[])[],
  missing: ReadonlyMap<string, string>,
): Group[] => {
  const clustered = new Set(clusters.flat());
  const alone = pictures.map(({ id }) => id).filter((id) => !clustered.has(id));
  return [
    ...clusters.map((ids) => ({ ids: [...ids].sort(byId), reason: null })),
    ...alone.map((id) => ({ ids: [id], reason: missing.get(id) ?? null })),
  ].sort((a, b) => byId(a.ids[0] ?? '', b.ids[0] ?? ''));
};

/**
 * Gives each group of equal pictures its key. Where two groups would get the same one, both carry their first node id, so
 * that a key depends neither on the order of the layers nor on how many others there are.
 * @param clusters groups of ids with the same picture @param missing ids without a picture, with the reason
 */
export const keyImages = (
  pictures: readonly PlannedPicture[],
  clusters: readonly (readonly string[])[],
  missing: ReadonlyMap<string, string>,
): KeyedImages => {
  const byPicture = new Map(pictures.map((picture) => [picture.id, picture]));
  const named = groupsOf(pictures, clusters, missing).map((group) => {
    const first = byPicture.get(group.ids[0] ?? '') as PlannedPicture;
    return { group, base: imageKey(first) };
  });
  const taken = new Map<string, number>();
  // File systems that ignore case must not see two keys as one.
  for (const { base } of named) taken.set(base.toLowerCase(), (taken.get(base.toLowerCase()) ?? 0) + 1);
  const images = named.map(({ group, base }) => {
    const first = group.ids[0] ?? '';
    const key = (taken.get(base.toLowerCase()) ?? 0) > 1 ? `${base}${idSuffix(first)}` : base;
    return { key, ids: group.ids, kept: group.reason === null ? first : null, reason: group.reason };
  });
  const keys = new Map(images.flatMap(({ key, ids }) => ids.map((id) => [id, key] as const)));
  return { images, keyOf: (id) => keys.get(id) };
};
