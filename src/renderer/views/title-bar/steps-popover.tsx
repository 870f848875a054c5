import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { type SkillProgress, stepsOf } from '#contract/progress';
import { StepList } from '../steps/step-list.tsx';
import styles from './steps-popover.module.css';

export interface StepsPopoverProps {
  readonly progress: SkillProgress;
  /** What the run indicator shows. */
  readonly children: ReactNode;
}

/** A press on the run lists all its steps. */
export const StepsPopover = ({ progress, children }: StepsPopoverProps) => {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <AriaButton className={styles.trigger ?? ''}>{children}</AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={6}>
        <Dialog className={styles.dialog ?? ''} aria-label={t(`ui.run.what.${progress.skill}`)}>
          <StepList steps={stepsOf(progress)} startedAt={progress.startedAt} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
