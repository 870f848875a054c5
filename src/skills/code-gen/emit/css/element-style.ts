import type { SemanticNode } from '#contract/design/semantic-ast';
import type { LayoutNode } from '../../layout/layout-node.ts';
import { type Declaration, num, px } from './declarations.ts';
import { cornerDeclarations, edgeDeclarations } from './edges.ts';
import { blendOf, fillDeclarations, type ImageAddress, objectFit } from './fills.ts';
import { arrangementStyle, placeStyle } from './frame-style.ts';
import type { Ink } from './ink.ts';
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

/** A layer that holds others at their own places is what those places are counted from. */
const anchor = ({ layout }: Styling): Declaration[] => {
  const holds = layout.children.some(({ place }) => place.kind === 'pinned');
  const isolated = layout.children.some(({ level }) => level !== null);
  return [
    ...(holds && layout.place.kind !== 'pinned' ? [['position', 'relative'] as const] : []),
    ...(isolated ? [['isolation', 'isolate'] as const] : []),
  ];
};

const levelOf = ({ layout }: Styling): Declaration[] => {
  if (layout.level === null) return [];
  const index: Declaration = ['z-index', num(layout.level)];
  return layout.place.kind === 'pinned' ? [index] : [['position', 'relative'], index];
};

const blendStyle = ({ blendMode }: SemanticNode, tell: (word: string) => void): Declaration[] => {
  if (blendMode === undefined) return [];
  const word = blendOf(blendMode);
  if (word === null) tell('blend-mode');
  return word === null ? [] : [['mix-blend-mode', word]];
};

const otherEffects = ({ effects }: SemanticNode, tell: (word: string) => void): void => {
  if ((effects ?? []).some((effect) => effect.kind === 'other')) tell('effect-kind');
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
  otherEffects(node, tell);
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

/** A picture that reaches beyond its layer, by a stroke or a shadow: as large as it is, moved out by its margins. */
const overhang = ({ layout }: Styling, style: readonly Declaration[]): readonly Declaration[] => {
  const { box, pictureBox: picture } = layout.node;
  const { width, height } = layout.size;
  if (picture === undefined || width.kind !== 'fixed' || height.kind !== 'fixed') return style;
  const [left, top] = [rounded(picture.x - box.x), rounded(picture.y - box.y)];
  const right = rounded(box.width - picture.width - left);
  const bottom = rounded(box.height - picture.height - top);
  if ([left, top, right, bottom].every((side) => Math.abs(side) < 0.1)) return style;
  const own = style.map(([property, value]): Declaration => {
    if (property === 'width') return [property, px(picture.width)];
    return property === 'height' ? [property, px(picture.height)] : [property, value];
  });
  return [...own, ['margin', [top, right, bottom, left].map(px).join(' ')]];
};

/** All that the style sheet says of a layer, in the order that rules are read in: place, layout, look, text. */
export const elementStyle = (styling: Styling): Declaration[] => {
  const { layout, parent, ink, pictured, tell } = styling;
  const { node } = layout;
  const look = pictured ? pictureStyle(styling) : boxLook(styling);
  const declarations = [
    ...levelOf(styling),
    ...anchor(styling),
    ...arrangementStyle(layout, ink),
    ...(pictured ? overhang(styling, placeStyle(layout, parent, ink)) : placeStyle(layout, parent, ink)),
    ...(pictured ? [] : [...overflowOf(node), ...turned(node), ...opacityOf(node, ink)]),
    ...look,
    ...(pictured ? [] : blendStyle(node, tell)),
  ];
  return [...[...ink.local].map(([name, value]): Declaration => [name, value]), ...declarations];
};
