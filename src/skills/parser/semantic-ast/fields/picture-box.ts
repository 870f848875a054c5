import type { SemanticNode } from '#contract/design/semantic-ast';
import { type Box, box, num, record, records } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { isHidden, shownStrokes } from '../figma-types.ts';
import { round2 } from '../lean.ts';
import type { NodeScope } from '../node-scope.ts';
import { isUnturned, type Placement } from './placement.ts';

/** left, top, right, bottom: how far something is drawn beyond the bounds. */
type Margins = readonly [number, number, number, number];

const larger = (a: Margins, b: Margins): Margins => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Open paths have no inside, so Figma draws their strokes on the middle whatever they say. */
const strokeMargin = (node: FigmaNode): number => {
  const weight = shownStrokes(node).length === 0 ? 0 : Math.max(0, num(node, 'strokeWeight') ?? 1);
  if (node['strokeAlign'] === 'OUTSIDE') return weight;
  return node['strokeAlign'] === 'CENTER' || node.type === 'VECTOR' || node.type === 'LINE' ? weight / 2 : 0;
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

const estimated = (node: FigmaNode, bounds: Box): Box => {
  const stroke = strokeMargin(node);
  const [left, top, right, bottom] = larger([stroke, stroke, stroke, stroke], effectMargins(node));
  return {
    x: bounds.x - left,
    y: bounds.y - top,
    width: bounds.width + left + right,
    height: bounds.height + top + bottom,
  };
};

/**
 * Where the picture of a layer lies in its parent, when that is not its box: strokes and shadows reach out of it, and a
 * turned layer is drawn turned. Undefined when it is the box, and below something that is turned, where nobody can tell.
 */
export const pictureBoxOf = (
  { node }: NodeScope,
  own: SemanticNode['box'],
  around: Placement | null,
): SemanticNode['box'] | undefined => {
  const bounds = box(node);
  if (bounds === undefined || (around !== null && !isUnturned(around))) return undefined;
  const drawn = saidByFigma(node, bounds) ?? estimated(node, bounds);
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
