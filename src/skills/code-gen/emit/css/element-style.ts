import type { SemanticNode } from '#contract/design/semantic-ast';
import type { LayoutNode } from '../../layout/layout-node.ts';
import { type Declaration, num, px, sidesOf } from './declarations.ts';
import { cornerDeclarations, edgeDeclarations } from './edges.ts';
import { blendOf, fillDeclarations, type ImageAddress, objectFit } from './fills.ts';
import { arrangementStyle, placeStyle } from './frame-style.ts';
import type { Ink } from './ink.ts';
import { lossesOf } from './losses.ts';
import { textDeclarations } from './text-style.ts';

export interface Styling {
  readonly layout: LayoutNode;
  readonly parent: LayoutNode | null;
  readonly ink: Ink;
  readonly address: ImageAddress;
  /** The picture of the layer is there. */
  readonly pictured: boolean;
  readonly tell: (word: string) => void;
}

const turned = ({ rotation, transform }: SemanticNode): Declaration[] => {
  if (transform !== undefined) return [['transform', `matrix(${transform.map(num).join(', ')}, 0, 0)`]];
  return rotation === undefined || rotation === 0 ? [] : [['transform', `rotate(${num(rotation)}deg)`]];
};

const SCROLLS: Readonly<Record<string, Declaration>> = {
  horizontal: ['overflow-x', 'auto'],
  vertical: ['overflow-y', 'auto'],
  both: ['overflow', 'auto'],
};

const overflowOf = ({ scroll, clips }: SemanticNode): Declaration[] => {
  const scrolls = SCROLLS[scroll ?? ''];
  if (scrolls !== undefined) return [scrolls];
  return clips === true ? [['overflow', 'hidden']] : [];
};

const opacityOf = (node: SemanticNode, ink: Ink): Declaration[] =>
  node.opacity === undefined ? [] : [['opacity', ink.plain(node.opacity)]];

/** A layer that holds others at their own places is what those places are counted from; one of a level stands out of the flow. */
const anchor = ({ layout }: Styling): Declaration[] => {
  const holds = layout.children.some(({ place }) => place.kind === 'pinned');
  const isolated = layout.children.some(({ level }) => level !== null);
  const isAnchor = holds || layout.level !== null;
  return [
    ...(isAnchor && layout.place.kind !== 'pinned' ? [['position', 'relative'] as const] : []),
    ...(layout.level === null ? [] : [['z-index', num(layout.level)] as const]),
    ...(isolated ? [['isolation', 'isolate'] as const] : []),
  ];
};

const blendStyle = ({ blendMode }: SemanticNode, tell: (word: string) => void): Declaration[] => {
  if (blendMode === undefined) return [];
  const word = blendOf(blendMode);
  if (word === null) tell('blend-mode');
  return word === null ? [] : [['mix-blend-mode', word]];
};

/** The look of a picture is in the picture; only its size may have to follow the box. */
const pictureStyle = ({ layout, ink }: Styling): Declaration[] => {
  const { node, size } = layout;
  const fill = node.fills?.find((paint) => paint.kind === 'image');
  const grows = size.width.kind === 'fill' || size.height.kind === 'fill' || fill !== undefined;
  if (!grows) return [];
  const mode = fill?.kind === 'image' ? fill.scaleMode : 'FIT';
  const [ground] = node.fills ?? [];
  const under =
    ground?.kind === 'solid' && mode === 'FIT'
      ? fillDeclarations({ node: { ...node, fills: [ground] }, ink, address: () => null, tell: () => {} })
      : [];
  return [...under, ['object-fit', objectFit(mode)]];
};

const boxLook = (styling: Styling): Declaration[] => {
  const { layout, ink, address, tell } = styling;
  const { node } = layout;
  if (node.text !== undefined) return [...textDeclarations(layout, ink, tell), ...textShadows(node, ink)];
  return [
    ...fillDeclarations({ node, ink, address, tell }),
    ...cornerDeclarations(node.corners, ink),
    ...edgeDeclarations({ node, ink, replaced: false, tell }),
  ];
};

/** Letters cast shadows of their own. */
const textShadows = (node: SemanticNode, ink: Ink): Declaration[] =>
  edgeDeclarations({ node: { ...withoutLook(node) }, ink, replaced: false, tell: () => {} });

const withoutLook = ({ fills: _fills, strokes: _strokes, ...rest }: SemanticNode): SemanticNode => rest;

const ROUND_TO = 100;
const rounded = (value: number): number => Math.round(value * ROUND_TO) / ROUND_TO;

interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a turned layer takes of the room around its middle. */
const roomOf = ({ box, rotation, transform }: SemanticNode): Room => {
  const angle = ((rotation ?? 0) * Math.PI) / 180;
  const [a, b, c, d] = transform ?? [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle)];
  const width = Math.abs(a * box.width) + Math.abs(c * box.height);
  const height = Math.abs(b * box.width) + Math.abs(d * box.height);
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
};

const isSet = (side: number): boolean => Math.abs(side) >= 0.1;

/** What is laid out takes the room that it has turned; for a browser it takes that of its box. */
const turnedMargins = ({ layout: { node, place } }: Styling): Declaration[] => {
  if (place.kind !== 'flow' && place.kind !== 'cell') return [];
  const room = roomOf(node);
  const [across, upright] = [(room.width - node.box.width) / 2, (room.height - node.box.height) / 2].map(rounded);
  return isSet(across ?? 0) || isSet(upright ?? 0) ? [['margin', `${px(upright ?? 0)} ${px(across ?? 0)}`]] : [];
};

/** A picture that reaches beyond its layer, by a stroke or a shadow: as large as it is, moved out by its margins. */
const overhang = ({ layout }: Styling, style: readonly Declaration[]): readonly Declaration[] => {
  const { node, place } = layout;
  const { width, height } = layout.size;
  if (width.kind !== 'fixed' || height.kind !== 'fixed') return style;
  const room = place.kind === 'pinned' ? node.box : roomOf(node);
  const picture = node.pictureBox ?? node.box;
  const [left, top] = [rounded(picture.x - room.x), rounded(picture.y - room.y)];
  const right = rounded(room.width - picture.width - left);
  const bottom = rounded(room.height - picture.height - top);
  const isTurned = isSet(room.width - node.box.width) || isSet(room.height - node.box.height);
  const hasMargins = [left, top, right, bottom].some(isSet);
  if (!hasMargins && !isTurned) return style;
  const own = style.map(([property, value]): Declaration => {
    if (property === 'width') return [property, px(picture.width)];
    return property === 'height' ? [property, px(picture.height)] : [property, value];
  });
  return hasMargins ? [...own, ['margin', sidesOf([top, right, bottom, left].map(px))]] : own;
};

/** All that the style sheet says of a layer, in the order that rules are read in: place, layout, look, text. */
export const elementStyle = (styling: Styling): Declaration[] => {
  const { layout, parent, ink, pictured, tell } = styling;
  const { node } = layout;
  for (const word of lossesOf(node, pictured)) tell(word);
  const look = pictured ? pictureStyle(styling) : boxLook(styling);
  const declarations = [
    ...anchor(styling),
    ...arrangementStyle(layout, ink),
    ...(pictured ? overhang(styling, placeStyle(layout, parent, ink)) : placeStyle(layout, parent, ink)),
    ...(pictured ? [] : [...turnedMargins(styling), ...overflowOf(node), ...turned(node), ...opacityOf(node, ink)]),
    ...look,
    ...blendStyle(node, tell),
  ];
  return [...[...ink.local].map(([name, value]): Declaration => [name, value]), ...declarations];
};
