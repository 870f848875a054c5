import type { SemanticNode } from '#contract/design/semantic-ast';
import type { Box } from './pins.ts';

/** A layer at a place that is told from the corner of the box it ends up in. */
export interface LooseLayer {
  readonly node: SemanticNode;
  readonly box: Box;
}

export interface Loosening {
  /** Told by siblings in the order of drawing. */
  readonly order: (children: readonly SemanticNode[]) => readonly SemanticNode[];
  /** How large it is around, where groups that are a thing of their own stay; null: all fall apart. */
  readonly keeps: { readonly width: number; readonly height: number } | null;
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

const seenIn = ({ children = [] }: SemanticNode): SemanticNode[] => children.filter(({ visible }) => visible !== false);

/** The layers of a group, those of groups in it instead of them. */
const leavesOf = (group: SemanticNode): SemanticNode[] =>
  seenIn(group).flatMap((child) => (isMereGroup(child) ? leavesOf(child) : child));

const constraintsOf = ({ item }: SemanticNode) => item?.constraints ?? { horizontal: 'LEFT', vertical: 'TOP' };

const MOST_LEAVES = 16;
/** A group of more than this of what is around it holds together what stands there, and is no thing of its own. */
const LARGEST = 0.5;

/**
 * A group that is one thing: a card, a row, a picture with its caption; else null. It keeps to the edges that all in it keep
 * to, so that nothing stands elsewhere when what is around it grows.
 */
const thingOf = (group: SemanticNode, around: NonNullable<Loosening['keeps']>): SemanticNode | null => {
  const leaves = leavesOf(group);
  const [first] = leaves;
  const { width, height } = group.box;
  const isLarge = width >= around.width || width * height > LARGEST * around.width * around.height;
  if (first === undefined || leaves.length < 2 || leaves.length > MOST_LEAVES || isLarge) return null;
  if (!leaves.some(({ text }) => text !== undefined)) return null;
  const constraints = constraintsOf(first);
  const isOne = leaves
    .map(constraintsOf)
    .every(({ horizontal, vertical }) => horizontal === constraints.horizontal && vertical === constraints.vertical);
  return isOne ? { ...group, item: { ...group.item, constraints } } : null;
};

/**
 * Layers that are seen, mere groups replaced by what they hold at the places that it has on the screen.
 */
export const looseLayers = (
  children: readonly SemanticNode[],
  { order, keeps }: Loosening,
  at = { x: 0, y: 0 },
): LooseLayer[] =>
  order(children).flatMap((node): LooseLayer[] => {
    if (node.visible === false) return [];
    const box = { ...node.box, x: node.box.x + at.x, y: node.box.y + at.y };
    if (!isMereGroup(node)) return [{ node, box }];
    const thing = keeps === null ? null : thingOf(node, keeps);
    return thing === null ? looseLayers(node.children ?? [], { order, keeps }, box) : [{ node: thing, box }];
  });
