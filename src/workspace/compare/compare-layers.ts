import type { SemanticNode } from '#contract/design/semantic-ast';
import type { LayerChange, LayerPlace } from '#contract/design/snapshot-diff';
import type { ImageMap } from '#contract/snapshot';
import type { Pace } from '../files/pace.ts';
import { pictureDigest } from './compare-images.ts';
import type { EarlierIndex } from './earlier-index.ts';
import type { ListedLayer } from './layer-list.ts';
import { propertyChanges } from './property-changes.ts';
import { outOfOrder } from './sibling-order.ts';

export interface Pictures {
  readonly before: ImageMap;
  readonly after: ImageMap;
}

const digestOf = (images: ImageMap, { screenshot }: SemanticNode): string | null =>
  screenshot === undefined || !Object.hasOwn(images, screenshot) ? null : pictureDigest(images[screenshot]);

/** A layer that is there in both. Null when nothing of it differs. */
export const compareLayer = (
  [before, after]: readonly [SemanticNode, SemanticNode],
  moved: LayerChange['moved'],
  pictures: Pictures,
): LayerChange | null => {
  const { properties, more } = propertyChanges(before, after);
  // Keys of pictures are numbered anew by each import; only other bytes are another picture.
  const isRedrawn = digestOf(pictures.before, before) !== digestOf(pictures.after, after);
  const picture = {
    path: 'screenshot',
    ...(before.screenshot === undefined ? {} : { before: { value: before.screenshot } }),
    ...(after.screenshot === undefined ? {} : { after: { value: after.screenshot } }),
  };
  const all = isRedrawn ? [...properties, picture] : properties;
  if (all.length === 0 && moved === undefined && before.name === after.name) return null;
  return {
    id: after.id,
    name: after.name,
    figmaType: after.figmaType,
    kind: 'changed',
    ...(before.name === after.name ? {} : { renamed: { before: before.name, after: after.name } }),
    ...(moved === undefined ? {} : { moved }),
    ...(all.length > 0 ? { properties: all } : {}),
    ...(more > 0 ? { moreProperties: more } : {}),
  };
};

/** A layer that is there in one of the two only; `isInside`: as the layer around it. */
export const wholeLayer = (
  { node, holds }: ListedLayer,
  kind: 'added' | 'removed',
  isInside: boolean,
): LayerChange => ({
  id: node.id,
  name: node.name,
  figmaType: node.figmaType,
  kind,
  ...(isInside ? { inside: true } : {}),
  ...(!isInside && holds > 0 ? { holds } : {}),
});

/** Layers that stand at another place among the siblings that they had before. */
export const reordered = async (
  layers: readonly ListedLayer[],
  earlier: EarlierIndex,
  pace: Pace,
): Promise<ReadonlySet<string>> => {
  const families = new Map<string, { id: string; at: number }[]>();
  for (const { node, parent } of layers) {
    if (pace.isDue()) await pace.rest();
    const place = parent === null ? undefined : earlier.get(node.id);
    if (parent === null || place?.parent !== parent) continue;
    const family = families.get(parent);
    if (family === undefined) families.set(parent, [{ id: node.id, at: place.index }]);
    else family.push({ id: node.id, at: place.index });
  }
  const moved = new Set<string>();
  for (const family of families.values()) {
    for (const at of outOfOrder(family.map((one) => one.at))) moved.add((family[at] as { id: string }).id);
    if (pace.isDue()) await pace.rest();
  }
  return moved;
};

export const isElsewhere = (before: LayerPlace, after: LayerPlace, wasReordered: boolean): boolean =>
  before.parent !== after.parent || wasReordered;
