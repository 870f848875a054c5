import { ChevronRight } from 'lucide-react';
import { type CSSProperties, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ScreenScore } from '#contract/code-gen/score';
import { Icon } from '../../../components/icon.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { type ScorePart, scoreParts, unmeasuredParts } from '../model/score-parts.ts';
import styles from './score.module.css';
import { useScoreWords } from './use-score-words.ts';

/** A figure with its bar; a press says what it is. */
const Part = ({ part }: { readonly part: ScorePart }) => {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const words = useScoreWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { column, figure, before, weight } = part;
  return (
    <li>
      <AriaButton
        className={styles.part ?? ''}
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': id } : {})}
        onPress={() => setOpen(!isOpen)}
      >
        <span className={styles.partLine}>
          <Icon of={ChevronRight} size={13} className={styles.arrow} />
          <span className={styles.partName}>{t(`ui.score.column.${column}`)}</span>
          {before ? (
            <span className={styles.was}>{t('ui.score.part-before', { figure: words.figure(column, before) })}</span>
          ) : null}
          <span className={styles.figure}>{words.figure(column, figure)}</span>
        </span>
        <span className={styles.bar}>
          <span className={styles.fill} style={{ '--share': figure.share } as CSSProperties} />
        </span>
      </AriaButton>
      {isOpen ? (
        <p id={id} className={styles.explain}>
          {t(`ui.score.explain.${column}`)} {words.note(figure)} {t('ui.score.weight', { share: percent(weight) })}
        </p>
      ) : null}
    </li>
  );
};

const Lengths = ({ screen: { boxError, overflow, widths } }: { readonly screen: ScreenScore }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = [
    ...(boxError === null ? [] : [t('ui.score.box-error', { pixels: format.length(boxError) })]),
    ...overflow.flatMap((pixels, index) =>
      pixels > 0
        ? [t('ui.score.overflow', { pixels: format.length(pixels), width: Math.round(widths[index] ?? 0) })]
        : [],
    ),
  ];
  return lines.map((line) => (
    <p key={line} className={styles.length}>
      {line}
    </p>
  ));
};

/** What the total is made of. */
export const ScoreParts = ({ screen }: { readonly screen: ScreenScore }) => {
  const { t } = useTranslation();
  const parts = scoreParts(screen);
  if (parts.length === 0) return null;
  return (
    <PanelSection>
      <ul className={styles.parts} aria-label={t('ui.score.parts')}>
        {parts.map((part) => (
          <Part key={part.column} part={part} />
        ))}
      </ul>
      <Lengths screen={screen} />
    </PanelSection>
  );
};

/** What has no figure, and why. */
export const NotMeasured = ({ screen }: { readonly screen: ScreenScore }) => {
  const { t, i18n } = useTranslation();
  const words = useScoreWords();
  const groups = unmeasuredParts(screen);
  if (groups.length === 0) return null;
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  return (
    <PanelSection title={t('ui.score.unmeasured')} isInset>
      <dl className={styles.unmeasured}>
        {groups.map(({ columns, why, params }) => (
          <div key={columns.join()}>
            <dt>{list.format(columns.map((column) => t(`ui.score.column.${column}`)))}</dt>
            <dd>{words.why(why, params)}</dd>
          </div>
        ))}
      </dl>
    </PanelSection>
  );
};
