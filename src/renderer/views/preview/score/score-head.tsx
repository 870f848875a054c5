import { useTranslation } from 'react-i18next';
import type { Score, ScreenScore } from '#contract/code-gen/score';
import { Badge } from '../../../components/feedback/badge.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useNow } from '../../../format/use-now.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { useApp, useLook } from '../../../store/window-context.tsx';
import { stepDetailText } from '../../steps/step-detail.ts';
import { measuredWidth, shownGain } from '../model/score-parts.ts';
import { useMeasure } from '../use-measure.ts';
import styles from './score.module.css';

interface ScoredProps {
  readonly score: Score;
  readonly screen: ScreenScore;
}

/** The drawn width and the second one: the page in the stage follows. */
const Widths = ({ widths }: { readonly widths: readonly number[] }) => {
  const { t } = useTranslation();
  const drawn = widths[0] ?? 0;
  const width = useLook((look) => look.width);
  const setWidth = useLook((look) => look.setWidth);
  if (widths.length < 2) return null;
  return (
    <Segmented
      label={t('ui.score.widths')}
      size="bar"
      value={String(measuredWidth(widths, width ?? drawn))}
      onChange={(next) => setWidth(Number(next) === drawn ? null : Number(next))}
      options={widths.map((one) => ({ value: String(one), label: String(Math.round(one)) }))}
    />
  );
};

const Total = ({ total }: { readonly total: number | null }) => {
  const { t } = useTranslation();
  const format = useFormat();
  if (total === null) return <p className={styles.noTotal}>{t('ui.score.no-total')}</p>;
  return (
    <p className={styles.total}>
      <strong>{format.score(total)}</strong> <span>{t('ui.score.of')}</span>
    </p>
  );
};

/** Time of a run, or its name where it is not kept any more. */
const useRunTime = (run: string): string => {
  const format = useFormat();
  const now = useNow(false);
  const createdAt = useApp((app) => app.workspace?.runs.find((one) => one.run === run)?.createdAt);
  return createdAt === undefined ? visibleText(run) : format.day(Date.parse(createdAt), now);
};

const Before = ({ score, screen }: ScoredProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const at = useRunTime(score.run);
  const { total, before } = screen;
  if (before === null || before.total === null || total === null) {
    return <span>{before === null ? t('ui.score.before-none', { at }) : t('ui.score.before-unmeasured', { at })}</span>;
  }
  const [was, is] = [format.score(before.total), format.score(total)];
  if (was === is) return <span>{t('ui.score.before-same', { at })}</span>;
  const isBetter = total > before.total;
  const by = format.length(shownGain(before.total, total));
  return (
    <>
      <Badge tone={isBetter ? 'add' : 'del'}>{`${isBetter ? '+' : '−'}${by}`}</Badge>
      <span>{t('ui.score.before', { total: was, at })}</span>
    </>
  );
};

/** When it was measured, or how far the measuring that goes on is: one line high in both cases. */
const When = ({ score }: { readonly score: Score }) => {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const now = useNow(false);
  const { isRunning } = useMeasure();
  const detail = useApp(({ progress }) => (progress.kind === 'generic' ? progress.detail : undefined));
  if (isRunning) return <p>{(detail && stepDetailText(detail, i18n)) || t('ui.score.measuring')}</p>;
  const count = score.screens.length;
  return (
    <p>{t('ui.score.measured', { at: format.day(Date.parse(score.at), now), count, shown: format.count(count) })}</p>
  );
};

/** The total of a screen, what it was before the run, and when that was measured. */
export const ScoreHead = (props: ScoredProps) => (
  <header className={styles.head}>
    <div className={styles.headLine}>
      <Total total={props.screen.total} />
      <Widths widths={props.screen.widths} />
    </div>
    <div className={styles.headNote}>
      <p className={styles.before}>
        <Before {...props} />
      </p>
      <When score={props.score} />
    </div>
  </header>
);
