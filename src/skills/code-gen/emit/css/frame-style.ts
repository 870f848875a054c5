import {
  type Align,
  type LayoutNode,
  type Length,
  type Pin,
  plain,
  type Sides,
  type Size,
  type Stack,
} from '../../layout/layout-node.ts';
import { type Declaration, num, percent, px, sidesOf, wholeLess } from './declarations.ts';
import type { Ink } from './ink.ts';
import { cellStyle } from './place/cell-style.ts';
import { ownSized } from './text-box.ts';

const ALIGN: Readonly<Record<Align | 'between', string>> = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  baseline: 'baseline',
  stretch: 'stretch',
  between: 'space-between',
};

const crossOf = ({ size }: LayoutNode, axis: Stack['axis']) =>
  axis === 'row'
    ? { sizing: size.height, limited: size.maxHeight !== undefined }
    : { sizing: size.width, limited: size.maxWidth !== undefined };

const isNothing = (length: Length): boolean => typeof length === 'number' && length === 0;

/** As few values as say the same. */
export const sidesText = (sides: Sides, ink: Ink): string => sidesOf(sides.map((side) => ink.length(side)));

/** What is left where a design tool reckons paddings from places. */
const LEFT_OVER = 0.05;

const settled = (length: Length): Length => {
  const whole = Math.round(plain(length));
  return typeof length === 'number' && Math.abs(length - whole) < LEFT_OVER ? whole : length;
};

const paddingOf = (sides: Sides, ink: Ink): Declaration[] => {
  const [top, right, bottom, left] = sides;
  const all: Sides = [settled(top), settled(right), settled(bottom), settled(left)];
  return all.every(isNothing) ? [] : [['padding', sidesText(all, ink)]];
};

const gapOf = (row: Length, column: Length, ink: Ink): Declaration[] => {
  if (plain(row) <= 0 && plain(column) <= 0) return [];
  const [rows, columns] = [row, column].map((gap) => (plain(gap) > 0 ? ink.length(gap) : '0'));
  return [['gap', rows === columns ? `${rows}` : `${rows} ${columns}`]];
};

const stackStyle = (layout: LayoutNode, stack: Stack, ink: Ink): Declaration[] => {
  const across = stack.wrap === null ? stack.gap : stack.wrap.gap;
  const gaps = stack.axis === 'row' ? gapOf(across, stack.gap, ink) : gapOf(stack.gap, across, ink);
  return [
    ['display', 'flex'],
    ...(stack.axis === 'column' ? [['flex-direction', 'column'] as const] : []),
    ...(stack.wrap === null ? [] : [['flex-wrap', 'wrap'] as const]),
    ...(stack.main === 'start' || stack.main === 'stretch' ? [] : [['justify-content', ALIGN[stack.main]] as const]),
    ...(layout.stretches || stack.cross === 'stretch' ? [] : [['align-items', ALIGN[stack.cross]] as const]),
    ...(stack.wrap === null ? [] : [['align-content', stack.wrap.spread ? 'space-between' : 'flex-start'] as const]),
    ...gaps,
    ...paddingOf(stack.padding, ink),
  ];
};

/** How a layer lays out what is in it. */
export const arrangementStyle = (layout: LayoutNode, ink: Ink): Declaration[] => {
  const { arrangement } = layout;
  if (arrangement.kind === 'stack') return stackStyle(layout, arrangement, ink);
  if (arrangement.kind !== 'grid') return [];
  return [
    ['display', 'grid'],
    ['grid-template-columns', arrangement.columns],
    ...(arrangement.rows === 'none' ? [] : [['grid-template-rows', arrangement.rows] as const]),
    ...gapOf(arrangement.rowGap, arrangement.columnGap, ink),
    ...paddingOf(arrangement.padding, ink),
  ];
};

const limitsOf = ({ minWidth, maxWidth, minHeight, maxHeight }: Size, ink: Ink): Declaration[] =>
  (
    [
      ['min-width', minWidth],
      ['max-width', maxWidth],
      ['min-height', minHeight],
      ['max-height', maxHeight],
    ] as const
  ).flatMap(([property, length]) => (length === undefined ? [] : [[property, ink.length(length)] as const]));

interface Ends {
  readonly pin: Pin;
  readonly start: 'left' | 'top';
  readonly end: 'right' | 'bottom';
  readonly side: 'width' | 'height';
  readonly length: string | null;
  readonly replaced: boolean;
}

const fromMiddle = (from: number): string =>
  from === 0 ? '50%' : `calc(50% ${from < 0 ? '-' : '+'} ${px(Math.abs(from))})`;

/** One axis of a layer that keeps to an edge, to both, to the middle, or grows with the one around it. */
const pinStyle = ({ pin, start, end, side, length, replaced }: Ends): Declaration[] => {
  const long: Declaration[] = length === null ? [] : [[side, length]];
  switch (pin.side) {
    case 'start':
      return [[start, px(pin.at)], ...long];
    case 'end':
      return [[end, px(pin.at)], ...long];
    case 'center':
      return [[start, fromMiddle(pin.from)], ...long];
    case 'scale':
      if (!replaced && pin.start === 0 && pin.size === 1)
        return [
          [start, '0'],
          [end, '0'],
        ];
      return [
        [start, pin.start === 0 ? '0' : percent(pin.start)],
        [side, percent(pin.size)],
      ];
    case 'both':
      return replaced
        ? [
            [start, px(pin.start)],
            [side, wholeLess(pin.start + pin.end)],
          ]
        : [
            [start, px(pin.start)],
            [end, px(pin.end)],
          ];
  }
};

const lengthOf = (sizing: Size['width'], ink: Ink): string | null =>
  sizing.kind === 'fixed' ? ink.length(sizing.length) : sizing.kind === 'hug' ? 'max-content' : '100%';

const pinnedStyle = (layout: LayoutNode, ink: Ink): Declaration[] => {
  const { place, size, content } = layout;
  if (place.kind !== 'pinned') return [];
  const replaced = content === 'picture';
  const height = size.height.kind === 'hug' ? null : lengthOf(size.height, ink);
  return ownSized(layout, [
    ['position', 'absolute'],
    ...pinStyle({ pin: place.vertical, start: 'top', end: 'bottom', side: 'height', length: height, replaced }),
    ...pinStyle({
      pin: place.horizontal,
      start: 'left',
      end: 'right',
      side: 'width',
      length: lengthOf(size.width, ink),
      replaced,
    }),
    ...limitsOf(size, ink),
  ]);
};

interface Along {
  readonly layout: LayoutNode;
  readonly parent: LayoutNode;
  readonly stack: Stack;
  readonly ink: Ink;
}

const mainStyle = ({ layout, parent, stack, ink }: Along): Declaration[] => {
  const isRow = stack.axis === 'row';
  const sizing = isRow ? layout.size.width : layout.size.height;
  const around = isRow ? parent.size.width : parent.size.height;
  const side = isRow ? 'width' : 'height';
  if (sizing.kind === 'fill') {
    const least = isRow ? layout.size.minWidth : layout.size.minHeight;
    const mayShrink = least === undefined && (isRow || around.kind !== 'hug');
    return [
      ['flex', num(sizing.share)],
      ...(mayShrink ? [[`min-${side}`, '0'] as const] : []),
      ...(layout.content === 'picture' && isRow ? [['width', '0'] as const] : []),
    ];
  }
  const isFixed = sizing.kind === 'fixed';
  const keeps = around.kind !== 'hug' && (isFixed || layout.node.clips === true);
  return [
    ...(isFixed ? [[side, ink.length(sizing.length)] as const] : []),
    ...(keeps ? [['flex-shrink', '0'] as const] : []),
  ];
};

const crossStyle = ({ layout, parent, stack, ink }: Along): Declaration[] => {
  const isRow = stack.axis === 'row';
  const { sizing, limited } = crossOf(layout, stack.axis);
  const side = isRow ? 'height' : 'width';
  if (sizing.kind === 'fixed') return [[side, ink.length(sizing.length)]];
  if (sizing.kind === 'hug') {
    // Among children that fill a stack it is told apart; elsewhere the stack does not stretch anything.
    return stack.cross === 'stretch' ? [['align-self', 'flex-start']] : [];
  }
  if (layout.content === 'picture' || (limited && !isRow)) return [[side, '100%']];
  return parent.stretches ? [] : [['align-self', 'stretch']];
};

/** A negative gap: each child but the first moves back over the one before it. */
const overlap = ({ layout, stack, ink }: Along): Declaration[] => {
  if (layout.place.kind !== 'flow' || layout.place.first || plain(stack.gap) >= 0) return [];
  return [[stack.axis === 'row' ? 'margin-left' : 'margin-top', ink.length(stack.gap)]];
};

const flowStyle = (along: Along): Declaration[] => {
  const { layout, ink } = along;
  const self = layout.place.kind === 'flow' ? layout.place.self : null;
  const across = crossStyle(along);
  const isTold = across.some(([property]) => property === 'align-self');
  return [
    ...mainStyle(along),
    ...across,
    ...(self === null || isTold ? [] : [['align-self', ALIGN[self]] as const]),
    ...overlap(along),
    ...limitsOf(layout.size, ink),
  ];
};

/** A screen fills what it is given; where that would let it shrink, the variable says how wide it stays. */
const rootWidth = ({ node }: LayoutNode, ink: Ink): Declaration[] => {
  const token = node.size?.widthToken;
  if (token === undefined) return [];
  return [['min-width', `min(100%, ${ink.length({ value: node.box.width, token })})`]];
};

const rootStyle = (layout: LayoutNode, ink: Ink): Declaration[] => {
  const { size, arrangement } = layout;
  const { height } = size;
  // What is laid out may grow with its content; layers at their own places need the height itself.
  const side = arrangement.kind === 'layers' || arrangement.kind === 'none' ? 'height' : 'min-height';
  return [...rootWidth(layout, ink), ...(height.kind === 'fixed' ? [[side, ink.length(height.length)] as const] : [])];
};

const spans = ({ size, place }: LayoutNode, axis: 'width' | 'height'): boolean => {
  if (place.kind !== 'pinned') return size[axis].kind === 'fill';
  const pin = axis === 'width' ? place.horizontal : place.vertical;
  return pin.side === 'both' || pin.side === 'scale' || size[axis].kind === 'fill';
};

/** A layer that keeps its ratio is as long along one axis as the other makes it. */
const keptRatio = (layout: LayoutNode, style: Declaration[]): Declaration[] => {
  const { ratio, width, height } = layout.size;
  if (ratio === undefined || ratio <= 0) return style;
  const follows = spans(layout, 'width') && height.kind === 'fixed' ? 'height' : null;
  const given = follows ?? (spans(layout, 'height') && width.kind === 'fixed' ? 'width' : null);
  if (given === null) return style;
  return [...style.filter(([property]) => property !== given), ['aspect-ratio', num(ratio)]];
};

const placed = (layout: LayoutNode, parent: LayoutNode, ink: Ink): Declaration[] => {
  const { place } = layout;
  if (place.kind === 'pinned') return pinnedStyle(layout, ink);
  if (place.kind === 'cell') return [...cellStyle(layout, parent, ink), ...limitsOf(layout.size, ink)];
  return place.kind === 'flow' ? flowStyle({ layout, parent, stack: place.parent, ink }) : [];
};

/** How large a layer is and where it stands in the one around it. */
export const placeStyle = (layout: LayoutNode, parent: LayoutNode | null, ink: Ink): Declaration[] =>
  layout.place.kind === 'root' || parent === null
    ? rootStyle(layout, ink)
    : keptRatio(layout, placed(layout, parent, ink));
