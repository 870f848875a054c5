import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';

/** A node as the rules see it. */
export interface LintNode {
  readonly node: SemanticNode;
  readonly screen: string;
  readonly parent: LintNode | null;
  /** 1 for the root of a screen. */
  readonly depth: number;
  /** It is an instance: what is amiss in it is amiss in its component. */
  readonly isInstance: boolean;
  /** It is a component or a set, or lies in one. */
  readonly inComponent: boolean;
}

const see = (node: SemanticNode, screen: string, parent: LintNode | null): LintNode => ({
  node,
  screen,
  parent,
  depth: (parent?.depth ?? 0) + 1,
  isInstance: node.figmaType === 'INSTANCE',
  inComponent: parent?.inComponent === true || node.component !== undefined,
});

/**
 * What a designer can mend on a screen, parents before children, whatever the depth: nothing that is hidden, and
 * nothing inside instances and pictures.
 */
export const walkScreen = ({ id, root }: SemanticScreen): LintNode[] => {
  if (root === undefined || root.visible === false) return [];
  const seen: LintNode[] = [];
  const stack: LintNode[] = [see(root, id, null)];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    seen.push(next);
    if (next.isInstance || next.node.screenshot !== undefined) continue;
    for (const child of (next.node.children ?? []).toReversed()) {
      if (child.visible !== false) stack.push(see(child, id, next));
    }
  }
  return seen;
};
