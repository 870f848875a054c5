import type { ScreenBook } from '../screen-book.ts';
import type { LintNode } from '../walk-screen.ts';

/** What people place by hand; parts of drawings and texts lie where they must. */
const PLACED = new Set(['FRAME', 'INSTANCE', 'RECTANGLE', 'COMPONENT']);
/** Figma itself writes positions that are a hair beside a whole pixel. */
const HAIR = 0.02;

const isBroken = (value: number): boolean => Math.abs(value - Math.round(value)) > HAIR;

/** Layers that are laid out, turned, scaled or centred get fractions by themselves; groups have no place of their own. */
const isPlacedByHand = ({ node, parent }: LintNode): boolean => {
  if (parent === null || !PLACED.has(node.figmaType) || node.rotation !== undefined || node.transform !== undefined)
    return false;
  if (parent.node.figmaType === 'GROUP' || parent.node.screenshot !== undefined || parent.node.transform !== undefined)
    return false;
  if (parent.node.layout !== undefined && node.item?.absolute !== true) return false;
  const { horizontal = '', vertical = '' } = node.item?.constraints ?? {};
  return ![horizontal, vertical].some((word) => word === 'SCALE' || word === 'CENTER');
};

/** Layers whose place is a fraction of a pixel: their edges are blurred, and code gets odd numbers. */
export const lintPixels = (seen: readonly LintNode[], book: ScreenBook): void => {
  const finding = { rule: 'off-pixel', severity: 'info' } as const;
  for (const at of seen)
    if (isPlacedByHand(at) && (isBroken(at.node.box.x) || isBroken(at.node.box.y))) book.add(finding, at.node);
};
