import type { SemanticNode } from '#contract/design/semantic-ast';
import type { LooseLayer } from './loose-layers.ts';

/** Type of the layer that stands for a mask: its shape is the mask's, its children are what the mask hides in part. */
const CLIP = 'CLIP';

/** The mask as a box that cuts what it holds; what it holds stands where it stood. */
const clipOf = (mask: LooseLayer, hidden: readonly LooseLayer[]): LooseLayer => {
  const { box } = mask;
  const { corners, arc, rotation, transform, item } = mask.node;
  const look = Object.fromEntries(
    Object.entries({ corners, arc, rotation, transform, item }).filter(([, value]) => value !== undefined),
  );
  const round = mask.node.figmaType === 'ELLIPSE' ? { corners: { radius: Math.max(box.width, box.height) } } : {};
  const children = hidden.map(({ node, box: { x, y, width, height } }) => ({
    ...node,
    box: { x: x - box.x, y: y - box.y, width, height },
  }));
  const node: SemanticNode = {
    id: mask.node.id,
    name: mask.node.name,
    type: mask.node.type,
    figmaType: CLIP,
    box,
    clips: true,
    ...look,
    ...round,
    children,
  };
  return { node, box };
};

const PLAIN = new Set(['RECTANGLE', 'ELLIPSE', 'FRAME', 'INSTANCE', 'COMPONENT']);

/** Another shape, a part of an ellipse, or one that hides by how clear or how bright it is. */
const isMoreThanBox = ({ figmaType, arc, mask, fills = [], effects, opacity }: SemanticNode): boolean => {
  const isSoft = fills.some((paint) => paint.kind !== 'solid' || (paint.opacity ?? 1) < 1) || opacity !== undefined;
  const isBlurred = effects?.some(({ kind }) => kind === 'layer-blur') === true;
  return (
    !PLAIN.has(figmaType) || arc !== undefined || mask === 'luminance' || (mask === 'alpha' && (isSoft || isBlurred))
  );
};

/**
 * Puts what a mask hides in part into a box of the mask's shape.
 * @param tell called with masks whose shape is more than a box, which then stands for them
 */
export const masked = (
  layers: readonly LooseLayer[],
  tell: (node: SemanticNode, word: string) => void,
): readonly LooseLayer[] => {
  const first = layers.findIndex(({ node }) => node.mask !== undefined);
  const mask = layers[first];
  if (mask === undefined) return layers;
  const after = layers.slice(first + 1);
  const next = after.findIndex(({ node }) => node.mask !== undefined);
  const hidden = next < 0 ? after : after.slice(0, next);
  const rest = next < 0 ? [] : masked(after.slice(next), tell);
  if (isMoreThanBox(mask.node)) tell(mask.node, 'mask');
  const cut = hidden.length === 0 ? [] : [clipOf(mask, hidden)];
  return [...layers.slice(0, first), ...cut, ...rest];
};
