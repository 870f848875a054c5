import type { Corners, Paint, SemanticNode, Strokes } from '#contract/design/semantic-ast';
import { encode, encodeMember, encodeRecord } from '../notation/encode.ts';
import { short, word } from '../notation/quote.ts';
import { type Attribute, flag, type Notation, valued } from './attribute.ts';
import { sidesText } from './layout.ts';

const paintText = (paint: Paint, { tokens }: Notation): string => {
  if (paint.kind !== 'solid') return encode(paint, tokens);
  const opacity = paint.opacity === undefined ? '' : `@${short(paint.opacity)}`;
  const blend = paint.blendMode === undefined ? '' : `&${word(paint.blendMode)}`;
  return `${encodeMember({ ...paint }, 'color', tokens)}${opacity}${blend}`;
};

/** Bottom first, joined by `+`. */
export const paintsText = (paints: readonly Paint[], notation: Notation): string =>
  paints.map((paint) => paintText(paint, notation)).join('+');

const strokeAttributes = (strokes: Strokes | undefined, notation: Notation): Attribute[] => {
  if (strokes === undefined) return [];
  const { tokens } = notation;
  const put = (key: string, value: unknown) =>
    valued('look', key, value === undefined ? undefined : encode(value, tokens));
  return [
    ...valued('look', 'stroke', paintsText(strokes.paints, notation)),
    ...put('thick', strokes.weight),
    ...valued('look', 'sides', strokes.weights && sidesText(strokes.weights, notation)),
    ...put('edge', strokes.align === 'inside' ? undefined : strokes.align),
    ...put('dash', strokes.dashes),
    ...put('cap', strokes.cap),
    ...put('join', strokes.join),
    ...put('brush', strokes.special),
  ];
};

const cornerAttributes = (corners: Corners | undefined, notation: Notation): Attribute[] => {
  if (corners === undefined) return [];
  const { radius, radii, smoothing } = corners;
  return [
    ...valued('look', 'radius', radius === undefined ? undefined : encode(radius, notation.tokens)),
    ...valued('look', 'radii', radii && sidesText(radii, notation)),
    ...valued('look', 'smooth', smoothing === undefined ? undefined : short(smoothing)),
  ];
};

/** How a layer is drawn. */
export const lookAttributes = (node: SemanticNode, notation: Notation): Attribute[] => {
  const put = (key: string, value: unknown) =>
    valued('look', key, value === undefined ? undefined : encode(value, notation.tokens));
  return [
    ...valued('look', 'fill', node.fills && paintsText(node.fills, notation)),
    ...strokeAttributes(node.strokes, notation),
    ...cornerAttributes(node.corners, notation),
    ...put('arc', node.arc),
    ...put('effects', node.effects),
    ...put('opacity', node.opacity),
    ...put('blend', node.blendMode),
    ...flag('look', 'clip', node.clips),
    ...put('mask', node.mask),
    ...put('scroll', node.scroll),
    ...valued('look', 'styles', node.styles && encodeRecord(node.styles, (name) => word(String(name)))),
  ];
};
