import type { SemanticNode } from '#contract/design/semantic-ast';
import type { ScreenBook } from '../screen-book.ts';
import type { LintNode } from '../walk-screen.ts';

/** Levels below which people and models lose the overview. */
export const DEEPEST = 12;

/** Names the layers at which a screen becomes deeper than that, not all that lie below. */
export const lintNestingDepth = (seen: readonly LintNode[], book: ScreenBook): void => {
  const finding = { rule: 'nesting-depth', severity: 'warning', params: { limit: DEEPEST } } as const;
  for (const { node, depth } of seen) {
    if (depth === DEEPEST + 1) book.add(finding, node);
  }
};

/** What makes a wrapper more than a wrapper. */
const MEANINGS = [
  'rotation',
  'transform',
  'visibleBinding',
  'fills',
  'strokes',
  'effects',
  'opacity',
  'blendMode',
  'mask',
  'scroll',
  'propertyRefs',
  'screenshot',
  'exports',
  'interactions',
] as const satisfies readonly (keyof SemanticNode)[];

const fills = (child: SemanticNode, { box }: SemanticNode): boolean =>
  Math.abs(child.box.x) < 0.5 &&
  Math.abs(child.box.y) < 0.5 &&
  Math.abs(child.box.width - box.width) < 0.5 &&
  Math.abs(child.box.height - box.height) < 0.5;

const isWrapper = (node: SemanticNode): boolean => {
  const [only, ...others] = node.children ?? [];
  if (only === undefined || others.length > 0) return false;
  if (node.figmaType !== 'FRAME' && node.figmaType !== 'GROUP') return false;
  const means = MEANINGS.some((field) => node[field] !== undefined);
  return !means && node.layout?.padding === undefined && only.mask === undefined && fills(only, node);
};

/** Frames and groups around a single layer of the same size that add nothing to it. */
export const lintRedundantWrappers = (seen: readonly LintNode[], book: ScreenBook): void => {
  const finding = { rule: 'redundant-wrapper', severity: 'info' } as const;
  for (const { node, parent } of seen) {
    if (parent !== null && isWrapper(node)) book.add(finding, node);
  }
};
