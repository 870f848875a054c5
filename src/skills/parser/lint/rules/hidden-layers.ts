import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { ScreenBook } from '../screen-book.ts';

/** Of fewer layers a share says nothing. */
const LEAST = 20;
const SHARE = 1 / 3;

interface Counts {
  all: number;
  hidden: number;
}

/** Instances hide parts of their component on purpose, so nothing in them counts. */
const countLayers = ({ root }: SemanticScreen): Counts => {
  const counts = { all: 0, hidden: 0 };
  const open = root === undefined || root.visible === false ? [] : [{ node: root, isHidden: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isHidden = next.isHidden || next.node.visible === false;
    counts.all += 1;
    if (isHidden) counts.hidden += 1;
    if (next.node.figmaType === 'INSTANCE') continue;
    for (const node of next.node.children ?? []) open.push({ node, isHidden });
  }
  return counts;
};

/** Screens of which a third or more is hidden: old states that nobody cleared away. */
export const lintHiddenLayers = (screen: SemanticScreen, book: ScreenBook): void => {
  const { all, hidden } = countLayers(screen);
  if (hidden < LEAST || hidden / all < SHARE) return;
  const params = { hidden, share: Math.round((100 * hidden) / all) };
  book.add({ rule: 'many-hidden', severity: 'info', params }, { id: screen.root?.id ?? screen.id, name: screen.name });
};
