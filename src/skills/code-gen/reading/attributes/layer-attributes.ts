import type { SemanticNode } from '#contract/design/semantic-ast';
import { quoted, word } from '../notation/quote.ts';
import { type Attribute, flag, type Notation, valued } from './attribute.ts';
import { boxAttributes, itemAttributes, layoutAttributes } from './layout.ts';
import { lookAttributes } from './look.ts';
import { textAttributes } from './text.ts';
import { useAttributes } from './use.ts';

/** A text layer is mostly called as its text says; of a hidden one the text is not told. */
const nameAttribute = ({ name, text, visible }: SemanticNode): Attribute[] =>
  text?.characters === name && visible !== false ? [] : [{ key: 'name', text: quoted(name), part: 'own' }];

/** All of a layer but its id and type, in the order in which it is read. @param placed its parent decides where it stands */
export const layerAttributes = (node: SemanticNode, placed: boolean, notation: Notation): Attribute[] => {
  const { visibleBinding: binding, tokens } = node;
  return [
    ...nameAttribute(node),
    ...boxAttributes(node, placed, notation),
    ...flag('own', 'hidden', node.visible === false),
    ...valued('own', 'visible', binding === undefined ? undefined : notation.tokens.use(binding)),
    ...textAttributes(node.text, notation),
    ...layoutAttributes(node.layout, notation),
    ...itemAttributes(node.item, notation),
    ...lookAttributes(node, notation),
    ...useAttributes(node, notation),
    ...(tokens === undefined ? [] : partTokens(tokens, notation)),
  ];
};

/** The tokens of a part of a picture, by field. */
export const partTokens = (fields: NonNullable<SemanticNode['tokens']>, { tokens }: Notation): Attribute[] => {
  const members = Object.entries(fields).map(([field, list]) => {
    const names = list.map((token) => tokens.use(token));
    return `${word(field)}:${names.length === 1 ? names[0] : `[${names.join(',')}]`}`;
  });
  return valued('own', 'bound', `{${members.join(',')}}`);
};
