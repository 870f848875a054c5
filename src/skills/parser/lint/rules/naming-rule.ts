import type { ScreenBook } from '../screen-book.ts';
import type { LintNode } from '../walk-screen.ts';

/** The names that Figma gives; nobody chose them. */
const DEFAULT_NAME = /^(Frame|Group|Component|Section) \d+$/;
/** Smaller ones are named in code by what lies in them. */
const LEAST_CHILDREN = 2;

/** Frames and groups that hold several layers and still have the name that Figma made up: code is named after them. */
export const lintDefaultNames = (seen: readonly LintNode[], book: ScreenBook): void => {
  const finding = { rule: 'default-name', severity: 'info' } as const;
  for (const { node, isInstance } of seen) {
    if (isInstance || node.screenshot !== undefined || (node.children?.length ?? 0) < LEAST_CHILDREN) continue;
    if (DEFAULT_NAME.test(node.name)) book.add(finding, node);
  }
};
