import { useTranslation } from 'react-i18next';
import type { SkillProgress, Step } from '#contract/progress';
import { KeyHint } from '../../components/button/key-hint.tsx';
import { PanelSection } from '../../components/layout/panel.tsx';
import { formatDuration } from '../../format/duration.ts';
import { useNow } from '../../format/use-now.ts';
import { KEYS } from '../../keys/key-table.ts';
import { StepList } from '../steps/step-list.tsx';
import { writesNow } from '../steps/writes-now.ts';
import styles from './run-navigator.module.css';

export interface RunNavigatorProps {
  readonly steps: readonly Step[];
  readonly progress: SkillProgress;
}

/** The steps of the run, its time, and what Stop leaves. */
export const RunNavigator = ({ steps, progress }: RunNavigatorProps) => {
  const { t } = useTranslation();
  const now = useNow(true);
  return (
    <>
      <PanelSection title={t(`ui.run.what.${progress.skill}`)} end={formatDuration(now - progress.startedAt)} isGrowing>
        <StepList steps={steps} startedAt={progress.startedAt} />
      </PanelSection>
      <p className={styles.stop}>
        {t('ui.run.stop')} <KeyHint keys={KEYS.stop.keys} />{' '}
        {t(writesNow(progress) ? 'ui.run.stop-keeps' : 'ui.run.stop-leaves')}
      </p>
    </>
  );
};
