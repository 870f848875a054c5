import type { AutoLayout, Bound, LayoutItem, SemanticNode, SizeRules } from '#contract/design/semantic-ast';
import { encode } from '../notation/encode.ts';
import { short, word } from '../notation/quote.ts';
import { type Attribute, flag, type Notation, valued } from './attribute.ts';

type Sides = readonly [Bound<number>, Bound<number>, Bound<number>, Bound<number>];

/** Four values as CSS writes them: all, `vertical,horizontal`, or clockwise. */
export const sidesText = (sides: Sides, { tokens }: Notation): string => {
  const texts = sides.map((side) => encode(side, tokens));
  const [top, right, bottom, left] = texts;
  if (top === bottom && right === left) return top === right ? `${top}` : `${top},${right}`;
  return texts.join(',');
};

const some = (value: unknown, { tokens }: Notation): string | undefined =>
  value === undefined ? undefined : encode(value, tokens);

/** How a layer lays out its children. */
export const layoutAttributes = (layout: AutoLayout | undefined, notation: Notation): Attribute[] => {
  if (layout === undefined) return [];
  const put = (key: string, value: string | undefined) => valued('layout', key, value);
  return [
    ...put('flow', word(layout.direction)),
    ...put('main', some(layout.mainAxisAlign, notation)),
    ...put('cross', some(layout.crossAxisAlign, notation)),
    ...flag('layout', 'wrap', layout.wrap),
    ...put('gap', some(layout.gap, notation)),
    ...put('crossgap', some(layout.crossGap, notation)),
    ...put('pad', layout.padding === undefined ? undefined : sidesText(layout.padding, notation)),
    ...put('lines', some(layout.wrapAlign, notation)),
    ...flag('layout', 'firstontop', layout.reverseZ),
    ...flag('layout', 'strokespace', layout.strokesTakeSpace),
    ...put('tracks', some(layout.grid, notation)),
  ];
};

/** How a layer stands in its parent. */
export const itemAttributes = (item: LayoutItem | undefined, notation: Notation): Attribute[] => {
  if (item === undefined) return [];
  const put = (key: string, value: string | undefined) => valued('layout', key, value);
  const { constraints } = item;
  const pin = constraints && `${word(constraints.horizontal)},${word(constraints.vertical)}`;
  return [
    ...flag('layout', 'absolute', item.absolute),
    ...put('stays', some(item.scroll, notation)),
    ...put('grow', some(item.grow, notation)),
    ...put('self', some(item.alignSelf, notation)),
    ...put('pin', pin),
    ...put('cell', some(item.grid, notation)),
  ];
};

const sideText = (length: number, rule: string | undefined, token: string | undefined, notation: Notation): string =>
  `${short(length)}${rule === undefined ? '' : (notation.letters.get(rule) ?? '')}${token === undefined ? '' : notation.tokens.use(token)}`;

/** `331f$4x40`, and limits. A position that the parent decides is left out. */
export const boxAttributes = (node: SemanticNode, placed: boolean, notation: Notation): Attribute[] => {
  const { box } = node;
  const size: SizeRules = node.size ?? {};
  const width = sideText(box.width, size.width, size.widthToken, notation);
  const height = sideText(box.height, size.height, size.heightToken, notation);
  const atOrigin = box.x === 0 && box.y === 0;
  const at = placed || atOrigin ? '' : `@${short(box.x)},${short(box.y)}`;
  const put = (key: string, value: unknown) => valued('layout', key, some(value, notation));
  return [
    { key: 'box', text: `${width}x${height}${at}`, part: 'own' },
    ...valued('own', 'rotate', some(node.rotation, notation)),
    ...valued('own', 'matrix', some(node.transform, notation)),
    ...put('minw', size.minWidth),
    ...put('maxw', size.maxWidth),
    ...put('minh', size.minHeight),
    ...put('maxh', size.maxHeight),
    ...put('ratio', size.aspectRatio),
  ];
};
