import type { Preview } from '#contract/code-gen/project-view';
import type { ScoreFigure, ScoreView, ScreenScore } from '#contract/code-gen/score';
import { SCORE_COLUMNS } from '#contract/code-gen/score-columns';
import { HOSTILE } from './corpus.ts';

const at = (index: number): string => HOSTILE[index % HOSTILE.length] ?? '';

const figure = (index: number): ScoreFigure =>
  index % 2 === 0
    ? { kind: 'measured', share: 0.5, part: 1, whole: 2, note: at(index) }
    : { kind: 'unmeasured', why: at(index), params: { [at(index)]: at(index) } };

const COLUMNS = Object.fromEntries(
  SCORE_COLUMNS.map((column, index) => [column, figure(index)]),
) as ScreenScore['columns'];

/** Of the second screen: every text that code, page or design may hold. */
export const hostileScore = (): ScoreView => ({
  stale: true,
  score: {
    ...{ schemaVersion: 1, run: at(0), snapshot: at(1), framework: at(2), at: '2026-11-20T14:02:03Z' },
    digest: 'a'.repeat(64),
    total: 50,
    before: 40,
    screens: [
      {
        ...{ screen: 's1', name: at(1), entry: at(55), total: 50, widths: [100, 200], columns: COLUMNS, boxError: 1 },
        overflow: [0, 9],
        differences: HOSTILE.map((text, index) => ({
          ...{ column: 'texts', node: index % 3 === 0 ? null : `t${index}`, name: text, word: text },
          params: { [text]: text },
          box: null,
        })),
        literals: HOSTILE.map((text) => ({ path: text, line: 1, literal: text, token: text })),
        fonts: { missing: [...HOSTILE], lent: [...HOSTILE] },
        problems: HOSTILE.map((text, index) => ({
          ...{ rule: text, impact: text, help: text, count: 1, mends: index % 2 === 0 },
        })),
        pictures: { page: null, wide: null, heat: null },
        before: { total: 40, columns: COLUMNS },
      },
    ],
  },
});

export const hostilePreview = (): Preview => ({ kind: 'none', reason: 'stack', detail: at(3), run: at(5) });
