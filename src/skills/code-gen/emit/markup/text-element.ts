import type { TextStyle } from '#contract/design/semantic-ast';
import { type LayoutNode, plain } from '../../layout/layout-node.ts';
import { type Declarations, num } from '../css/declarations.ts';
import type { Ink } from '../css/ink.ts';
import { runStyle, runsRightToLeft } from '../css/text-style.ts';
import type { AttributeValue, Element, Piece } from './element.ts';
import { type Span, type TextLine, textLines, textPieces } from './text-pieces.ts';

interface Writing {
  readonly layout: LayoutNode;
  readonly style: Declarations;
  readonly ink: Ink;
  readonly tag: string;
  readonly words: readonly string[];
  readonly href: string | null;
  /** The address of a link in the text; null when it leads nowhere that is known. */
  readonly address: (link: string) => string | null;
  readonly tell: (word: string) => void;
}

const originOf = ({ node: { id, name } }: LayoutNode) => ({ id, name });

const runWords = ({ weight, link, decoration }: Partial<TextStyle>): string[] => {
  if (link !== undefined) return ['link'];
  if ((weight ?? 0) >= 600) return ['strong'];
  return [decoration === 'UNDERLINE' ? 'underlined' : 'part'];
};

const spanElement = ({ text, style }: Span, writing: Writing): Piece[] => {
  const pieces = textPieces(text);
  const whole = writing.layout.node.text?.style;
  if (style === null || whole === undefined) return pieces;
  const { ink, layout, tell } = writing;
  const declarations = runStyle(style, { whole, box: layout.node.box, ink, tell });
  const href =
    style.link === undefined || style.link === '' || writing.href !== null ? null : writing.address(style.link);
  if (declarations.length === 0 && href === null) return pieces;
  const isStrong = href === null && (style.weight ?? 0) >= 600 && whole.weight < 600;
  return [
    {
      kind: 'element',
      origin: originOf(layout),
      tag: href === null ? (isStrong ? 'strong' : 'span') : 'a',
      attributes: href === null ? [] : [['href', href]],
      words: [...writing.words.slice(0, 3), ...runWords(style)],
      style: declarations,
      children: pieces,
    },
  ];
};

const lineElement = (
  lines: readonly TextLine[],
  writing: Writing,
  { tag, style, word }: { tag: string; style: Declarations; word: string },
): Element => ({
  kind: 'element',
  origin: originOf(writing.layout),
  tag,
  attributes: [],
  words: [...writing.words.slice(0, 3), word],
  style,
  children: broken(lines, writing),
  oneLine: true,
});

/** Lines that follow each other after a break. */
const broken = (lines: readonly TextLine[], writing: Writing): Piece[] =>
  lines.flatMap((line, index) => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...line.spans.flatMap((span) => spanElement(span, writing)),
  ]);

/** Paragraphs that keep a distance stand each by itself; others follow each other after a break. */
const paragraphs = (lines: readonly TextLine[], writing: Writing): Piece[] => {
  const { layout, ink } = writing;
  const space = layout.node.text?.style.paragraphSpacing ?? 0;
  if (plain(space) <= 0 || lines.length < 2) return broken(lines, writing);
  return lines.map((line, index) => {
    const style: Declarations = [
      ['display', 'block'],
      ...(index > 0 ? [['margin-top', ink.length(space)] as const] : []),
    ];
    return lineElement([line], writing, { tag: 'span', style, word: 'paragraph' });
  });
};

const MARKS: Readonly<Record<string, string>> = { ordered: 'decimal', unordered: 'disc', none: 'none' };

/** Room for marks that Figma leaves at each level, in shares of the size. */
const INDENT = 1.5;

const listLook = (kind: string, indent: number): Declarations => [
  ['padding-left', `${num(INDENT * Math.max(1, indent))}em`],
  ['list-style', MARKS[kind] ?? 'disc'],
];

const SIGNS: Readonly<Record<string, string>> = { ordered: '1.', unordered: '•' };

/** One point of a list is no list by itself: its mark stands before it, in the room for it. */
const pointLook = ({ kind, indent }: NonNullable<TextLine['list']>): Declarations => {
  const sign = SIGNS[kind];
  const mark = `content: '${sign}'; display: inline-block; width: ${INDENT}em; margin-left: -${INDENT}em; text-align: center`;
  return [
    ['padding-left', `${num(INDENT * Math.max(1, indent))}em`],
    ...(sign === undefined ? [] : [['&::before', mark] as const]),
  ];
};

const listElement = (lines: readonly TextLine[], writing: Writing): Element => {
  const [first] = lines;
  const kind = first?.list?.kind ?? 'unordered';
  const style = listLook(kind, first?.list?.indent ?? 1);
  return {
    kind: 'element',
    origin: originOf(writing.layout),
    tag: kind === 'ordered' ? 'ol' : 'ul',
    attributes: [],
    words: [...writing.words.slice(0, 3), 'list'],
    style,
    children: lines.map((line) => lineElement([line], writing, { tag: 'li', style: [], word: 'point' })),
  };
};

const listKey = ({ list }: TextLine): string => (list === null ? '' : `${list.kind} ${list.indent}`);

/** Neighbouring lines of one kind of list belong together. */
const grouped = (lines: readonly TextLine[]): TextLine[][] => {
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && listKey(last[0]) === listKey(line)) last.push(line);
    else groups.push([line]);
  }
  return groups;
};

const listed = (lines: readonly TextLine[], writing: Writing): Piece[] =>
  grouped(lines).map((group) =>
    group[0]?.list == null
      ? lineElement(group, writing, { tag: 'p', style: [], word: 'paragraph' })
      : listElement(group, writing),
  );

/** Signs of a font of icons: nobody can say them. */
const isDrawn = (characters: string): boolean => /^[\s\p{Co}]+$/u.test(characters) && /\p{Co}/u.test(characters);

/** The element of a text layer: one for the whole text, with its box and its look. */
export const textElement = (writing: Writing): Element => {
  const { layout, style, words, href } = writing;
  const { text } = layout.node;
  const lines = text === undefined ? [] : textLines(text);
  const single = lines.length === 1 ? lines[0]?.list : null;
  const isListed = single == null && lines.some(({ list }) => list !== null);
  const attributes: [string, AttributeValue][] = [];
  if (href !== null) attributes.push(['href', href]);
  if (runsRightToLeft(text?.characters ?? '')) attributes.push(['dir', 'auto']);
  if (href === null && isDrawn(text?.characters ?? '')) attributes.push(['aria-hidden', 'true']);
  return {
    kind: 'element',
    origin: originOf(layout),
    tag: href === null ? (isListed ? 'div' : writing.tag) : 'a',
    attributes,
    words,
    style: single == null ? style : [...style, ...pointLook(single)],
    children: isListed ? listed(lines, writing) : paragraphs(lines, writing),
    ...(isListed ? {} : { oneLine: true }),
    ...(layout.node.propertyRefs === undefined ? {} : { refs: layout.node.propertyRefs }),
  };
};
