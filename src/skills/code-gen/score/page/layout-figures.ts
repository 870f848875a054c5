import type { PageMeasure } from '#contract/code-gen/page-measure';
import type { ScoreFigure } from '#contract/code-gen/score';
import { difference, type Found } from '../differences.ts';
import type { ExpectedScreen } from '../expected/expected-screen.ts';
import { counted } from '../figures.ts';
import type { PairedText } from './paired-texts.ts';

interface Figure {
  readonly figure: ScoreFigure;
  readonly differences: readonly Found[];
}

/** Elements that the page lays out, of those that the design lays out: what it leaves free may stand where it is put. */
export const placementFigure = ({ free, layers }: ExpectedScreen, { elements, absolute }: PageMeasure): Figure => {
  const whole = elements - Math.min(absolute, free);
  const more = Math.max(0, absolute - free);
  // The screen itself is placed by nobody.
  const isFree = layers.length - 1 <= free;
  const figure = counted(Math.max(0, elements - absolute), isFree ? 0 : whole, 'no-layout');
  if (more === 0 || figure.kind !== 'measured') return { figure, differences: [] };
  const what = { column: 'placement', word: 'placed-absolute', share: more / whole, size: more } as const;
  return { figure, differences: [difference({ ...what, params: { count: more, free } }, null)] };
};

/** A page at a width, and the texts of the design on it. */
export interface Looked {
  readonly page: PageMeasure;
  readonly pairs: readonly PairedText[];
}

const cutTexts = ({ pairs }: Looked): readonly PairedText[] =>
  pairs.filter(({ drawn, shown }) => shown?.cut === true && !drawn.mayBeCut);

const scrolls = ({ page: { overflow, width } }: Looked, share: number): Found | null =>
  overflow < 1
    ? null
    : difference(
        { column: 'width', word: 'scrolls-sideways', params: { by: overflow, width }, share, size: overflow },
        null,
      );

const cuts = (looked: Looked, share: number): readonly Found[] =>
  cutTexts(looked).map(({ drawn: { node, name, box, characters } }) =>
    difference(
      { column: 'width', word: 'text-cut', params: { text: characters, width: looked.page.width }, share },
      { node, name, box },
    ),
  );

const unfilled = ({ page: { root, width } }: Looked, share: number): Found | null =>
  root.width >= width - 1
    ? null
    : difference({ column: 'width', word: 'not-filled', params: { root: root.width, width }, share, size: 1 }, null);

const CHECKS = 3;

/** Whether at the second width the screen fills the window, and at both nothing scrolls sideways and no text is cut. */
export const widthFigure = (drawn: Looked, wide: Looked): Figure => {
  const scrolled = [scrolls(drawn, 1 / CHECKS), scrolls(wide, 1 / CHECKS)].filter((found) => found !== null);
  const cut = [...cuts(drawn, 1 / CHECKS), ...cuts(wide, 1 / CHECKS)];
  const narrow = unfilled(wide, 1 / CHECKS);
  const failed = [scrolled.length, cut.length, narrow === null ? 0 : 1].filter((count) => count > 0).length;
  return {
    figure: counted(CHECKS - failed, CHECKS, 'broken'),
    differences: [...scrolled, ...cut, ...(narrow === null ? [] : [narrow])],
  };
};
