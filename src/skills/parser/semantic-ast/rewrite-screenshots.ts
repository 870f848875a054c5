import type { SemanticNode } from '#contract/design/semantic-ast';

/**
 * Puts the keys of the image map into the place of provisional keys (the node ids), in the tree itself.
 * @param keyOf undefined takes the field away
 */
export const rewriteScreenshots = (root: SemanticNode, keyOf: (nodeId: string) => string | undefined): void => {
  const stack: { screenshot?: string; readonly children?: readonly SemanticNode[] }[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.screenshot !== undefined) {
      const key = keyOf(node.screenshot);
      if (key === undefined) delete node.screenshot;
      else node.screenshot = key;
    }
    for (const child of node.children ?? []) stack.push(child);
  }
};
