import type { Score, ScoreFigure, ScreenScore } from '#contract/code-gen/score';
import { SCORE_COLUMNS, type ScoreColumn } from '#contract/code-gen/score-columns';
import type { Translate } from '#contract/i18n';
import { oneLine } from '../output.ts';

// Never rounded up: what is not whole does not look whole.
const tenths = (value: number): string => (Math.floor(value * 10 + 1e-9) / 10).toFixed(1);

const percent = (share: number): string => `${tenths(100 * share)} %`;

const points = (total: number | null, translate: Translate): string =>
  total === null ? translate('cli.score-none') : tenths(total);

/** `before → now` where there was something before. */
const change = (before: number | null, total: number | null, translate: Translate): string => {
  const now = points(total, translate);
  return before === null ? now : translate('cli.score-change', { before: points(before, translate), total: now });
};

const whyOf = ({ why, params }: Extract<ScoreFigure, { kind: 'unmeasured' }>, translate: Translate): string => {
  const detail = params['detail'] === undefined ? '' : ` (${params['detail']})`;
  return translate('cli.score-unmeasured', { why: `${translate(`score.why.${why}`)}${detail}` });
};

const figureText = (figure: ScoreFigure, translate: Translate): readonly string[] => {
  if (figure.kind === 'unmeasured') return [whyOf(figure, translate)];
  const { share, part, whole, note } = figure;
  return [
    percent(share).padStart(8),
    ...(part === undefined || whole === undefined ? [] : [translate('cli.score-parts', { part, whole })]),
    ...(note === undefined ? [] : [translate(`score.note.${note}`)]),
  ];
};

const columnLine = ({ columns, before }: ScreenScore, column: ScoreColumn, translate: Translate): string => {
  const was = before?.columns[column];
  const earlier = was?.kind === 'measured' ? [translate('cli.score-before', { share: percent(was.share) })] : [];
  const label = translate(`score.column.${column}`).padEnd(20);
  return `  ${label} ${[...figureText(columns[column], translate), ...earlier].join('  ')}`;
};

const TOLD = 5;

const renderedLines = ({ widths, overflow, fonts }: ScreenScore, translate: Translate): readonly string[] => {
  const named = (key: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`  ${translate(key, { fonts: names.join(', ') })}`];
  const at = { widths: widths.join(', '), overflow: overflow.join(', ') };
  return [
    ...(widths.length === 0 ? [] : [`  ${translate('cli.score-widths', at)}`]),
    ...named('cli.score-fonts', fonts.missing),
    ...named('cli.score-lent', fonts.lent),
  ];
};

const differenceLines = ({ differences }: ScreenScore, translate: Translate): readonly string[] => {
  const told = differences.slice(0, TOLD).map(({ word, params, name, node }) => {
    const where = node === null ? '' : `${name} (${node}): `;
    return `  - ${where}${translate(`score.difference.${word}`, params)}`;
  });
  const more = differences.length - told.length;
  return more > 0 ? [...told, `  - ${translate('cli.score-more', { count: more })}`] : told;
};

const screenLines = (screen: ScreenScore, translate: Translate): readonly string[] => [
  translate('cli.score-screen', {
    name: screen.name,
    total: change(screen.before?.total ?? null, screen.total, translate),
  }),
  ...renderedLines(screen, translate),
  ...SCORE_COLUMNS.map((column) => columnLine(screen, column, translate)),
  ...differenceLines(screen, translate),
];

/** A score for people: each screen with its columns and what differs most, and all of them together. */
export const scoreLines = ({ screens, total, before }: Score, translate: Translate): readonly string[] => [
  ...screens.flatMap((screen) => screenLines(screen, translate)).map(oneLine),
  translate('cli.score-total', { total: change(before, total, translate) }),
];
