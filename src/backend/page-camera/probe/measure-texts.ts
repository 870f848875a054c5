import type { PageMeasure } from '#contract/code-gen/page-measure';
import { colourReader } from './colour-text.ts';
import { childrenOf, countIn, extentsOf } from './plain-dom.ts';
import { bare, boxOf, type Seen, saidBy } from './seen.ts';

const LONGEST = 10_000;
/** A text of the design with its runs, lines and links; more is a part of the page. */
const MOST_PARTS = 50;

const CUTS = new Set(['hidden', 'clip']);

/** A text that does not fit and of which the rest cannot be seen. */
const isCut = (element: Element): boolean => {
  const { overflowX, overflowY } = getComputedStyle(element);
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = extentsOf(element);
  const tooWide = CUTS.has(overflowX) && clientWidth > 0 && scrollWidth > clientWidth + 1;
  return tooWide || (CUTS.has(overflowY) && clientHeight > 0 && scrollHeight > clientHeight + 1);
};

/** The innermost elements that hold a text as a whole. */
export const measureTexts = (elements: readonly Seen[], most: number): PageMeasure['texts'] => {
  const reader = colourReader();
  const texts: PageMeasure['texts'] = [];
  for (const element of elements) {
    if (texts.length >= most) break;
    if (countIn(element) > MOST_PARTS) continue;
    const said = saidBy(element);
    const own = bare(said);
    if (own === '' || [...childrenOf(element)].some((child) => bare(saidBy(child)) === own)) continue;
    const colour = reader.read(getComputedStyle(element).color) ?? '#00000000';
    texts.push({ text: said.trim().slice(0, LONGEST), box: boxOf(element), colour, cut: isCut(element) });
  }
  return texts;
};
