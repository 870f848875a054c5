import { CodedError } from '#contract/errors';
import { printable } from '../figma/printable.ts';
import { MAX_DEPTH } from '../figma/raw-node.ts';

interface TreeNode {
  readonly id: string;
  readonly children?: readonly TreeNode[];
}

interface Level<Node, Around> {
  readonly children: readonly Node[];
  readonly around: Around;
  next: number;
}

type Replacer = (key: string, value: unknown) => unknown;

/** `JSON.stringify` for what one node holds; only a field that is nested without end makes it fail. */
const write = <Node extends TreeNode>(node: Node, replacer?: Replacer): string => {
  const { children: _children, ...own } = node;
  try {
    return JSON.stringify(own, replacer);
  } catch {
    throw new CodedError('design-too-deep', { node: printable(node.id), limit: MAX_DEPTH });
  }
};

export interface TreeWriting<Node, Around> {
  /** What stands around the children of a node: handed down. */
  below(node: Node, around: Around): Around;
  /** What becomes of the values in a node; all as they are when absent. */
  replacer?(around: Around): Replacer;
}

/** A tree as JSON, `children` last in each node, without recursion, so that depth does not matter. @throws CodedError `design-too-deep` */
export const treeText = <Node extends TreeNode, Around>(
  root: Node,
  around: Around,
  { below, replacer }: TreeWriting<Node, Around>,
): string => {
  const stack: Level<Node, Around>[] = [];
  let text = '';
  const open = (node: Node, above: Around): void => {
    const here = below(node, above);
    const own = write(node, replacer?.(here));
    if (node.children === undefined) {
      text += own;
      return;
    }
    text += `${own.slice(0, -1)},"children":[`;
    stack.push({ children: node.children as readonly Node[], around: here, next: 0 });
  };
  open(root, around);
  for (let level = stack.at(-1); level !== undefined; level = stack.at(-1)) {
    const child = level.children[level.next];
    if (child === undefined) {
      stack.pop();
      text += ']}';
      continue;
    }
    if (level.next > 0) text += ',';
    level.next += 1;
    open(child, level.around);
  }
  return text;
};

/** A tree as JSON in the fast way, and without recursion where that is too deep for it. */
export const plainTreeText = <Node extends TreeNode>(root: Node): string => {
  try {
    return JSON.stringify(root);
  } catch {
    return treeText<Node, null>(root, null, { below: () => null });
  }
};
