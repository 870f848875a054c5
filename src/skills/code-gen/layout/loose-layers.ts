import type { SemanticNode } from '#contract/design/semantic-ast';
import type { Box } from './pins.ts';

/** A layer at a place that is told from the corner of the box it ends up in. */
export interface LooseLayer {
  readonly node: SemanticNode;
  readonly box: Box;
}

/** A group that only holds things together: nothing is lost when its layers stand by themselves. */
const isMereGroup = (node: SemanticNode): boolean =>
  node.figmaType === 'GROUP' &&
  node.screenshot === undefined &&
  node.opacity === undefined &&
  node.blendMode === undefined &&
  node.rotation === undefined &&
  node.transform === undefined &&
  node.effects === undefined &&
  node.mask === undefined &&
  node.clips === undefined &&
  node.interactions === undefined &&
  !(node.children ?? []).some(({ mask, visible }) => mask !== undefined && visible !== false);

/**
 * Layers that are seen, mere groups replaced by what they hold at the places that it has on the screen.
 * @param order told by siblings in the order of drawing
 */
export const looseLayers = (
  children: readonly SemanticNode[],
  order: (children: readonly SemanticNode[]) => readonly SemanticNode[],
  at = { x: 0, y: 0 },
): LooseLayer[] =>
  order(children).flatMap((node): LooseLayer[] => {
    if (node.visible === false) return [];
    const box = { ...node.box, x: node.box.x + at.x, y: node.box.y + at.y };
    return isMereGroup(node) ? looseLayers(node.children ?? [], order, box) : [{ node, box }];
  });
