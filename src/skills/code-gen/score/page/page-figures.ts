import type { PageMeasure } from '#contract/code-gen/page-measure';
import type { ScoreFigure, ScreenScore } from '#contract/code-gen/score';
import type { Found } from '../differences.ts';
import type { ExpectedScreen } from '../expected/expected-screen.ts';
import { allUnmeasured, unmeasured } from '../figures.ts';
import type { Compared } from '../picture/compare-messages.ts';
import { accessFigures } from './access-figures.ts';
import { colourFigures } from './colour-figures.ts';
import { placementFigure, widthFigure } from './layout-figures.ts';
import { likenessFigure } from './likeness-figure.ts';
import { pairTexts } from './paired-texts.ts';
import { textFigures } from './text-figures.ts';

/** Columns that only a page can tell. */
export const PAGE_COLUMNS = ['likeness', 'near2', 'near8', 'texts', 'colours', 'placement', 'width', 'access'] as const;
type PageColumn = (typeof PAGE_COLUMNS)[number];

/** Why something was not rendered: a word of `score.why`, with what is known of it. */
export interface NotSeen {
  readonly why: string;
  readonly detail: string;
}

/** A page at its two widths, as far as it was rendered. */
export interface SeenPage {
  readonly drawn: PageMeasure | NotSeen;
  readonly wide: PageMeasure | NotSeen;
  readonly compared: Compared | null;
}

export interface PageFigures {
  readonly columns: Readonly<Record<PageColumn, ScoreFigure>>;
  readonly boxError: number | null;
  readonly widths: readonly number[];
  readonly overflow: readonly number[];
  readonly fonts: ScreenScore['fonts'];
  readonly problems: ScreenScore['problems'];
  readonly differences: readonly Found[];
}

const isSeen = (page: PageMeasure | NotSeen): page is PageMeasure => !('why' in page);

const notSeen = ({ why, detail }: NotSeen): PageFigures => ({
  columns: allUnmeasured(PAGE_COLUMNS, why, detail === '' ? {} : { detail }),
  boxError: null,
  widths: [],
  overflow: [],
  fonts: { missing: [], lent: [] },
  problems: [],
  differences: [],
});

/** Pure: what a page is of what its screen should look like. */
export const pageFigures = (expected: ExpectedScreen, { drawn, wide, compared }: SeenPage): PageFigures => {
  if (!isSeen(drawn)) return notSeen(drawn);
  const pairs = pairTexts(expected.texts, drawn);
  const { near2, near8, texts, boxError, differences } = textFigures(pairs);
  const colours = colourFigures(expected.colours, drawn);
  const placement = placementFigure(expected, drawn);
  const access = accessFigures(drawn);
  const likeness = likenessFigure(expected, compared);
  const width = isSeen(wide)
    ? widthFigure({ page: drawn, pairs }, { page: wide, pairs: pairTexts(expected.texts, wide) })
    : { figure: unmeasured(wide.why), differences: [] };
  const pages = isSeen(wide) ? [drawn, wide] : [drawn];
  return {
    columns: {
      ...{ likeness: likeness.figure, near2, near8, texts, colours: colours.colours },
      ...{ placement: placement.figure, width: width.figure, access: access.access },
    },
    boxError,
    widths: pages.map((page) => page.width),
    overflow: pages.map((page) => Math.max(0, page.overflow)),
    fonts: { missing: [...drawn.fonts.missing], lent: [...drawn.fonts.lent] },
    problems: access.problems,
    differences: [likeness, { differences }, colours, placement, width, access].flatMap((one) => one.differences),
  };
};
