import type { PageMeasure } from '#contract/code-gen/page-measure';
import type { ScoreFigure, ScreenScore } from '#contract/code-gen/score';
import { difference, type Found } from '../differences.ts';
import { counted, unmeasured } from '../figures.ts';

/** Rules that a design breaks before anybody writes code for it: how colours, sizes and distances are. */
const OF_THE_DESIGN: ReadonlySet<string> = new Set([
  'color-contrast',
  'color-contrast-enhanced',
  'link-in-text-block',
  'target-size',
]);

export interface AccessFigures {
  readonly access: ScoreFigure;
  readonly problems: ScreenScore['problems'];
  readonly differences: readonly Found[];
}

/** Rules that hold, of those that apply and that code can do something about. */
export const accessFigures = ({ problems, held }: PageMeasure): AccessFigures => {
  const told = problems.map(({ rule, impact, help, count }) => ({
    ...{ rule, impact, help, count },
    mends: !OF_THE_DESIGN.has(rule),
  }));
  const broken = told.filter(({ mends }) => mends);
  const kept = new Set((held ?? []).filter((rule) => !OF_THE_DESIGN.has(rule)));
  for (const { rule } of broken) kept.delete(rule);
  const whole = kept.size + broken.length;
  return {
    access: held === undefined ? unmeasured('no-rules') : counted(kept.size, whole, 'no-rules'),
    problems: told,
    differences: broken.map(({ rule, help, count }) =>
      difference(
        {
          ...{ column: 'access', word: 'axe-rule', size: count, share: 1 / Math.max(1, whole) },
          params: { rule, help, count },
        },
        null,
      ),
    ),
  };
};
