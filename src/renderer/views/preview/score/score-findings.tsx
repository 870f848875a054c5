import { Braces, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ScreenScore } from '#contract/code-gen/score';
import { Note } from '../../../components/feedback/note.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { ListRow } from '../../../components/list/list-row.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useReview, useViewActions } from '../../../store/window-context.tsx';
import styles from './score.module.css';

type Of = { readonly screen: ScreenScore };

const useNames = (): ((names: readonly string[]) => string) => {
  const { i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (names) => list.format(names.map(visibleText));
};

/** Other fonts than the design's stood in: that is said above all figures. */
export const MissingFonts = ({ screen: { fonts } }: Of) => {
  const { t } = useTranslation();
  const names = useNames();
  if (fonts.missing.length === 0) return null;
  return (
    <div className={styles.inset}>
      <Note icon={TriangleAlert} tone="mod">
        {t('ui.score.fonts-missing', { names: names(fonts.missing), count: fonts.missing.length })}
      </Note>
    </div>
  );
};

/** Fonts that only stood there for the measuring. */
export const LentFonts = ({ screen: { fonts } }: Of) => {
  const { t } = useTranslation();
  const names = useNames();
  if (fonts.lent.length === 0) return null;
  return (
    <PanelSection title={t('ui.score.fonts')} isInset>
      <p className={styles.quietLine}>
        {t('ui.score.fonts-lent', { names: names(fonts.lent), count: fonts.lent.length })}
      </p>
    </PanelSection>
  );
};

/** Literals for which the design has a token; a press opens the line. */
export const Literals = ({ screen: { literals } }: Of) => {
  const { t } = useTranslation();
  const { show, setSideTab } = useViewActions();
  const revealLines = useReview((review) => review.revealLines);
  if (literals.length === 0) return null;
  const open = (path: string, line: number) => {
    revealLines(path, { start: line, end: line });
    setSideTab('inspect');
    show('changes');
  };
  return (
    <PanelSection title={t('ui.score.literals')} end={literals.length}>
      {literals.map(({ path, line, literal, token }) => (
        <ListRow
          key={`${path}:${line} ${literal} ${token}`}
          icon={Braces}
          title={
            <span title={visibleText(`${literal} → ${token}`)}>
              <code>{visibleText(literal)}</code> → <code>{visibleText(token)}</code>
            </span>
          }
          note={<span title={visibleText(path)}>{`${visibleText(path.split('/').at(-1) ?? '')}:${line}`}</span>}
          onPress={() => open(path, line)}
        />
      ))}
    </PanelSection>
  );
};

const Problems = ({ problems }: { readonly problems: ScreenScore['problems'] }) => {
  const { t, i18n } = useTranslation();
  const impactOf = (impact: string) =>
    i18n.exists(`ui.score.impact.${impact}`) ? t(`ui.score.impact.${impact}`) : visibleText(impact);
  return (
    <ul className={styles.problems}>
      {problems.map(({ rule, impact, help, count }) => (
        <li key={rule}>
          <span className={styles.help}>{visibleText(help)}</span>
          <span className={styles.note}>
            {t('ui.score.problem', { impact: impactOf(impact), rule: visibleText(rule), count })}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** Rules of accessibility that the page breaks: those that code can mend, and those that belong to the design. */
export const AccessProblems = ({ screen: { problems } }: Of) => {
  const { t } = useTranslation();
  const own = problems.filter(({ mends }) => mends);
  const drawn = problems.filter(({ mends }) => !mends);
  return (
    <>
      {own.length > 0 ? (
        <PanelSection title={t('ui.score.access')} end={own.length} isInset>
          <Problems problems={own} />
        </PanelSection>
      ) : null}
      {drawn.length > 0 ? (
        <PanelSection title={t('ui.score.access-design')} end={drawn.length} isInset>
          <p className={styles.quietLine}>{t('ui.score.access-design-text')}</p>
          <Problems problems={drawn} />
        </PanelSection>
      ) : null}
    </>
  );
};
