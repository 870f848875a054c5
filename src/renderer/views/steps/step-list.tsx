import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Step } from '#contract/progress';
import { ProgressBar } from '../../components/feedback/progress-bar.tsx';
import { formatDuration } from '../../format/duration.ts';
import { stepDetailText } from './step-detail.ts';
import styles from './step-list.module.css';

export interface StepListProps {
  readonly steps: readonly Step[];
  readonly startedAt: number;
}

const Mark = ({ state }: { readonly state: Step['state'] }) => (
  <span className={styles.mark} data-state={state}>
    {state === 'done' ? <Check size={12} strokeWidth={2.25} aria-hidden /> : null}
    {state === 'failed' ? <X size={12} strokeWidth={2.25} aria-hidden /> : null}
    {state === 'current' ? <span className={styles.dot} /> : null}
  </span>
);

const StepRow = ({ step, startedAt }: { readonly step: Step; readonly startedAt: number }) => {
  const { t, i18n } = useTranslation();
  const { state, detail, enteredAt } = step;
  const text = detail ? stepDetailText(detail, i18n) : '';
  const hasBar = state === 'current' && detail !== null && detail.total !== null && detail.total > 0;
  return (
    <li
      className={styles.step}
      data-state={state}
      {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}
    >
      <Mark state={state} />
      <span className={styles.name}>
        {t(`events.${step.event}`)}
        <span className={styles.state}>{t(`ui.steps.${state}`)}</span>
      </span>
      <span className={styles.time}>
        {enteredAt !== null && (state === 'done' || state === 'failed') ? formatDuration(enteredAt - startedAt) : null}
      </span>
      <span className={styles.detail}>
        {text}
        {hasBar ? <ProgressBar done={detail.done} total={detail.total ?? 0} label={t(`events.${step.event}`)} /> : null}
      </span>
    </li>
  );
};

/** All steps of a run, each two lines high, so that details arrive without a jump. */
export const StepList = ({ steps, startedAt }: StepListProps) => (
  <ol className={styles.list}>
    {steps.map((step) => (
      <StepRow key={step.event} step={step} startedAt={startedAt} />
    ))}
  </ol>
);
