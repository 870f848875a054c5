import type { LayoutNode } from '../../layout/layout-node.ts';
import { withoutKeys } from '../names/keys.ts';
import { isMeaningless, wordsOf } from '../names/words.ts';

const variantName = (name: string): boolean => /=/.test(name);

/** A name as long as this is a text that stood there once. */
const SENTENCE = 4;

const letters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A text that nobody named is called by what it says. */
const isSaid = ({ node: { name, text } }: LayoutNode): boolean =>
  text !== undefined &&
  (text.characters.startsWith(name) || isLike(letters(text.characters), letters(name)) || isSentence(name));

/** `Heading 2: Delivery` says no more of a text than it does itself. */
const isLike = (text: string, name: string): boolean =>
  text.startsWith(name) || (text.length > 2 && (name.endsWith(text) || name.includes(`${text} `)));

const isSentence = (name: string): boolean => wordsOf(name, SENTENCE).length >= SENTENCE;

type Words = (layout: LayoutNode) => string[];

const startsWithName = ({ node }: LayoutNode): boolean => node.text?.characters.startsWith(node.name) === true;

const namedWords = ({ node }: LayoutNode): string[] | null => {
  if (!isMeaningless(node.name) && !variantName(node.name)) return wordsOf(withoutKeys(node.name), 4);
  const component = node.instance?.componentSet ?? node.instance?.componentName;
  const isNamed = component !== undefined && component !== null && !isMeaningless(component) && !variantName(component);
  return isNamed ? wordsOf(component, 4) : null;
};

/** The best words for a layer: its own name, else that of its component, else what it says or is. */
export const layerWords: Words = (layout) => {
  const { name } = layout.node;
  if (!startsWithName(layout)) return namedWords(layout) ?? kindWords(layout, layerWords);
  return /^\p{L}/u.test(name.trim()) ? wordsOf(name, 3) : kindWords(layout, layerWords);
};

/** The same for what has to stay when a text changes: what a text says is no name for it. */
export const lastingWords: Words = (layout) =>
  (isSaid(layout) ? null : namedWords(layout)) ?? kindWords(layout, lastingWords);

const ONLY_CHILD = 1;

const kindWords = (layout: LayoutNode, words: Words): string[] => {
  const { content, node, arrangement, children } = layout;
  if (content === 'text') return ['text'];
  if (content === 'picture') return [node.fills?.some(({ kind }) => kind === 'image') === true ? 'image' : 'icon'];
  if (children.length === 0) return [node.box.height <= 2 || node.box.width <= 2 ? 'divider' : 'shape'];
  if (children.length === ONLY_CHILD) return [...words(children[0] as LayoutNode).slice(0, 2), 'box'];
  if (arrangement.kind === 'stack') return [arrangement.axis === 'row' ? 'row' : 'column'];
  return [arrangement.kind === 'grid' ? 'grid' : 'group'];
};
