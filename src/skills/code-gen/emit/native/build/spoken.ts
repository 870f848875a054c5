import type { LayoutNode } from '../../../layout/layout-node.ts';
import { targetOf } from '../../markup/roles.ts';
import { isMeaningless } from '../../names/words.ts';
import type { NativeBuilder } from './native-builder.ts';

/** Longer than any word of a language: a key, an address or a hash. */
const LONGEST_WORD = 30;

const readable = (name: string): string => {
  const words = name
    .replaceAll(/[_/=,.-]+/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return words.some((word) => word.length > LONGEST_WORD) ? '' : words.join(' ');
};

export const textsBelow = ({ node, children }: LayoutNode): string =>
  [node.text?.characters ?? '', ...children.map(textsBelow)].join(' ').trim();

/** Words for what has no text: the layer's own, or those of the component behind it. */
export const spoken = ({ node }: LayoutNode): string => {
  const component = node.instance?.componentSet ?? node.instance?.componentName ?? '';
  return named(readable(isMeaningless(node.name) ? component : node.name));
};

/** What it is, is said anyway: `Button bell` is called `Bell`. */
const named = (words: string): string => {
  const own = words.replace(/^(?:icon )?(?:button|btn|link) (?=\S)/i, '');
  return own === words ? words : own.charAt(0).toUpperCase() + own.slice(1);
};

const isPhoto = ({ node }: LayoutNode): boolean => node.fills?.some(({ kind }) => kind === 'image') === true;

/** What a picture says: nothing where it only goes with words, or where nobody gave it a name. */
export const pictureWords = (layout: LayoutNode, interactive: boolean): string =>
  interactive || isMeaningless(layout.node.name) || !isPhoto(layout) ? '' : spoken(layout);

/** Schemes that a link of a design may have; anything else leads nowhere. */
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

/** The address of a link in a text; null where it leads nowhere that is known. */
export const addressOf = (link: string, builder: NativeBuilder): string | null => {
  if (link.startsWith('node:')) return builder.link(link.slice('node:'.length));
  return SAFE_LINK.test(link) ? link : null;
};

/** Where a press leads: the route of another screen, or an address; null where the prototype says nothing. */
export const routeOf = (layout: LayoutNode, builder: NativeBuilder): string | null => {
  const target = targetOf(layout.node);
  if (target?.url != null) return addressOf(target.url, builder);
  return target?.screen == null ? null : builder.link(target.screen);
};

/** A route of the app, or an address outside of it, as attributes. */
export const leadingTo = (to: string | null): [string, string][] =>
  to === null ? [] : [[SAFE_LINK.test(to) ? 'href' : 'route', to]];
