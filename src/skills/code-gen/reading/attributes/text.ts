import type { TextContent, TextStyle } from '#contract/design/semantic-ast';
import { encode, encodeMember, encodeMembers } from '../notation/encode.ts';
import { quoted } from '../notation/quote.ts';
import { type Attribute, type Notation, valued } from './attribute.ts';
import { paintsText } from './look.ts';

const HEAD = ['family', 'familyToken', 'weight', 'weightToken', 'size', 'lineHeight', 'fills'];

/** `{Inter 600 16/24 letterSpacing:.2}`: family, weight, size and line height come first, the rest by name. */
const fontText = (style: TextStyle, notation: Notation): string => {
  const { tokens } = notation;
  const fields = { ...style };
  const member = (key: string) => encodeMember(fields, key, tokens);
  const line = style.lineHeight === undefined ? '' : `/${member('lineHeight')}`;
  const rest = Object.fromEntries(Object.entries(style).filter(([key]) => !HEAD.includes(key)));
  const fills = style.fills === undefined ? [] : [`fills:${paintsText(style.fills, notation)}`];
  const head = [member('family'), member('weight'), `${member('size')}${line}`];
  return `{${[...head, ...encodeMembers(rest, tokens), ...fills].join(' ')}}`;
};

/** The text of a layer, its style, and what differs in ranges of it. */
export const textAttributes = (text: TextContent | undefined, notation: Notation): Attribute[] => {
  if (text === undefined) return [];
  const put = (key: string, value: unknown) =>
    valued('text', key, value === undefined ? undefined : encode(value, notation.tokens));
  const binding = text.charactersBinding;
  return [
    ...valued('own', 'text', quoted(text.characters)),
    ...valued('own', 'textvar', binding === undefined ? undefined : notation.tokens.use(binding)),
    ...valued('text', 'font', fontText(text.style, notation)),
    ...put('align', text.align),
    ...put('valign', text.verticalAlign),
    ...put('resize', text.autoResize),
    ...put('truncate', text.truncation && (text.truncation.maxLines ?? 'end')),
    ...valued('own', 'lists', text.lists && encode(text.lists, notation.tokens)),
    ...valued('own', 'runs', text.runs && encode(text.runs, notation.tokens)),
  ];
};
