import type { Fields } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { shownFills, shownStrokes } from '../../semantic-ast/figma-types.ts';
import type { RenderImage } from '../drawing.ts';
import { shownEffects } from '../effects/reach.ts';
import { matrixValue, px, transformAttribute } from '../geometry/matrix.ts';
import type { Shape } from '../geometry/outline.ts';
import { shapeOf } from '../geometry/shape-of.ts';
import { hatch } from '../paint/hatch.ts';
import { type Canvas, paintOutline } from '../paint/paint-shape.ts';
import { strokeLayer, weightOf } from '../stroke/stroke-layer.ts';
import { strokePath } from '../stroke/stroke-path.ts';
import { drawText } from '../text/draw-text.ts';
import { drawUnion } from './draw-union.ts';
import { emit, flag, imageElement } from './scene.ts';

/** Layers that Figma draws by rules of their own, which no response tells. */
const OWN_RULES: ReadonlySet<string> = new Set([
  'STICKY',
  'SHAPE_WITH_TEXT',
  'TABLE',
  'TABLE_CELL',
  'EMBED',
  'LINK_UNFURL',
  'WIDGET',
  'TEXT_PATH',
  'UNKNOWN',
]);

/** A slice marks an area, it paints nothing. */
const UNPAINTED: ReadonlySet<string> = new Set(['SLICE']);

export const isPainted = (node: FigmaNode): boolean =>
  !UNPAINTED.has(node.type) && (shownFills(node).length > 0 || shownStrokes(node).length > 0);

/** A side of a path below this is none. */
const FLAT = 0.01;

/** The least side at which a hatched area can still be seen. */
const SEEN = 1;

/** Shows that there is something which is not drawn. */
export const hatchLayer = ({ scene, node, size, matrix }: Canvas): void => {
  const [w, h] = [Math.max(SEEN, size.width), Math.max(SEEN, size.height)];
  const area = hatch(scene, `M0 0h${px(w)}v${px(h)}h${px(-w)}z`, shownFills(node)[0] ?? shownStrokes(node)[0]);
  emit(scene, `<g${transformAttribute(matrix)}>${area}</g>`);
};

const fillShape = (canvas: Canvas, { outlines, guessed }: Shape, fills: readonly Fields[]): void => {
  if (guessed === true && fills.length > 0) flag(canvas.scene, canvas.node, 'shape-approximate');
  for (const outline of outlines) for (const paint of outline.fills ?? fills) paintOutline(canvas, outline, paint);
};

/** A path without height or width can only run straight from one end to the other. */
const drawFlat = (canvas: Canvas): boolean => {
  const { node, scene, size } = canvas;
  const isFlat = size.height < FLAT || size.width < FLAT;
  if (node.type !== 'VECTOR' || !isFlat || shownStrokes(node).length === 0) return false;
  flag(scene, node, 'shape-approximate');
  const d = `M0 0L${px(size.width)} ${px(size.height)}`;
  strokePath(canvas, [{ d, rule: 'nonzero' }], { weight: weightOf(node), paints: shownStrokes(node) });
  return true;
};

/** The shape of a layer, or undefined after it was hatched because nobody knows it. */
const shapeOrHatch = (canvas: Canvas): Shape | undefined => {
  const shape = shapeOf(canvas.node, canvas.size);
  if (shape !== undefined) return shape;
  if (drawFlat(canvas) || drawUnion(canvas)) return undefined;
  if (isPainted(canvas.node) || shownEffects(canvas.node).length > 0) {
    flag(canvas.scene, canvas.node, 'no-geometry');
    hatchLayer(canvas);
  }
  return undefined;
};

/** What a layer paints below its children. */
export const drawOwn = (canvas: Canvas): void => {
  const { node, scene } = canvas;
  if (OWN_RULES.has(node.type)) flag(scene, node, 'unsupported-layer');
  if (node.type === 'TEXT' && !hasOutlines(node)) {
    if (!drawText(canvas)) hatchLayer(canvas);
    return;
  }
  if (!isPainted(node)) return;
  const shape = shapeOrHatch(canvas);
  if (shape === undefined) return;
  fillShape(canvas, shape, shownFills(node));
};

const hasOutlines = (node: FigmaNode): boolean =>
  Array.isArray(node['fillGeometry']) && node['fillGeometry'].length > 0;

/** Strokes of a layer lie above its children. Letters have theirs already. */
export const drawStrokes = (canvas: Canvas): void => {
  const { node, size } = canvas;
  if (shownStrokes(node).length === 0 || UNPAINTED.has(node.type)) return;
  const shape = node.type === 'TEXT' && !hasOutlines(node) ? undefined : shapeOf(node, size);
  if (shape !== undefined) strokeLayer(canvas, shape);
};

/** A ready picture of the layer with its corner at a place of the drawing. */
export const drawPicture = (canvas: Canvas, image: RenderImage, [x, y]: readonly [number, number]): boolean => {
  const element = imageElement(canvas.scene, image);
  if (element === undefined) return false;
  const place = matrixValue([1, 0, 0, 1, x, y]);
  return emit(canvas.scene, `<use href="#${element}" transform="${place}"/>`);
};
