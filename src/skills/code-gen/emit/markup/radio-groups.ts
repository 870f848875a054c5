import type { LayoutNode } from '../../layout/layout-node.ts';
import { isMeaningless, kebab, unique, wordsOf } from '../names/words.ts';
import { toggleKind } from './toggles.ts';

/** Names of the groups that radios belong to, by layer: what is next around two or more of them. */
export const radioGroups = (root: LayoutNode): ReadonlyMap<string, string> => {
  const groups = new Map<string, string>();
  const taken = new Set<string>();
  /** Radios below that have no group yet. */
  const walk = (layout: LayoutNode): string[] => {
    if (toggleKind(layout) === 'radio') return [layout.node.id];
    const radios = layout.children.flatMap(walk);
    if (radios.length < 2) return radios;
    const { name: given } = layout.node;
    const name = unique(kebab(isMeaningless(given) ? [] : wordsOf(given, 3), 'choice'), taken);
    for (const radio of radios) groups.set(radio, name);
    return [];
  };
  walk(root);
  return groups;
};
