import type { Emitting, PlannedScreen } from '../../draft/emitter.ts';
import type { LayoutNote } from '../../layout/layout-node.ts';
import type { TokenScope } from '../css/ink.ts';
import type { TokenBook } from '../tokens/token-book.ts';
import { modesOf } from '../tokens/token-modes.ts';
import { modeAttribute, modeValue } from '../tokens/token-sheet.ts';
import { buildScreen } from './build-element.ts';
import { type Builder, wordsByLayer } from './builder.ts';
import type { AttributeValue, Element } from './element.ts';
import { headingLevels } from './headings.ts';
import { withNavLabels } from './landmarks.ts';
import { radioGroups } from './radio-groups.ts';
import { unwrapped } from './unwrap.ts';

/** What tokens stand for in the modes that a screen was drawn in. */
export const scopeOf = (modes: ReadonlyMap<string, string>, book: TokenBook): TokenScope => {
  const scope = new Map<string, string | number>();
  for (const { token, modeCollection, modes: values } of book.tokens) {
    const value = values.get(modes.get(modeCollection) ?? '');
    if (typeof value === 'string' || typeof value === 'number') scope.set(token, value);
  }
  return scope;
};

const modeAttributes = (modes: ReadonlyMap<string, string>, book: TokenBook): [string, AttributeValue][] => {
  const attributes = [...modes].map(([collection, mode]) => {
    const all = book.tokens
      .filter((token) => token.modeCollection === collection)
      .flatMap((token) => [...token.modes.keys()]);
    return [modeAttribute(collection, all), modeValue(mode)] as const;
  });
  // Two collections may both be light and dark.
  return [...new Map(attributes)];
};

/** The elements of a screen, in the modes of the variables that it was drawn in. */
export const screenElement = (
  { screen, root: planned, notes: layoutNotes }: PlannedScreen,
  { book, pictures }: Pick<Emitting, 'book' | 'pictures'>,
  { link, inputs, components }: Pick<Builder, 'link' | 'inputs'> & { readonly components: boolean },
): { readonly root: Element; readonly notes: readonly LayoutNote[] } => {
  const notes: LayoutNote[] = [];
  const root = unwrapped(planned, !components);
  const modes = modesOf(root.node, book);
  const headings = headingLevels(root);
  const radios = radioGroups(root);
  const told = wordsByLayer(layoutNotes);
  const element = buildScreen(
    root,
    { book, asset: pictures.byKey, fill: pictures.byFill, link, inputs, radios, headings, notes, told },
    scopeOf(modes, book),
  );
  const words = element.words.length === 0 ? ['screen'] : element.words;
  const name = screen.name === root.node.name && /=/.test(screen.name) ? ['screen'] : words;
  return {
    root: {
      ...withNavLabels(element),
      words: name,
      attributes: [...modeAttributes(modes, book), ...element.attributes],
    },
    notes,
  };
};
