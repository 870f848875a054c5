import type { TextContent } from '#contract/design/semantic-ast';
import type { ScreenBook } from '../screen-book.ts';
import type { LintNode } from '../walk-screen.ts';

/** What a line height is rounded by. Pixels. */
const NEAR = 1;

/** Height of one line in pixels; null where only the font tells. */
const lineOf = ({ style }: TextContent): number | null => {
  const { lineHeight, lineHeightPx, size } = style;
  const value = typeof lineHeight === 'object' ? lineHeight.value : lineHeight;
  if (typeof value === 'number') return value;
  const px = typeof size === 'object' ? size.value : size;
  if (typeof value === 'string' && value.endsWith('%')) return (Number.parseFloat(value) / 100) * px;
  return lineHeightPx ?? null;
};

/** Explicit lines of a text; how long ones wrap only the font tells. */
const leastLines = ({ characters, truncation }: TextContent): number => {
  const lines = characters.split(/[\n\u2028]/).length;
  return truncation?.maxLines == null ? lines : Math.min(lines, truncation.maxLines);
};

/** Texts in a box of fixed height that is lower than their lines: they run out of it, whatever the font. */
export const lintTextRoom = (seen: readonly LintNode[], book: ScreenBook): void => {
  const finding = { rule: 'text-overflows', severity: 'warning' } as const;
  for (const { node } of seen) {
    if (node.text === undefined || node.text.characters.trim() === '' || node.text.runs !== undefined) continue;
    // A height that follows the text is said by a word; a truncated text is cut on purpose.
    if (node.size?.height !== undefined || node.text.truncation !== undefined) continue;
    const line = lineOf(node.text);
    if (line !== null && line * leastLines(node.text) > node.box.height + NEAR + line / 4) book.add(finding, node);
  }
};
