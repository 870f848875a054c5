import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreDifference } from '#contract/code-gen/score';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { type FigureForm, figureForm, type ScorePart } from '../model/score-parts.ts';

type Params = Readonly<Record<string, string | number>>;

/** Sentences of what was measured, in the language of the window. */
export const useScoreWords = () => {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const shown = (params: Params): Params =>
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => {
          if (typeof value === 'string') return [name, visibleText(value)];
          return [name, name === 'count' ? value : format.length(value)];
        }),
      );
    // A word that this version does not know is shown as it is.
    const said = (key: string, word: string, params: Params): string =>
      i18n.exists(key, { count: 1 }) ? (t(key, shown(params)) as string) : visibleText(word);
    const figure = (column: ScorePart['column'], of: ScorePart['figure']): string => {
      const { part = 0, whole = 0, share } = of;
      const forms: Readonly<Record<FigureForm, () => string>> = {
        count: () => t('ui.score.figure', { part: format.count(part), whole: format.count(whole) }),
        share: () => format.share(share),
        percent: () => format.percent(share),
      };
      return forms[figureForm(column, of)]();
    };
    return {
      figure,
      note: ({ note }: ScorePart['figure']): string => (note === undefined ? '' : said(`score.note.${note}`, note, {})),
      why: (why: string, params: Params): string => said(`score.why.${why}`, why, params),
      difference: ({ word, params }: ScoreDifference): string => said(`score.difference.${word}`, word, params),
    };
  }, [t, i18n, format]);
};
