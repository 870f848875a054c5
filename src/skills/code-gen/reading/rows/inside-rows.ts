import type { SemanticNode } from '#contract/design/semantic-ast';
import { type Attribute, flag, type Notation } from '../attributes/attribute.ts';
import { layerAttributes } from '../attributes/layer-attributes.ts';
import { textAttributes } from '../attributes/text.ts';
import { quoted, unquoted } from '../notation/quote.ts';
import type { Row } from './row.ts';

/** Type of the lines for what lies in a picture or in a hidden layer. */
export const INSIDE = '~';

/** What a layer inside says that counts; nothing when it is empty. */
type Saying = (layer: SemanticNode, hidden: boolean, notation: Notation) => Attribute[];

/** Properties that name a token. What is quoted is text of the design. */
export const bound = (attributes: readonly Attribute[]): Attribute[] =>
  attributes.filter(({ text }) => unquoted(text).includes('$'));

/** The picture shows all but the texts as texts, and the tokens. */
export const ofPicture: Saying = (part, hidden, notation) => {
  const own = layerAttributes(part, true, notation);
  const text = textAttributes(part.text, notation);
  const texts = new Set(text.map(({ key }) => key));
  const tokens = bound(own).filter(({ key }) => !texts.has(key));
  if (text.length === 0 && tokens.length === 0) return [];
  const name: Attribute[] = text.length === 0 ? [] : [{ key: 'name', text: quoted(part.name), part: 'own' }];
  return [...name, ...flag('own', 'hidden', hidden), ...text, ...tokens];
};

/** What is hidden is there for a state that is not shown: its tokens are kept, all else is read when it is asked for. */
export const ofHidden: Saying = (layer, _hidden, notation) => bound(layerAttributes(layer, true, notation));

/** What of the inside of a layer counts, and how many layers it has. */
export interface InsideRows {
  readonly rows: readonly Row[];
  readonly layers: number;
}

interface Found {
  readonly id: string;
  readonly attributes: Attribute[];
}

const rowOfAll = (found: readonly Found[]): Row[] => {
  const [first, ...more] = found;
  if (first === undefined) return [];
  const also = more.map(({ id }) => id);
  const { id, attributes } = first;
  return [{ id, also, type: INSIDE, isInstance: false, attributes, children: [], layers: found.length, cut: null }];
};

/** How many layers lie in a layer, and those of them that say something. Layers that say the same share a line. */
export const insideRows = (around: SemanticNode, saying: Saying, notation: Notation): InsideRows => {
  const found: Found[] = [];
  const stack = [{ node: around, hidden: false }];
  let layers = -1;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, hidden } = next;
    layers += 1;
    const attributes = node === around ? [] : saying(node, hidden, notation);
    if (attributes.length > 0) found.push({ id: node.id, attributes });
    for (const child of (node.children ?? []).toReversed())
      stack.push({ node: child, hidden: hidden || child.visible === false });
  }
  const same = Map.groupBy(found, ({ attributes }) => attributes.map(({ text }) => text).join(' '));
  return { rows: [...same.values()].flatMap(rowOfAll), layers };
};
