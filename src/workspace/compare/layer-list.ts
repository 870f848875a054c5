import type { SemanticNode } from '#contract/design/semantic-ast';
import type { Pace } from '../files/pace.ts';

/** One layer with where it stands; parents come before their children. */
export interface ListedLayer {
  readonly node: SemanticNode;
  readonly parent: string | null;
  readonly index: number;
  /** How many layers lie in it, at any depth. */
  holds: number;
}

/** Lists the layers of a screen in the order of the design, whatever its depth. */
export const listLayers = async (root: SemanticNode | null, pace: Pace): Promise<ListedLayer[]> => {
  const listed: ListedLayer[] = [];
  const around: number[] = [];
  const open: { node: SemanticNode; parent: number; index: number }[] =
    root === null ? [] : [{ node: root, parent: -1, index: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const at = listed.length;
    listed.push({ node: next.node, parent: listed[next.parent]?.node.id ?? null, index: next.index, holds: 0 });
    around.push(next.parent);
    const children = next.node.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1)
      open.push({ node: children[index] as SemanticNode, parent: at, index });
    if (pace.isDue()) await pace.rest();
  }
  for (let at = listed.length - 1; at > 0; at -= 1) {
    const parent = listed[around[at] as number] as ListedLayer;
    parent.holds += (listed[at] as ListedLayer).holds + 1;
    if (pace.isDue()) await pace.rest();
  }
  return listed;
};
