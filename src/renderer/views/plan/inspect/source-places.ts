import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { LayerIndex } from '../../design/model/layer-index.ts';

/** A layer that a file is made of. */
export interface SourcePlace {
  readonly node: string;
  readonly name: string | null;
  /** Null while the screen that holds it is not known. */
  readonly screen: string | null;
}

/** Layers beyond these are counted, not listed. */
export const MOST_PLACES = 40;

/** Where the layers of a file stand: screens are known at once, others once the layers of their screen were read. */
export const sourcePlaces = (
  nodes: readonly string[],
  screens: readonly SemanticScreen[],
  indexes: ReadonlyMap<string, LayerIndex>,
): readonly SourcePlace[] => {
  const known = [...indexes];
  return nodes.slice(0, MOST_PLACES).map((node) => {
    const own = screens.find(({ id }) => id === node);
    if (own) return { node, name: own.name, screen: own.id };
    const found = known.find(([, index]) => index.byId.has(node));
    const layer = found?.[1].byId.get(node);
    return { node, name: layer?.node.name ?? null, screen: found?.[0] ?? null };
  });
};
