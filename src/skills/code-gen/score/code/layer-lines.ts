import type { SeenLayer } from '../expected/seen-layers.ts';
import type { LineGroup, OwnLines } from './own-lines.ts';

/** Where in the code one may look for what a layer shows. */
export interface LayerLines {
  /**
   * Its own lines, then those beside them that no layer has: what a component picks by variant stands there. All lines where
   * nobody said which are whose; null where its code is none of what was generated.
   */
  own(layer: number): readonly LineGroup[] | null;
  /** Those, and the lines from which something may be handed down to it: where the components around it are used. */
  reach(layer: number): readonly LineGroup[] | null;
  /** Its own lines alone. */
  alone(layer: number): readonly LineGroup[];
}

/** A component of the project stands for a layer, and what is in it is written elsewhere. */
const isElsewhere = (layers: readonly SeenLayer[], lines: OwnLines, layer: number): boolean => {
  for (let at = layers[layer]?.parent ?? -1; at >= 0; at = layers[at]?.parent ?? -1) {
    const around = layers[at]?.node;
    if (around === undefined || lines.of(around.id).length === 0) continue;
    return around.instance !== undefined;
  }
  return false;
};

const withAround = (lines: OwnLines, id: string): readonly LineGroup[] => [...lines.of(id), ...lines.around(id)];

// A component is used in a line of its own, or once for each entry of a list that stands in the layer around it.
const reachOf = (layers: readonly SeenLayer[], lines: OwnLines, layer: number): readonly LineGroup[] => {
  const reach = new Set(withAround(lines, layers[layer]?.node.id ?? ''));
  let isUsed = layers[layer]?.node.instance !== undefined;
  for (let at = layers[layer]?.parent ?? -1; at >= 0; at = layers[at]?.parent ?? -1) {
    const node = layers[at]?.node;
    const isInstance = node?.instance !== undefined;
    if (isInstance || isUsed) for (const group of withAround(lines, node?.id ?? '')) reach.add(group);
    isUsed = isInstance;
  }
  return [...reach];
};

export const layerLines = (layers: readonly SeenLayer[], lines: OwnLines): LayerLines => {
  const isTold = lines.layers > 1;
  const find = (layer: number, look: () => readonly LineGroup[]): readonly LineGroup[] | null => {
    if (!isTold) return lines.all;
    const own = lines.of(layers[layer]?.node.id ?? '');
    return own.length === 0 && isElsewhere(layers, lines, layer) ? null : look();
  };
  return {
    own: (layer) => find(layer, () => withAround(lines, layers[layer]?.node.id ?? '')),
    reach: (layer) => find(layer, () => reachOf(layers, lines, layer)),
    alone: (layer) => lines.of(layers[layer]?.node.id ?? ''),
  };
};
