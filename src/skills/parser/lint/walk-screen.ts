import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';

/** A node as the rules see it. */
export interface LintNode {
  readonly node: SemanticNode;
  readonly screen: string;
  readonly parent: LintNode | null;
  /** 1 for the root of a screen. */
  readonly depth: number;
  /** It is an instance or lies in one: what is amiss there is amiss in the component. */
  readonly inInstance: boolean;
  /** It is a component or a set, or lies in one. */
  readonly inComponent: boolean;
  /** It lies in a picture. */
  readonly inPicture: boolean;
}

const isComponent = ({ component }: SemanticNode): boolean => component !== undefined;

const see = (node: SemanticNode, screen: string, parent: LintNode | null): LintNode => ({
  node,
  screen,
  parent,
  depth: (parent?.depth ?? 0) + 1,
  inInstance: parent?.inInstance === true || node.figmaType === 'INSTANCE',
  inComponent: parent?.inComponent === true || isComponent(node),
  inPicture: parent !== null && (parent.inPicture || parent.node.screenshot !== undefined),
});

/** What is visible of a screen, parents before children, whatever the depth. */
export const walkScreen = ({ id, root }: SemanticScreen): LintNode[] => {
  if (root === undefined || root.visible === false) return [];
  const seen: LintNode[] = [];
  const stack: LintNode[] = [see(root, id, null)];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    seen.push(next);
    for (const child of (next.node.children ?? []).toReversed()) {
      if (child.visible !== false) stack.push(see(child, id, next));
    }
  }
  return seen;
};
