import type { PageMeasure } from '#contract/code-gen/page-measure';
import { measureColours } from './measure-colours.ts';
import { measureTexts } from './measure-texts.ts';
import { extentsOf, rootOf } from './plain-dom.ts';
import { boxOf, screenRoot, seenElements } from './seen.ts';
import { wantedFonts } from './wanted-fonts.ts';

type Measured = Omit<PageMeasure, 'problems' | 'held' | 'errors' | 'fonts'>;

const measurePage = (mostTexts: number): Measured => {
  const elements = seenElements();
  const { scrollWidth, clientWidth } = extentsOf(rootOf(document));
  return {
    width: innerWidth,
    root: boxOf(screenRoot()),
    overflow: Math.max(0, scrollWidth - clientWidth),
    elements: elements.length,
    absolute: elements.filter((element) => getComputedStyle(element).position === 'absolute').length,
    texts: measureTexts(elements, mostTexts),
    colours: measureColours(elements),
  };
};

/** What is called from outside of the page, once this script lies beside it. */
Object.assign(globalThis, { probe: { measurePage, wantedFonts } });
