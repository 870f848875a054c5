import { KEY_ENDS } from './image-key.ts';

/** A layer that is shown as a picture, and what its key begins with (`imageKey`). */
export interface KeyedLayer {
  readonly id: string;
  readonly base: string;
}

/** Layers that share one picture, and the one whose picture is kept. */
export interface PictureGroup {
  readonly ids: readonly string[];
  readonly kept: string;
}

/** One key of the image map. */
export interface KeyedImage {
  readonly key: string;
  readonly ids: readonly string[];
  /** The layer whose picture stands for all; null where there is no picture. */
  readonly kept: string | null;
  readonly reason: string | null;
}

export interface KeyedImages {
  readonly images: readonly KeyedImage[];
  keyOf(id: string): string | undefined;
}

interface Named extends Omit<KeyedImage, 'key'> {
  readonly first: string;
  readonly base: string;
  /** Which end of `KEY_ENDS` it has. */
  end: number;
}

const collator = new Intl.Collator('en', { numeric: true });
/** Document order may change between two answers of Figma; this order of ids does not. */
const byId = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

const keyOf = ({ base, end, first }: Named): string => `${base}${KEY_ENDS[end]?.(first) ?? ''}`;

// File systems that ignore case must not see two keys as one.
const alike = (named: readonly Named[]): Named[][] =>
  [...Map.groupBy(named, (one) => keyOf(one).toLowerCase()).values()].filter((same) => same.length > 1);

/**
 * Where two have the same key, both get a longer one. All of them at once, so that a key depends neither on the order of
 * the layers nor on how many others there are; again as long as a longer one is that of somebody else by chance.
 */
const separate = (named: readonly Named[]): void => {
  const last = KEY_ENDS.length - 1;
  for (let same = alike(named); same.length > 0; same = alike(named)) {
    const shorter = same.flat().filter(({ end }) => end < last);
    if (shorter.length === 0) return;
    for (const one of shorter) one.end += 1;
  }
};

const nameGroup = ({ ids, kept, reason }: Omit<KeyedImage, 'key'>, bases: ReadonlyMap<string, string>): Named => {
  const sorted = ids.toSorted(byId);
  const first = sorted[0] ?? '';
  return { ids: sorted, kept, reason, first, base: bases.get(first) ?? '', end: 0 };
};

/**
 * Gives each group of equal pictures its key, after the layer of the group whose id comes first.
 * @param groups layers with the same picture @param missing ids without a picture, with the reason
 */
export const keyImages = (
  pictures: readonly KeyedLayer[],
  groups: readonly PictureGroup[],
  missing: ReadonlyMap<string, string>,
): KeyedImages => {
  const byPicture = new Map(pictures.map(({ id, base }) => [id, base]));
  const grouped = new Set(groups.flatMap(({ ids }) => ids));
  const alone = pictures.filter(({ id }) => !grouped.has(id));
  const named = [
    ...groups.map(({ ids, kept }) => nameGroup({ ids, kept, reason: null }, byPicture)),
    ...alone.map(({ id }) => nameGroup({ ids: [id], kept: null, reason: missing.get(id) ?? 'no-file' }, byPicture)),
  ].sort((a, b) => byId(a.first, b.first));
  separate(named);
  const images = named.map((one) => ({ key: keyOf(one), ids: one.ids, kept: one.kept, reason: one.reason }));
  const keys = new Map(images.flatMap(({ key, ids }) => ids.map((id) => [id, key] as const)));
  return { images, keyOf: (id) => keys.get(id) };
};
