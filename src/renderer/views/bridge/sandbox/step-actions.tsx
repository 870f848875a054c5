import { Check, PencilLine, RotateCw, SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SandboxStep } from '#contract/canvas/sandbox';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { KEYS } from '../../../keys/key-table.ts';
import { useCommand } from '../../../store/window-context.tsx';
import styles from './sandbox.module.css';
import { useSandboxKeys } from './use-sandbox-keys.ts';

export interface StepActionsProps {
  readonly step: SandboxStep;
  readonly isOff: boolean;
  onEdit(): void;
}

/** What can be said to the step that is looked at. */
export const StepActions = ({ step, isOff, onEdit }: StepActionsProps) => {
  const { t } = useTranslation();
  const command = useCommand();
  const canApprove = !isOff && step.state === 'done' && step.choice !== 'approved';
  const canSkip = !isOff && step.state !== 'skipped';
  const approve = () => void command('sandbox.approve', { steps: [step.id] });
  const skip = () => void command('sandbox.skip', { steps: [step.id] });
  const rerun = () => void command('sandbox.rerun', { step: step.id });
  useSandboxKeys({
    ...(canApprove ? { approveStep: approve } : {}),
    ...(canSkip ? { skipStep: skip } : {}),
    ...(isOff ? {} : { rerunStep: rerun, editStep: onEdit }),
  });
  return (
    <span className={styles.group}>
      <Button size="bar" icon={Check} keys={KEYS.approveStep.keys} isDisabled={!canApprove} onPress={approve}>
        {t('ui.sandbox.approve')}
      </Button>
      <Button size="bar" icon={SkipForward} keys={KEYS.skipStep.keys} isDisabled={!canSkip} onPress={skip}>
        {t('ui.sandbox.skip')}
      </Button>
      <IconButton
        size="bar"
        icon={RotateCw}
        label={t('ui.sandbox.rerun')}
        keys={KEYS.rerunStep.keys}
        isDisabled={isOff}
        onPress={rerun}
      />
      <IconButton
        size="bar"
        icon={PencilLine}
        label={t('ui.sandbox.edit')}
        keys={KEYS.editStep.keys}
        isDisabled={isOff}
        onPress={onEdit}
      />
    </span>
  );
};
