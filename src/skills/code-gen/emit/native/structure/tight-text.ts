import { plain } from '../../../layout/layout-node.ts';
import type { Template } from '../../components/template.ts';
import { lookOf } from '../facets.ts';
import { plainText } from '../plain-text.ts';

/** Pixels that a box of a text may be higher than its line, and its letters wider than most are. */
const SLACK = 4;
const WIDEST_LETTER = 0.75;

/** True for one line of text in a box that is hardly larger: the text itself is as large as its box. */
export const isTightText = (template: Template): boolean => {
  if (template.kind === 'use' || template.tag !== 'text' || template.variants.length > 0) return false;
  const { keepsLine, pin, font, textVertical } = lookOf(template.style);
  const size = plain(font?.size ?? 0);
  if (keepsLine !== true || pin === undefined || textVertical === 'BOTTOM' || size <= 0) return false;
  if (Math.abs(pin.height - (font?.line ?? size * 1.2)) > SLACK) return false;
  const { content } = template;
  return content.kind !== 'text' || pin.width <= plainText(content.branches).length * size * WIDEST_LETTER;
};
