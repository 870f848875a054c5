import { type Fields, finite, num, record, str } from '../../figma/fields.ts';
import { textWidth } from '../../render/text/text-widths.ts';
import type { NodeScope } from '../node-scope.ts';

const LISTED = /\b(list|bullets?)\b/i;
/** Room that Figma leaves for the mark of a list at the first level, in shares of the size. */
const ROOM = 1.5;

/** What letters in another font or version may differ by. */
const slack = (letters: number): number => 0.15 + 0.04 * letters;

const spacingOf = (style: Fields, size: number): number => (num(style, 'letterSpacing') ?? 0) / size;

/**
 * True for a text of one line that is called a list and is as wide as its letters with a mark before them, in an answer that
 * does not tell lists at all: older ones, and those that a tool kept without `lineTypes`.
 */
export const isUntoldList = ({ node, parent }: NodeScope, characters: string): boolean => {
  if (node['lineTypes'] !== undefined || node['lineIndentations'] !== undefined) return false;
  if (!LISTED.test(node.name) && !LISTED.test(parent?.name ?? '')) return false;
  const style = record(node, 'style') ?? {};
  const size = num(style, 'fontSize') ?? 0;
  const width = finite(record(node, 'absoluteBoundingBox')?.['width']) ?? 0;
  if (size <= 0 || /[\n\u2028\u2029]/.test(characters) || characters.trim() === '') return false;
  if (str(style, 'textAutoResize') !== 'WIDTH_AND_HEIGHT' || style['textCase'] !== undefined) return false;
  const letters = textWidth(characters, num(style, 'fontWeight') ?? 400) + characters.length * spacingOf(style, size);
  return Math.abs(width / size - letters - ROOM) <= slack(letters);
};
