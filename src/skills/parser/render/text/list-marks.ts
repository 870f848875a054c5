import { num } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';

/** The lines of a list stand in by so many times the size of the text, for each level. */
const STEP = 1.5;

const MOST_LEVELS = 20;
const BULLETS = ['•', '◦', '▪'];

export interface ListMark {
  readonly indent: number;
  /** '' for a paragraph that is no item. */
  readonly mark: string;
}

const NONE: ListMark = { indent: 0, mark: '' };

const at = (node: FigmaNode, field: string, index: number): unknown => {
  const list = node[field];
  return Array.isArray(list) ? list[index] : undefined;
};

const levelAt = (node: FigmaNode, index: number): number =>
  Math.max(1, Math.min(MOST_LEVELS, num({ level: at(node, 'lineIndentations', index) }, 'level') ?? 1));

/** What stands before the paragraphs of a text that are items of lists; numbers count on within a level. */
export const listMarks = (node: FigmaNode, paragraphs: number, size: number): readonly ListMark[] => {
  const counts = new Array<number>(MOST_LEVELS + 1).fill(0);
  return Array.from({ length: paragraphs }, (_, index): ListMark => {
    const type = at(node, 'lineTypes', index);
    if (type !== 'ORDERED' && type !== 'UNORDERED') {
      counts.fill(0);
      return NONE;
    }
    const level = levelAt(node, index);
    counts.fill(0, level + 1);
    counts[level] = (counts[level] ?? 0) + 1;
    const mark = type === 'ORDERED' ? `${counts[level]}.` : (BULLETS[(level - 1) % BULLETS.length] ?? '•');
    return { indent: level * STEP * size, mark };
  });
};
