import type { LayoutNode } from '../../layout/layout-node.ts';
import { isMeaningless, wordsOf } from '../names/words.ts';

const variantName = (name: string): boolean => /=/.test(name);

/** A text that nobody named is called by what it says. */
const isSaid = ({ node }: LayoutNode): boolean => node.text?.characters.startsWith(node.name) === true;

/** The best words for a layer: its own name, else that of its component, else what it says or is. */
export const layerWords = (layout: LayoutNode): string[] => {
  const { node } = layout;
  if (isSaid(layout)) return /^\p{L}/u.test(node.name.trim()) ? wordsOf(node.name, 3) : kindWords(layout);
  if (!isMeaningless(node.name) && !variantName(node.name)) return wordsOf(node.name, 4);
  const component = node.instance?.componentSet ?? node.instance?.componentName;
  if (component !== undefined && component !== null && !isMeaningless(component) && !variantName(component))
    return wordsOf(component, 4);
  return kindWords(layout);
};

const ONLY_CHILD = 1;

const kindWords = (layout: LayoutNode): string[] => {
  const { content, node, arrangement, children } = layout;
  if (content === 'text') return ['text'];
  if (content === 'picture') return [node.fills?.some(({ kind }) => kind === 'image') === true ? 'image' : 'icon'];
  if (children.length === 0) return [node.box.height <= 2 || node.box.width <= 2 ? 'divider' : 'shape'];
  if (children.length === ONLY_CHILD) return [...layerWords(children[0] as LayoutNode).slice(0, 2), 'box'];
  if (arrangement.kind === 'stack') return [arrangement.axis === 'row' ? 'row' : 'column'];
  return [arrangement.kind === 'grid' ? 'grid' : 'group'];
};
