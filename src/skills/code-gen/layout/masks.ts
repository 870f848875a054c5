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
  const shown: LooseLayer[] = [];
  const hidden = new Map<LooseLayer, LooseLayer[]>();
  let mask: LooseLayer | null = null;
  for (const layer of layers) {
    if (layer.node.mask === undefined) {
      const around = mask === null ? shown : (hidden.get(mask) ?? shown);
      around.push(layer);
      continue;
    }
    mask = layer;
    hidden.set(layer, []);
    shown.push(layer);
    if (isMoreThanBox(layer.node)) tell(layer.node, 'mask');
  }
  return shown.flatMap((layer) => {
    const cut = hidden.get(layer);
    if (cut === undefined) return [layer];
    return cut.length === 0 ? [] : [clipOf(layer, cut)];
  });
};
