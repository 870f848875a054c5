import { CodedError } from '#contract/errors';
import { printable } from '../figma/printable.ts';
import { MAX_DEPTH } from '../figma/raw-node.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';

interface TreeNode {
  readonly id: string;
  readonly children?: readonly TreeNode[];
}

interface Level<Node, Around> {
  readonly children: readonly Node[];
  readonly around: Around;
  next: number;
}

const PIECE = 64 * 1024;

/** `JSON.stringify` for what one node holds; only a field that is nested without end makes it fail. */
const write = <Node extends TreeNode>(node: Node, replacer?: (key: string, value: unknown) => unknown): string => {
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
  replacer?(around: Around): (key: string, value: unknown) => unknown;
  readonly signal: AbortSignal;
}

/**
 * A tree as JSON in pieces of some 64 KB, `children` last in each node. Without recursion and never whole in memory, so
 * that neither size nor depth matters.
 * @throws CodedError `cancelled`, `design-too-deep`
 */
export async function* treeText<Node extends TreeNode, Around>(
  root: Node,
  around: Around,
  { below, replacer, signal }: TreeWriting<Node, Around>,
): AsyncGenerator<string> {
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
    } else {
      if (level.next > 0) text += ',';
      level.next += 1;
      open(child, level.around);
    }
    if (text.length < PIECE) continue;
    stopIfAborted(signal);
    yield text;
    text = '';
  }
  yield text;
}
