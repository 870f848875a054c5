import type { SemanticNode } from '#contract/design/semantic-ast';
import { TokenBook } from './notation/token-book.ts';
import { fitted } from './rows/fit.ts';
import type { ScreenHead } from './rows/print.ts';
import { type Row, rootRow } from './rows/row.ts';
import { survey } from './rows/survey.ts';

export interface ReadingOptions {
  /** Of UTF-8. What does not go into it is left out and counted; the root and the explanations are always there. */
  readonly maxBytes?: number;
  /** Id of a child of the root: only it and those after it. */
  readonly from?: string;
}

const startingAt = (row: Row, from: string | undefined): Row => {
  const at = from === undefined ? 0 : row.children.findIndex(({ id, also }) => id === from || also.includes(from));
  return at <= 0 ? row : { ...row, children: row.children.slice(at) };
};

/**
 * A screen, or one layer of it, as a model reads it: one line for each visible layer, every token at its layer, what
 * repeats said once. What it leaves out on purpose: where layers stand that their parent lays out, what lies in pictures
 * but texts and tokens, what is hidden but names, sizes and tokens, and `instance.overrides`.
 * Pure, and the same bytes for the same tree.
 * @param root the screen's root or any layer below it; nested at most as deep as the parser lets through
 */
export const readingForm = (screen: ScreenHead, root: SemanticNode, options: ReadingOptions = {}): string => {
  const tokens = new TokenBook();
  const notation = { tokens, ...survey(root) };
  // The first time only counts the values of tokens.
  const { layers } = rootRow(root, notation);
  tokens.settle();
  const row = startingAt(rootRow(root, notation), options.from);
  return fitted({ screen, root, notation, layers }, row, options.maxBytes ?? Number.POSITIVE_INFINITY);
};
