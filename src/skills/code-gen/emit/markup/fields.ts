import type { LayoutNode, Pin, Place } from '../../layout/layout-node.ts';
import { type Declarations, percent, px, wholeLess } from '../css/declarations.ts';
import type { AttributeValue, Element, Piece } from './element.ts';
import { namesOf } from './roles.ts';

const FIELD = /\b(input|text ?(field|box|area)|textarea|search ?(bar|box|field|input))\b/i;
const SEARCH = /\bsearch\b/i;
const AREA = /\b(text ?area|multi ?line)\b/i;
const SELECT = /\b(select|drop ?down|combo ?box|picker)\b/i;
/** What goes with a field and is none. */
const BESIDE = /\b(labels?|results?|hints?|helper|suggestions?|menu|options?|list|items?)\b/i;
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\bpassword\b/i, 'password'],
  [/\be-?mail\b|\S@\S+\.\S/i, 'email'],
  [/\b(phone|tel)\b/i, 'tel'],
  [SEARCH, 'search'],
];
const HIGHEST = 80;
const HIGHEST_AREA = 480;
/** Narrower than this a search is a button or an entry of a menu. */
const LEAST_SEARCH = 140;

/** A line to type into, several lines of it, or a choice. */
export type FieldKind = 'line' | 'area' | 'select';

const textsIn = (layout: LayoutNode): LayoutNode[] =>
  layout.content === 'text' ? [layout] : layout.children.flatMap(textsIn);

const called = ({ node }: LayoutNode): FieldKind | null => {
  const names = namesOf(node);
  if (BESIDE.test(node.name)) return null;
  if (AREA.test(names)) return 'area';
  if (SELECT.test(names)) return 'select';
  if (FIELD.test(names)) return node.box.height > HIGHEST ? 'area' : 'line';
  return SEARCH.test(names) && node.box.width >= LEAST_SEARCH ? 'line' : null;
};

/** What somebody fills in: called so, as high as it may be, with one text and no other box that is called so; else null. */
export const fieldKind = (layout: LayoutNode): FieldKind | null => {
  if (layout.content !== 'box') return null;
  const kind = called(layout);
  if (kind === null || layout.node.box.height > (kind === 'area' ? HIGHEST_AREA : HIGHEST)) return null;
  const holdsField = layout.children.some((child) => fieldKind(child) !== null);
  return textsIn(layout).length === 1 && !holdsField ? kind : null;
};

/** What somebody types into a box, in stacks whose fields are widgets. */
export interface Field {
  readonly type: string;
  /** Over several lines. */
  readonly many: boolean;
}

/** The field that a layer is, areas of several lines among them; null for all others, choices among them. */
export const fieldOf = (layout: LayoutNode): Field | null => {
  const kind = fieldKind(layout);
  if (kind === null || kind === 'select') return null;
  const [text] = textsIn(layout);
  return { type: typeOf(`${namesOf(layout.node)} ${text?.node.text?.characters ?? ''}`), many: kind === 'area' };
};

/** A text with the field that it names. */
export const isLabelled = ({ content, children, arrangement }: LayoutNode): boolean =>
  content === 'box' &&
  arrangement.kind === 'stack' &&
  children.filter((child) => fieldOf(child) !== null).length === 1 &&
  children[0]?.content === 'text' &&
  children.every((child) => child.content === 'text' || fieldOf(child) !== null);

const typeOf = (words: string): string => TYPES.find(([pattern]) => pattern.test(words))?.[1] ?? 'text';

const GIVEN: Declarations = [
  ['border', '0'],
  ['padding', '0'],
  ['background', 'none'],
];

const STRETCHED = new Set(['white-space', 'width', 'height', 'flex', 'min-width', 'align-self']);

/** As long as there is room between the edges that it keeps to; where it keeps to one, as far from the other. */
const between = (pin: Pin): string => {
  if (pin.side === 'both') return wholeLess(pin.start + pin.end);
  if (pin.side === 'start' || pin.side === 'end') return wholeLess(2 * Math.max(0, pin.at));
  return pin.side === 'scale' ? percent(pin.size) : 'max-content';
};

/** A field as wide as there is room. */
const wide = ({ place }: Typed): Declarations => {
  if (place.kind === 'pinned') return [['width', between(place.horizontal)]];
  const inRow = place.kind === 'flow' && place.parent.axis === 'row';
  if (!inRow) return [['width', '100%']];
  return [
    ['flex', '1'],
    ['min-width', '0'],
  ];
};

export interface Typed {
  readonly kind: FieldKind;
  /** Names of the field, and what stands beside it. */
  readonly names: string;
  readonly place: Place;
  /** What it is called to somebody who does not see it; null where a label around it says so. */
  readonly caption: string | null;
  /** Of the text, in pixels: browsers make a line that is typed into higher than text. */
  readonly height: number;
}

const wordsIn = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'element' ? wordsIn(piece.children) : ' '))
    .join('')
    .trim();

const captioned = (words: string, { caption }: Typed): [string, AttributeValue][] =>
  caption === null ? [] : [['aria-label', caption === '' ? words : caption]];

/** As high as what is typed, and where a browser cannot do that, one line of it; or as the field around it is. */
const growing = ({ place }: Typed): Declarations =>
  place.kind === 'pinned' && place.vertical.side === 'both'
    ? [
        ['height', between(place.vertical)],
        ['resize', 'none'],
      ]
    : [
        ['field-sizing', 'content'],
        ['resize', 'none'],
      ];

/** The text of a field as what is typed over it, with the look of the text and the width of the field. */
const typedElement = (text: Element, typed: Typed, words: string): Element => {
  const look = text.style.filter(([property]) => !STRETCHED.has(property));
  const isLine = typed.kind === 'line';
  const own: Declarations = isLine ? [['height', px(typed.height)]] : growing(typed);
  const { oneLine: _, ...rest } = text;
  return {
    ...rest,
    tag: isLine ? 'input' : 'textarea',
    attributes: [
      isLine ? ['type', typeOf(`${typed.names} ${words}`)] : ['rows', '1'],
      ['placeholder', words],
      ...captioned(words, typed),
    ],
    style: [...GIVEN, ...wide(typed), ...own, ...look, ['&::placeholder', 'color: inherit; opacity: 1']],
    children: [],
  };
};

const chosenElement = (text: Element, typed: Typed, words: string): Element => {
  const look = text.style.filter(([property]) => !STRETCHED.has(property));
  const { oneLine: _, refs, ...rest } = text;
  const option: Element = {
    kind: 'element',
    origin: text.origin,
    tag: 'option',
    attributes: [],
    words: [...text.words.slice(0, 3), 'option'],
    style: [],
    children: [{ kind: 'text', text: words }],
    oneLine: true,
    ...(refs === undefined ? {} : { refs }),
  };
  return {
    ...rest,
    tag: 'select',
    attributes: captioned(words, typed),
    style: [['appearance', 'none'], ...GIVEN, ...wide(typed), ['height', px(typed.height)], ...look],
    children: [option],
  };
};

/** What somebody fills in, in place of the text that stands in it. */
export const fieldElement = (text: Element, typed: Typed): Element => {
  const words = wordsIn(text.children);
  return typed.kind === 'select' ? chosenElement(text, typed, words) : typedElement(text, typed, words);
};
