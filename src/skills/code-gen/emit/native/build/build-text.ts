import type { TextStyle } from '#contract/design/semantic-ast';
import type { Element, Piece } from '../../markup/element.ts';
import { layerWords } from '../../markup/naming.ts';
import { type Span, type TextLine, textLines, textPieces } from '../../markup/text-pieces.ts';
import { declared, type Look } from '../facets.ts';
import { withTokens } from '../token-values.ts';
import { fontOf, inkOf } from './look.ts';
import { type Building, commentsFor, toldOf } from './native-builder.ts';
import { addressOf, leadingTo } from './spoken.ts';

const runLook = (style: Partial<TextStyle>, whole: TextStyle): Look => {
  const font = fontOf(style, whole);
  const ink = inkOf(style.fills);
  return {
    ...(Object.keys(font).length === 0 ? {} : { font }),
    ...(ink === undefined ? {} : { ink }),
    ...(style.case === undefined ? {} : { letterCase: style.case }),
  };
};

const spanPieces = ({ text, style }: Span, { layout, builder }: Building): Piece[] => {
  const pieces = textPieces(text);
  const whole = layout.node.text?.style;
  if (style === null || whole === undefined || pieces.length === 0) return pieces;
  const look = runLook(style, whole);
  const href = style.link === undefined || style.link === '' ? null : addressOf(style.link, builder);
  if (Object.keys(look).length === 0 && href === null) return pieces;
  const { id, name } = layout.node;
  return [
    {
      kind: 'element',
      origin: { id, name },
      tag: 'span',
      attributes: href === null ? [] : [['href', href]],
      words: ['part'],
      style: declared(withTokens(look, builder.scope, builder.book)),
      children: pieces,
    },
  ];
};

/** The mark of a line of a list, and how far it stands in. */
const markOf = ({ list }: TextLine, number: number): string => {
  if (list === null) return '';
  const space = '\u2003'.repeat(Math.max(0, Math.min(8, list.indent - 1)));
  if (list.kind === 'none') return `${space}\u2003`;
  return `${space}${list.kind === 'ordered' ? `${number}.` : '•'} `;
};

const marked = (lines: readonly TextLine[]): { line: TextLine; mark: string }[] => {
  let number = 0;
  return lines.map((line) => {
    number = line.list?.kind === 'ordered' ? number + 1 : 0;
    return { line, mark: markOf(line, number) };
  });
};

const piecesOf = (building: Building): Piece[] => {
  const { text } = building.layout.node;
  if (text === undefined) return [];
  return marked(textLines(text)).flatMap(({ line, mark }, index): Piece[] => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...(mark === '' ? [] : [{ kind: 'text', text: mark } as const]),
    ...line.spans.flatMap((span) => spanPieces(span, building)),
  ]);
};

/** Pieces of text that follow each other are one. */
const merged = (pieces: readonly Piece[]): Piece[] => {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = { kind: 'text', text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
};

const missingInParts = ({ layout, builder }: Building): readonly string[] => {
  const { text } = layout.node;
  const missing = builder.limits.missingInPart;
  if (text === undefined || missing === undefined) return [];
  return (text.runs ?? []).flatMap(({ style }) => missing(runLook(style, text.style)));
};

/** Every link of a text, or of its layer, leads where it should. */
const leadsAll = ({ layout, builder }: Building, route: string | null): boolean => {
  const { runs = [] } = layout.node.text ?? {};
  const links = runs.flatMap(({ style }) => (style.link === undefined || style.link === '' ? [] : [style.link]));
  const inside = links.every((link) => {
    const to = addressOf(link, builder);
    return to !== null && builder.limits.leads(to, 'text');
  });
  return inside && (route === null || builder.limits.leads(route, 'layer'));
};

/** The element of a text: its pieces, those of a look of their own as parts. @param look all of the layer's look */
export const textElement = (building: Building, look: Look, route: string | null): Element => {
  const { layout, builder } = building;
  const { node } = layout;
  const { tell, words } = toldOf(builder, layout);
  for (const word of builder.limits.missing(look)) tell(word);
  for (const word of missingInParts(building)) tell(word);
  if (!leadsAll(building, route)) tell('text-link');
  return {
    kind: 'element',
    origin: { id: node.id, name: node.name },
    tag: 'text',
    attributes: leadingTo(route),
    words: layerWords(layout),
    style: declared(withTokens(look, builder.scope, builder.book)),
    children: [...commentsFor(words, layout), ...merged(piecesOf(building))],
    oneLine: true,
    ...(node.propertyRefs === undefined ? {} : { refs: node.propertyRefs }),
  };
};
