import type { ImageMap } from '#contract/snapshot';
import type { AssetPlace } from './draft-input.ts';

/** The pictures of a design by what the layers name them by. */
export interface Pictures {
  byKey(key: string): AssetPlace | undefined;
  /** By the reference of an image fill. */
  byFill(ref: string): AssetPlace | undefined;
}

export const pictures = (imageMap: ImageMap, assets: ReadonlyMap<string, AssetPlace>): Pictures => {
  const fills = new Map<string, AssetPlace>();
  for (const [key, { imageRef }] of Object.entries(imageMap)) {
    const place = assets.get(key);
    if (imageRef !== undefined && place !== undefined && !fills.has(imageRef)) fills.set(imageRef, place);
  }
  return { byKey: (key) => assets.get(key), byFill: (ref) => fills.get(ref) };
};
