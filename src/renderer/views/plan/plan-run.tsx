import { useTranslation } from 'react-i18next';
import { type SkillProgress, stepsOf } from '#contract/progress';
import { ProgressBar } from '../../components/feedback/progress-bar.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { stepDetailText } from '../steps/step-detail.ts';
import { writesNow } from '../steps/writes-now.ts';
import styles from './plan-run.module.css';

/** How far the current step is, where it says so. */
const Detail = ({ progress }: { readonly progress: SkillProgress }) => {
  const { t, i18n } = useTranslation();
  const step = stepsOf(progress).find(({ state }) => state === 'current');
  const detail = step?.detail ?? null;
  if (!step || detail === null) return <p className={styles.detail}>{t('ui.run.you-can-leave')}</p>;
  return (
    <div className={styles.detail}>
      <p>{stepDetailText(detail, i18n)}</p>
      {detail.total ? <ProgressBar done={detail.done} total={detail.total} label={t(`events.${step.event}`)} /> : null}
    </div>
  );
};

/** While a list is made, its lines stand where it will; while files are written, what that means for Stop. */
export const PlanRun = ({ progress }: { readonly progress: SkillProgress }) => {
  const { t } = useTranslation();
  const phase = writesNow(progress) ? 'writing' : 'planning';
  return (
    <FormPage title={t(`ui.plan.run.${phase}`)} lead={t(`ui.plan.run.${phase}-text`)} width="full" isScrollStop>
      <Detail progress={progress} />
      {phase === 'planning' ? <Skeleton rows={9} label={t('ui.plan.run.planning')} /> : null}
    </FormPage>
  );
};
