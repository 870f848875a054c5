import { box, num, numbers } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { arcOf, shownStrokes } from '../../semantic-ast/figma-types.ts';
import { shownEffects } from '../effects/reach.ts';
import { arcPath, ellipsePath } from './ellipse.ts';
import type { Shape, Size } from './outline.ts';
import { givenOutlines } from './path-data.ts';
import { cornersFrom, polygonPath, STAR_RATIO, starPath } from './polygon.ts';
import { type Radii, roundedRect } from './rounded-rect.ts';

/** Layers whose shape only `geometry=paths` tells. */
const PATHS_ONLY: ReadonlySet<string> = new Set([
  'VECTOR',
  'BOOLEAN_OPERATION',
  'TEXT_PATH',
  'WASHI_TAPE',
  'CONNECTOR',
]);

export const radiiOf = (node: FigmaNode): Radii => {
  const each = numbers(node, 'rectangleCornerRadii');
  if (each?.length === 4) return each as unknown as Radii;
  const all = num(node, 'cornerRadius') ?? 0;
  return [all, all, all, all];
};

export const smoothingOf = (node: FigmaNode): number => Math.max(0, Math.min(1, num(node, 'cornerSmoothing') ?? 0));

const rect = (node: FigmaNode, { width, height }: Size): Shape => {
  const radii = radiiOf(node);
  const smoothing = smoothingOf(node);
  const grown = (by: number): string => {
    const box = { x: -by, y: -by, width: width + 2 * by, height: height + 2 * by };
    return roundedRect(
      box,
      radii.map((radius) => (radius > 0 ? Math.max(0, radius + by) : 0)) as unknown as Radii,
      smoothing,
    );
  };
  return { outlines: [{ d: grown(0), rule: 'nonzero' }], grown };
};

const ellipse = (node: FigmaNode, { width, height }: Size): Shape => {
  const arc = arcOf(node);
  const whole = (by: number) => ({ cx: width / 2, cy: height / 2, rx: width / 2 + by, ry: height / 2 + by });
  if (arc !== undefined) return { outlines: [{ d: arcPath(whole(0), arc), rule: 'nonzero' }], grown: null };
  const grown = (by: number): string => ellipsePath(whole(by));
  return { outlines: [{ d: grown(0), rule: 'nonzero' }], grown };
};

/** What the shape itself fills, where nothing else is drawn. */
const drawnSize = (node: FigmaNode): Size | undefined => {
  const isPlain = shownStrokes(node).length === 0 && shownEffects(node).length === 0;
  const isTurned = Math.abs(num(node, 'rotation') ?? 0) > 1e-4;
  return isPlain && !isTurned ? box(node, 'absoluteRenderBounds') : undefined;
};

/** A count is written by few responses; without it the bounds may tell it, else it is what Figma's tool draws first. */
const cornered = (node: FigmaNode, size: Size): Shape => {
  const isStar = node.type === 'STAR';
  const drawn = drawnSize(node);
  const told = drawn && cornersFrom(drawn, size);
  const given = num(node, 'count') ?? num(node, 'pointCount');
  const count = given ?? told?.corners ?? (isStar ? 5 : 3);
  const ratio = num(node, 'starInnerScale');
  const radius = Math.max(0, num(node, 'cornerRadius') ?? 0);
  const d = isStar
    ? starPath(size, { points: count, ratio: ratio ?? STAR_RATIO, radius })
    : polygonPath(size, count, radius);
  const isSure = given !== undefined || told?.certain === true;
  return { outlines: [{ d, rule: 'nonzero' }], grown: null, guessed: !isSure || (isStar && ratio === undefined) };
};

const computed = (node: FigmaNode, size: Size): Shape | undefined => {
  if (PATHS_ONLY.has(node.type)) return undefined;
  if (node.type === 'ELLIPSE') return ellipse(node, size);
  if (node.type === 'STAR' || node.type === 'REGULAR_POLYGON') return cornered(node, size);
  return rect(node, size);
};

/**
 * What a layer fills: the outline that Figma gives, else the one that its numbers describe.
 * Undefined where neither is there, which is so for vectors of a response without `geometry=paths`.
 */
export const shapeOf = (node: FigmaNode, size: Size): Shape | undefined => {
  const given = givenOutlines(node, 'fillGeometry');
  const own = computed(node, size);
  if (given === undefined) return own;
  if (given.length > 0) return { outlines: given, grown: own?.grown ?? null };
  // Figma leaves the outline out where nothing is filled; clips and strokes still need it.
  return own ?? { outlines: [], grown: null };
};
