import type { SemanticNode } from '#contract/design/semantic-ast';
import type { ScreenBook } from '../screen-book.ts';
import type { LintNode } from '../walk-screen.ts';

/** Fewer layers in a row may lie so by chance. */
const LEAST = 3;
/** Pixels that count as none. */
const NEAR = 1;
/** Wider gaps are no rhythm but places of their own. */
const WIDEST_GAP = 200;

type Axis = 'x' | 'y';

const startOf = ({ box }: SemanticNode, axis: Axis): number => box[axis];
const lengthOf = ({ box }: SemanticNode, axis: Axis): number => (axis === 'x' ? box.width : box.height);
const endOf = (node: SemanticNode, axis: Axis): number => startOf(node, axis) + lengthOf(node, axis);
const middleOf = (node: SemanticNode, axis: Axis): number => startOf(node, axis) + lengthOf(node, axis) / 2;

const isEven = (figures: readonly number[]): boolean =>
  figures.every((figure) => Math.abs(figure - (figures[0] as number)) <= NEAR);

/** The same gap after each, and one line through all of them. */
const isRow = (children: readonly SemanticNode[], axis: Axis): boolean => {
  const across = axis === 'x' ? 'y' : 'x';
  const sorted = children.toSorted((a, b) => startOf(a, axis) - startOf(b, axis));
  const gaps = sorted.slice(1).map((node, at) => startOf(node, axis) - endOf(sorted[at] as SemanticNode, axis));
  const [gap = -1] = gaps;
  if (gap < 0 || gap > WIDEST_GAP || !isEven(gaps)) return false;
  return [startOf, middleOf, endOf].some((line) => isEven(sorted.map((node) => line(node, across))));
};

const isTurned = ({ rotation, transform, mask }: SemanticNode): boolean =>
  rotation !== undefined || transform !== undefined || mask !== undefined;

const looksLaidOut = ({ node, isInstance }: LintNode): boolean => {
  if (isInstance || node.layout !== undefined || node.screenshot !== undefined) return false;
  if (node.figmaType !== 'FRAME' && node.figmaType !== 'COMPONENT') return false;
  const children = (node.children ?? []).filter(({ visible }) => visible !== false);
  if (children.length < LEAST || children.some(isTurned)) return false;
  return isRow(children, 'x') || isRow(children, 'y');
};

/** Frames whose layers stand in a row with even gaps, though nothing lays them out: code can only place them one by one. */
export const lintAutoLayout = (seen: readonly LintNode[], book: ScreenBook): void => {
  const finding = { rule: 'no-auto-layout', severity: 'warning' } as const;
  for (const at of seen) if (looksLaidOut(at)) book.add(finding, at.node);
};
