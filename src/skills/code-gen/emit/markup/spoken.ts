import type { LayoutNode } from '../../layout/layout-node.ts';
import { isMeaningless } from '../names/words.ts';

/** A name of a layer as words. */
export const readable = (name: string): string =>
  name
    .replaceAll(/[_/=,.-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What can be said of the texts in a layer; signs of a font of icons cannot. */
export const textsBelow = ({ node, children }: LayoutNode): string =>
  [node.text?.characters.replaceAll(/\p{Co}/gu, '') ?? '', ...children.map(textsBelow)].join(' ').trim();

/** Words for what has no text: the layer's own, or those of the component behind it. */
export const spoken = ({ node }: LayoutNode): string => {
  const component = node.instance?.componentSet ?? node.instance?.componentName ?? '';
  return readable(isMeaningless(node.name) ? component : node.name);
};

/** Words that say what kind of thing something is, and not what it does. */
const KINDS =
  /\b(svg|png|jpe?g|webp|icons?|buttons?|btn|links?|cta|fab|small|medium|large|default|primary|secondary)\b/gi;

const withoutKind = (layout: LayoutNode): string =>
  spoken(layout).replaceAll(KINDS, ' ').replaceAll(/\s+/g, ' ').trim();

const picturesBelow = (layout: LayoutNode): LayoutNode[] =>
  layout.content === 'picture' ? [layout] : layout.children.flatMap(picturesBelow);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What something that can be pressed is called when it shows no text: what its own name or that of its picture says it does. */
export const spokenName = (layout: LayoutNode): string => {
  const names = [layout, ...picturesBelow(layout)].map(withoutKind);
  return capital(names.find((name) => /\p{L}{2}/u.test(name)) ?? spoken(layout));
};
