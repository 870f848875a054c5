import type { Fields } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { type Placement, placementOf } from '../../semantic-ast/fields/placement.ts';
import { isHidden, shownFills, shownStrokes } from '../../semantic-ast/figma-types.ts';
import { shapeOf } from '../geometry/shape-of.ts';
import { colourOf, paintOpacity } from '../paint/colour.ts';
import { type Canvas, paintOutline } from '../paint/paint-shape.ts';
import { matrixOf } from './flat-tree.ts';

/** Parts of one union whose outlines are looked for. */
const MOST_PARTS = 200;

const covers = (paint: Fields): boolean => paint['type'] === 'SOLID' && colourOf(paint).a * paintOpacity(paint) > 0.999;

const placementFrom = ({ matrix: [a, b, c, d], size }: Canvas): Placement => {
  const linear = [a, c, b, d] as const;
  return { x: 0, y: 0, ...size, linear, own: linear };
};

/** The parts of a union with where they stand; undefined where the shape of one is not known. */
const partsOf = (canvas: Canvas): readonly Canvas[] | undefined => {
  const parts = (canvas.node.children ?? []).filter((part) => !isHidden(part));
  if (parts.length === 0 || parts.length > MOST_PARTS) return undefined;
  const around = placementFrom(canvas);
  const placed = parts.map((part: FigmaNode): Canvas | undefined => {
    const placement = placementOf(part, around);
    const size = { width: placement.width, height: placement.height };
    const isPlain = part.type !== 'TEXT' && part.type !== 'LINE' && (part.children?.length ?? 0) === 0;
    const isKnown =
      isPlain &&
      shownStrokes(part).length === 0 &&
      shapeOf(part, size)?.guessed !== true &&
      shapeOf(part, size) !== undefined;
    return isKnown ? { ...canvas, node: part, size, matrix: matrixOf(placement, canvas.scene.box) } : undefined;
  });
  return placed.every((part) => part !== undefined) ? placed : undefined;
};

/**
 * Draws a union whose own outline is not there by its parts, where that looks the same: one colour that covers, and
 * parts whose shapes are known. @returns false when it did not
 */
export const drawUnion = (canvas: Canvas): boolean => {
  const { node } = canvas;
  const paint = shownFills(node).at(-1);
  const isUnion = node.type === 'BOOLEAN_OPERATION' && node['booleanOperation'] === 'UNION';
  if (!isUnion || paint === undefined || !covers(paint) || shownStrokes(node).length > 0) return false;
  const parts = partsOf(canvas);
  if (parts === undefined) return false;
  for (const part of parts) {
    for (const outline of shapeOf(part.node, part.size)?.outlines ?? []) paintOutline(part, outline, paint);
  }
  return true;
};
