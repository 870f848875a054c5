import { type Fields, num, numbers, record, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { shownStrokes } from '../../semantic-ast/figma-types.ts';
import { IDENTITY, px, transformAttribute } from '../geometry/matrix.ts';
import type { Outline, Shape } from '../geometry/outline.ts';
import { givenOutlines } from '../geometry/path-data.ts';
import { radiiOf, smoothingOf } from '../geometry/shape-of.ts';
import { type Canvas, paintOutline } from '../paint/paint-shape.ts';
import { emit, emitEnd, flag, newId } from '../scene/scene.ts';
import { type Sides, sidesPath } from './side-weights.ts';
import { strokePath } from './stroke-path.ts';

type Align = 'INSIDE' | 'CENTER' | 'OUTSIDE';

/** Without a word, strokes of paths lie on them, and those of boxes inside. */
const ON_PATHS: ReadonlySet<string> = new Set(['VECTOR', 'LINE', 'TEXT']);

export const alignOf = (node: FigmaNode): Align => {
  const align = str(node, 'strokeAlign');
  if (align === 'INSIDE' || align === 'OUTSIDE' || align === 'CENTER') return align;
  return ON_PATHS.has(node.type) ? 'CENTER' : 'INSIDE';
};

export const weightOf = (node: FigmaNode): number => Math.max(0, Math.min(1e4, num(node, 'strokeWeight') ?? 1));

const clipPaths = (outlines: readonly Outline[]): string =>
  outlines.map(({ d, rule }) => `<path d="${d}"${rule === 'evenodd' ? ' clip-rule="evenodd"' : ''}/>`).join('');

const holePaths = (outlines: readonly Outline[]): string =>
  outlines.map(({ d, rule }) => `<path d="${d}"${rule === 'evenodd' ? ' fill-rule="evenodd"' : ''}/>`).join('');

/** Everything but the inside of the layer, as far as its stroke reaches. */
const outsideMask = (
  id: string,
  { size }: Canvas,
  { outlines, reach }: { outlines: readonly Outline[]; reach: number },
): string => {
  const area = `x="${px(-reach)}" y="${px(-reach)}" width="${px(size.width + 2 * reach)}" height="${px(size.height + 2 * reach)}"`;
  return `<mask id="${id}" maskUnits="userSpaceOnUse" ${area}><rect ${area} fill="#fff"/>${holePaths(outlines)}</mask>`;
};

/** Draws the twice too wide stroke of a path where the layer wants it: on its inside or on its outside only. */
const keptTo = (canvas: Canvas, shape: Shape, draw: (canvas: Canvas) => void): void => {
  const align = alignOf(canvas.node);
  const { scene, matrix, node } = canvas;
  const outlines = shape.outlines.filter(({ d }) => d !== '');
  if (align === 'CENTER' || outlines.length === 0) {
    draw(canvas);
    return;
  }
  const id = newId(scene);
  const transform = transformAttribute(matrix);
  const isInside = align === 'INSIDE';
  const bound = isInside
    ? `<clipPath id="${id}">${clipPaths(outlines)}</clipPath>`
    : outsideMask(id, canvas, { outlines, reach: 4 * weightOf(node) + 1 });
  if (!emit(scene, `${bound}<g ${isInside ? 'clip-path' : 'mask'}="url(#${id})"${transform}>`)) return;
  draw({ ...canvas, matrix: IDENTITY });
  emitEnd(scene, '</g>');
};

const paintAll = (canvas: Canvas, outlines: readonly Outline[], paints: readonly Fields[]): void => {
  for (const paint of paints) for (const outline of outlines) paintOutline(canvas, outline, paint);
};

const sidesOf = (node: FigmaNode): Sides | undefined => {
  const each = record(node, 'individualStrokeWeights');
  if (each === undefined) return undefined;
  const of = (side: string): number => Math.max(0, Math.min(1e4, num(each, side) ?? 0));
  return [of('top'), of('right'), of('bottom'), of('left')];
};

/** How far the outer and the inner edge of a stroke lie from the outline. */
const edges = (align: Align, weight: number): readonly [number, number] =>
  align === 'INSIDE' ? [0, -weight] : align === 'OUTSIDE' ? [weight, 0] : [weight / 2, -weight / 2];

/** By so much a stroke on the outside reaches over the fill, so that no light seam is seen between smoothed edges. */
const SEAM = 0.2;

/** Between two outlines of the same kind lies the stroke, exactly and for every kind of paint. */
const ringOf = (node: FigmaNode, grown: (by: number) => string): Outline => {
  const [outer, edge] = edges(alignOf(node), weightOf(node));
  const inner = edge === 0 ? -SEAM : edge;
  return { d: `${grown(outer)}${grown(inner)}`, rule: 'evenodd' };
};

const isDashed = (node: FigmaNode): boolean => (numbers(node, 'strokeDashes') ?? []).some((length) => length > 0);

/** From the numbers of the layer, where the response has no geometry. */
const strokeComputed = (canvas: Canvas, shape: Shape, paints: readonly Fields[]): void => {
  const { node, size } = canvas;
  const weight = weightOf(node);
  if (node.type === 'LINE') {
    // Figma puts the whole of it on the upper side.
    const raised: Outline = { d: `M0 ${px(-weight / 2)}h${px(size.width)}`, rule: 'nonzero' };
    strokePath(canvas, [raised], { weight, paints });
    return;
  }
  const sides = sidesOf(node);
  if (sides !== undefined && shape.grown !== null) {
    const d = sidesPath(size, { sides, align: alignOf(node), radii: radiiOf(node), smoothing: smoothingOf(node) });
    paintAll(canvas, [{ d, rule: 'evenodd' }], paints);
  } else if (shape.grown !== null && !isDashed(node)) {
    paintAll(canvas, [ringOf(node, shape.grown)], paints);
  } else if (shape.grown !== null) {
    const [outer, inner] = edges(alignOf(node), weight);
    strokePath(canvas, [{ d: shape.grown((outer + inner) / 2), rule: 'nonzero' }], { weight, paints });
  } else {
    const isCentred = alignOf(node) === 'CENTER';
    keptTo(canvas, shape, (kept) =>
      strokePath(kept, shape.outlines, { weight: isCentred ? weight : 2 * weight, paints }),
    );
  }
};

/** Draws the strokes of a layer: the outline of them that Figma gives, else one from its numbers. */
export const strokeLayer = (canvas: Canvas, shape: Shape): void => {
  const { node } = canvas;
  const paints = shownStrokes(node);
  if (paints.length === 0) return;
  const kind = str(record(node, 'complexStrokeProperties') ?? {}, 'strokeType') ?? 'BASIC';
  if (kind !== 'BASIC') flag(canvas.scene, node, 'unsupported-stroke');
  const given = givenOutlines(node, 'strokeGeometry') ?? [];
  if (given.length > 0) keptTo(canvas, shape, (kept) => paintAll(kept, given, paints));
  else if (weightOf(node) > 0) strokeComputed(canvas, shape, paints);
};
