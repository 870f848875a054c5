import { SCHEMA_VERSION } from '#contract/config';
import type { ImageGroups } from '#contract/image-decisions';
import type { ImageMap } from '#contract/snapshot';
import type { Borderline } from '../dedup/pictures.ts';
import { idName } from './file-name.ts';
import type { KeyedImages } from './key-images.ts';
import { type Drawing, writePicture } from './write-images.ts';

interface Groups {
  readonly borderline: Borderline | undefined;
  readonly images: KeyedImages;
  readonly imageMap: ImageMap;
}

/** A picture stands in the snapshot already when it is the one that was kept for its key; else it is written beside them. */
const createPictures = (drawing: Drawing, { images, imageMap }: Groups): ((id: string) => Promise<string | null>) => {
  const kept = new Map(images.images.map(({ key, kept: id }) => [id, key] as const));
  const written = new Map<string, string | null>();
  return async (id) => {
    const key = kept.get(id);
    if (key !== undefined) return imageMap[key]?.snapshot ?? null;
    const known = written.get(id);
    if (known !== undefined) return known;
    const { snapshot } = await writePicture(drawing, id, `alike-${idName(id)}`);
    written.set(id, snapshot);
    return snapshot;
  };
};

/** Writes `image-groups.json` and the pictures it needs so that two that were merged can be seen side by side. */
export const writeImageGroups = async (drawing: Drawing, groups: Groups): Promise<void> => {
  const { pairs, more } = groups.borderline ?? { pairs: [], more: 0 };
  const pictureOf = createPictures(drawing, groups);
  const borderline: ImageGroups['borderline'] = [];
  for (const { ids, contents, similarity, merged, decided } of pairs) {
    const [a, b] = ids;
    const keys: [string, string] = [groups.images.keyOf(a) ?? '', groups.images.keyOf(b) ?? ''];
    const pictures: [string | null, string | null] = [await pictureOf(a), await pictureOf(b)];
    borderline.push({ ids: [a, b], contents: [...contents], keys, pictures, similarity, merged, decided });
  }
  const file: ImageGroups = { schemaVersion: SCHEMA_VERSION, borderline, more };
  await drawing.staging.writeFile('image-groups.json', `${JSON.stringify(file, null, 2)}\n`);
};
