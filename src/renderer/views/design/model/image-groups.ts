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

/** The pictures of a snapshot before anybody knows who shows them: sorted once, since a library has 30,000. */
export interface ImageOrder {
  /** Those with a picture first, by key. */
  readonly groups: readonly ImageGroup[];
  readonly byKey: ReadonlyMap<string, ImageGroup>;
}

const byPicture = (a: ImageGroup, b: ImageGroup): number =>
  Number(a.picture === null) - Number(b.picture === null) || b.uses.length - a.uses.length || (a.key < b.key ? -1 : 1);

export const imageOrder = (map: ImageMap): ImageOrder => {
  const groups = Object.entries(map).map(([key, entry]): ImageGroup => {
    const picture = entry.snapshot;
    return { key, picture, reason: picture === null ? entry.reason : null, uses: [] };
  });
  groups.sort(byPicture);
  return { groups, byKey: new Map(groups.map((group) => [group.key, group])) };
};

/** Which layers show which picture; those that are used most come first, those without a picture last. */
export const imageGroups = (
  { groups, byKey }: ImageOrder,
  screens: readonly SemanticScreen[],
  indexes: ReadonlyMap<string, LayerIndex>,
): readonly ImageGroup[] => {
  const uses = new Map<string, ImageGroup['uses'][number][]>();
  for (const screen of screens)
    for (const { node } of indexes.get(screen.id)?.layers ?? []) {
      if (!node.screenshot || !byKey.has(node.screenshot)) continue;
      const known = uses.get(node.screenshot) ?? [];
      uses.set(node.screenshot, known);
      known.push({ screen: screen.id, node: node.id, name: node.name });
    }
  const used = [...uses].map(([key, own]) => ({ ...(byKey.get(key) as ImageGroup), uses: own })).sort(byPicture);
  const others = groups.filter(({ key }) => !uses.has(key));
  const isShown = ({ picture }: ImageGroup): boolean => picture !== null;
  const isBlank = ({ picture }: ImageGroup): boolean => picture === null;
  return [...used.filter(isShown), ...others.filter(isShown), ...used.filter(isBlank), ...others.filter(isBlank)];
};
