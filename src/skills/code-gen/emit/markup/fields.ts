import type { LayoutNode } from '../../layout/layout-node.ts';
import { type Declaration, type Declarations, px } from '../css/declarations.ts';
import type { AttributeValue, Element } from './element.ts';
import { namesOf } from './roles.ts';

const FIELD = /\b(input|text ?(field|box|area)|textarea|search ?(bar|box|field|input)?)\b/i;
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\bpassword\b/i, 'password'],
  [/\be-?mail\b/i, 'email'],
  [/\b(phone|tel)\b/i, 'tel'],
  [/\bsearch\b/i, 'search'],
];
const HIGHEST = 80;
const AREA = /\b(text ?area|textarea)\b/i;
const HIGHEST_AREA = 400;

const textsIn = (layout: LayoutNode): LayoutNode[] =>
  layout.content === 'text' ? [layout] : layout.children.flatMap(textsIn);

/** A box that somebody types into: called so, as high as a line, with one text and no other box that is called so. */
export const isField = (layout: LayoutNode): boolean =>
  layout.content === 'box' &&
  FIELD.test(namesOf(layout.node)) &&
  layout.node.box.height <= HIGHEST &&
  textsIn(layout).length === 1 &&
  !layout.children.some(isField);

/** What somebody types into a box. */
export interface Field {
  readonly type: string;
  /** Over several lines. */
  readonly many: boolean;
}

/** The field that a layer is, areas of several lines among them; null for all others. */
export const fieldOf = (layout: LayoutNode): Field | null => {
  const names = namesOf(layout.node);
  const [text] = textsIn(layout);
  const isArea = AREA.test(names) && layout.content === 'box' && layout.node.box.height <= HIGHEST_AREA;
  if (text === undefined || (!isField(layout) && !(isArea && textsIn(layout).length === 1))) return null;
  return { type: typeOf(`${names} ${text.node.text?.characters ?? ''}`), many: isArea };
};

/** A text with the field that it names. */
export const isLabelled = ({ content, children, arrangement }: LayoutNode): boolean =>
  content === 'box' &&
  arrangement.kind === 'stack' &&
  children.filter(isField).length === 1 &&
  children.filter((child) => child.content === 'text').length >= 1 &&
  children[0]?.content === 'text' &&
  children.every((child) => child.content === 'text' || isField(child));

const typeOf = (words: string): string => TYPES.find(([pattern]) => pattern.test(words))?.[1] ?? 'text';

const GIVEN: Declarations = [
  ['border', '0'],
  ['padding', '0'],
  ['background', 'none'],
];

const STRETCHED = new Set(['white-space', 'width', 'height', 'flex', 'min-width', 'align-self']);

interface Typed {
  /** Names of the field. */
  readonly around: string;
  readonly labelled: boolean;
  /** Of the text, in pixels: browsers make a line that is typed into higher than text. */
  readonly height: number;
}

/** The text of a field as what is typed over it, with the look of the text and the width of the field. */
export const inputElement = (text: Element, { around, labelled, height }: Typed): Element => {
  const words = text.children.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])).join(' ');
  const attributes: [string, AttributeValue][] = [
    ['type', typeOf(`${around} ${words}`)],
    ['placeholder', words],
  ];
  const look = text.style.filter(([property]) => !STRETCHED.has(property));
  const width: Declaration[] = [
    ['flex', '1'],
    ['width', '100%'],
    ['min-width', '0'],
  ];
  const { oneLine: _, ...rest } = text;
  return {
    ...rest,
    tag: 'input',
    attributes: labelled ? attributes : [...attributes, ['aria-label', words]],
    style: [...GIVEN, ...width, ['height', px(height)], ...look, ['&::placeholder', 'color: inherit']],
    children: [],
  };
};
