import type { SemanticNode } from '#contract/design/semantic-ast';
import { rank } from './palette-query.ts';

export interface FoundLayer {
  readonly id: string;
  readonly name: string;
  /** Names of the layers around it, outermost first. */
  readonly path: readonly string[];
  readonly figmaType: string;
}

/** So many layers are looked at: a search never stops the window. */
const MAX_LOOKED_AT = 50_000;

/** Layers of a screen by name or by the text in them, breadth first, so that what is large comes first. */
export const findLayers = (root: SemanticNode, text: string, most: number): readonly FoundLayer[] => {
  const found: FoundLayer[] = [];
  const queue: { readonly node: SemanticNode; readonly path: readonly string[] }[] = [{ node: root, path: [] }];
  for (let at = 0; at < queue.length && at < MAX_LOOKED_AT && found.length < most; at += 1) {
    const { node, path } = queue[at] as (typeof queue)[number];
    const words = node.text ? `${node.name} ${node.text.characters}` : node.name;
    if (rank(words, text) !== null) found.push({ id: node.id, name: node.name, path, figmaType: node.figmaType });
    for (const child of node.children ?? []) queue.push({ node: child, path: [...path, node.name] });
  }
  return found;
};
