import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { ImageMap } from '#contract/snapshot';
import type { LayerIndex } from './layer-index.ts';

export interface ImageGroup {
  readonly key: string;
  /** Below the snapshot; null with a reason. */
  readonly picture: string | null;
  readonly reason: string | null;
  readonly uses: readonly { readonly screen: string; readonly node: string; readonly name: string }[];
}

/** Which layers show which picture; those that are used most come first, those without a picture last. */
export const imageGroups = (
  map: ImageMap,
  screens: readonly SemanticScreen[],
  indexes: ReadonlyMap<string, LayerIndex>,
): readonly ImageGroup[] => {
  const uses = new Map<string, ImageGroup['uses'][number][]>(Object.keys(map).map((key) => [key, []]));
  for (const screen of screens)
    for (const { node } of indexes.get(screen.id)?.layers ?? [])
      if (node.screenshot) uses.get(node.screenshot)?.push({ screen: screen.id, node: node.id, name: node.name });
  const groups = Object.entries(map).map(([key, entry]): ImageGroup => {
    const picture = entry.snapshot;
    return { key, picture, reason: picture === null ? entry.reason : null, uses: uses.get(key) ?? [] };
  });
  return groups.sort(
    (a, b) =>
      Number(a.picture === null) - Number(b.picture === null) ||
      b.uses.length - a.uses.length ||
      (a.key < b.key ? -1 : 1),
  );
};
