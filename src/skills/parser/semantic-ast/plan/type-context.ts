import type { NodeTypeContext } from '#contract/adapter';
import { num, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { arcOf, hasImageFill, isContainer, isHidden, shownFills, shownStrokes } from '../figma-types.ts';
import type { FlatDesign } from './flatten-design.ts';

const LAYOUT_MODES = ['HORIZONTAL', 'VERTICAL', 'GRID'] as const;
const SCROLLS = new Set(['HORIZONTAL_SCROLLING', 'VERTICAL_SCROLLING', 'HORIZONTAL_AND_VERTICAL_SCROLLING']);

/** Shapes that only a drawing can show. */
const DRAWN = new Set(['VECTOR', 'STAR', 'REGULAR_POLYGON', 'BOOLEAN_OPERATION', 'WASHI_TAPE']);
/** Shapes that may be part of a drawing, but can be boxes too. */
const NEUTRAL = new Set(['RECTANGLE', 'ELLIPSE', 'LINE', 'SLICE']);
/** Containers with a meaning of their own: a drawing holds at most one of them. */
const PARTS = new Set(['FRAME', 'INSTANCE', 'COMPONENT']);

export const layoutModeOf = (node: FigmaNode): NodeTypeContext['layoutMode'] =>
  LAYOUT_MODES.find((mode) => mode === node['layoutMode']) ?? 'NONE';

/** What lies in a layer, over its visible descendants but for `shown`, which counts its own children. */
interface Inside {
  shown: number;
  other: boolean;
  drawn: boolean;
  parts: number;
}

const PADDING = ['paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'horizontalPadding', 'verticalPadding'];

/** An auto layout around one shape is how icons are centred; with padding, or around several, it is a layout. */
const isLayout = (node: FigmaNode, inside: Inside): boolean =>
  layoutModeOf(node) !== 'NONE' && (inside.shown > 1 || PADDING.some((field) => (num(node, field) ?? 0) !== 0));

/**
 * Whether the layer can be part of a drawing: shapes, and containers of shapes where nothing says that they are more
 * than one picture: no layout, no background of their own, at most one frame or instance in them.
 */
const fitsDrawing = (node: FigmaNode, inside: Inside): boolean => {
  if (DRAWN.has(node.type) || NEUTRAL.has(node.type)) return !hasImageFill(node);
  if (node.children === undefined || node.type === 'COMPONENT_SET') return false;
  const plain = shownFills(node).length === 0 && shownStrokes(node).length === 0;
  return plain && !isLayout(node, inside) && !inside.other && inside.parts <= 1;
};

/** A drawing has a real vector in it; boxes and lines alone are no picture. */
const isDrawing = (node: FigmaNode, inside: Inside): boolean =>
  fitsDrawing(node, inside) && (DRAWN.has(node.type) || inside.drawn || arcOf(node) !== undefined);

const contextOf = (node: FigmaNode, onlyVectors: boolean): NodeTypeContext => ({
  layoutMode: layoutModeOf(node),
  wraps: node['layoutWrap'] === 'WRAP',
  hasChildren: isContainer(node),
  hasImageFill: hasImageFill(node),
  onlyVectors,
  scrolls: SCROLLS.has(str(node, 'overflowDirection') ?? ''),
});

/** What `mapNodeType` is told about each layer, by index. Children come first, so the flat list is walked backwards. */
export const typeContexts = (flat: FlatDesign): NodeTypeContext[] => {
  const inside: Inside[] = flat.nodes.map(() => ({ shown: 0, other: false, drawn: false, parts: 0 }));
  const contexts = new Array<NodeTypeContext>(flat.nodes.length);
  for (let index = flat.nodes.length - 1; index >= 0; index -= 1) {
    const node = flat.nodes[index] as FigmaNode;
    const own = inside[index] as Inside;
    // A frame at the top is a screen, even when only shapes are on it.
    const isTop = flat.parents[index] === -1 && node.type === 'FRAME';
    const drawing = !isTop && isDrawing(node, own);
    contexts[index] = contextOf(node, drawing);
    const above = inside[flat.parents[index] ?? -1];
    if (above === undefined || isHidden(node)) continue;
    above.shown += 1;
    above.other ||= !fitsDrawing(node, own);
    above.drawn ||= drawing;
    above.parts += own.parts + (PARTS.has(node.type) ? 1 : 0);
  }
  return contexts;
};
