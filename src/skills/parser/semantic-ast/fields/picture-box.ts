import type { SemanticNode } from '#contract/design/semantic-ast';
import { type Box, box, num, record, records } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { isHidden, shownStrokes } from '../figma-types.ts';
import { round2 } from '../lean.ts';
import { isUnturned, type Placement, placementOf } from './placement.ts';

/** left, top, right, bottom: how far something is drawn beyond the bounds. */
type Margins = readonly [number, number, number, number];

const larger = (a: Margins, b: Margins): Margins => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

const isFlat = (bounds: Box): boolean => bounds.width < 0.01 || bounds.height < 0.01;

/** Figma puts the whole stroke of a line on its upper side, and turns it with the line. */
const lineMargins = (weight: number, { linear }: Placement, bounds: Box): Margins => {
  const stands = bounds.width < 0.01 && Math.abs(linear[2]) < 0.01;
  const [x, y] = stands ? [-weight, 0] : [-weight * linear[1], -weight * linear[3]];
  return [Math.max(0, -x), Math.max(0, -y), Math.max(0, x), Math.max(0, y)];
};

/** Open paths have no inside, so Figma draws their strokes on the middle whatever they say. */
const strokeMargins = (node: FigmaNode, placement: Placement, bounds: Box): Margins => {
  const weight = shownStrokes(node).length === 0 ? 0 : Math.max(0, num(node, 'strokeWeight') ?? 1);
  if (node.type === 'LINE') return lineMargins(weight, placement, bounds);
  const onMiddle = node['strokeAlign'] === 'CENTER' || node.type === 'VECTOR';
  const reach = node['strokeAlign'] === 'OUTSIDE' ? weight : onMiddle ? weight / 2 : 0;
  const hasCap = node['strokeCap'] !== undefined && node['strokeCap'] !== 'NONE';
  if (!isFlat(bounds) || hasCap) return [reach, reach, reach, reach];
  return bounds.width < 0.01 ? [reach, 0, reach, 0] : [0, reach, 0, reach];
};

const effectMargins = (node: FigmaNode): Margins =>
  records(node, 'effects')
    .filter((effect) => !isHidden(effect))
    .map((effect): Margins => {
      const reach = Math.max(0, (num(effect, 'radius') ?? 0) + (num(effect, 'spread') ?? 0));
      if (effect['type'] === 'LAYER_BLUR') return [reach, reach, reach, reach];
      if (effect['type'] !== 'DROP_SHADOW') return [0, 0, 0, 0];
      const offset = record(effect, 'offset') ?? {};
      const [x, y] = [num(offset, 'x') ?? 0, num(offset, 'y') ?? 0];
      return [reach - x, reach - y, reach + x, reach + y];
    })
    .reduce(larger, [0, 0, 0, 0]);

/** What Figma says is drawn; not what an ancestor leaves of it, since a picture is drawn by itself. */
const saidByFigma = (node: FigmaNode, bounds: Box): Box | undefined => {
  const drawn = box(node, 'absoluteRenderBounds');
  if (drawn === undefined) return undefined;
  const cut =
    drawn.x > bounds.x + 0.5 ||
    drawn.y > bounds.y + 0.5 ||
    drawn.x + drawn.width < bounds.x + bounds.width - 0.5 ||
    drawn.y + drawn.height < bounds.y + bounds.height - 0.5;
  return cut ? undefined : drawn;
};

const estimated = (node: FigmaNode, placement: Placement, bounds: Box): Box => {
  const [left, top, right, bottom] = larger(strokeMargins(node, placement, bounds), effectMargins(node));
  return {
    x: bounds.x - left,
    y: bounds.y - top,
    width: bounds.width + left + right,
    height: bounds.height + top + bottom,
  };
};

/** What the picture of a layer covers on the page when it is drawn by itself; undefined without bounds. */
export const drawnBoxOf = (node: FigmaNode): Box | undefined => {
  const bounds = box(node);
  return bounds && (saidByFigma(node, bounds) ?? estimated(node, placementOf(node, null), bounds));
};

/** Where a layer stands, and what stands around it. */
interface Place {
  readonly box: SemanticNode['box'];
  readonly placement: Placement;
  readonly around: Placement | null;
}

/**
 * Where the picture of a layer lies in its parent, when that is not its box: strokes and shadows reach out of it, and a
 * turned layer is drawn turned. Undefined when it is the box, and below something that is turned, where nobody can tell.
 */
export const pictureBoxOf = (
  node: FigmaNode,
  { box: own, placement, around }: Place,
): SemanticNode['box'] | undefined => {
  const bounds = box(node);
  if (bounds === undefined || (around !== null && !isUnturned(around))) return undefined;
  const drawn = saidByFigma(node, bounds) ?? estimated(node, placement, bounds);
  const corner = around === null ? bounds : { x: around.x - around.width / 2, y: around.y - around.height / 2 };
  const found = {
    x: round2(drawn.x - corner.x),
    y: round2(drawn.y - corner.y),
    width: round2(drawn.width),
    height: round2(drawn.height),
  };
  const differs = (['x', 'y', 'width', 'height'] as const).some((side) => Math.abs(found[side] - own[side]) > 0.011);
  return differs ? found : undefined;
};
