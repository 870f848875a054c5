import { CheckCheck, CircleCheck, Redo2, Undo2, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OpenSandbox } from '#contract/canvas/sandbox';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { KEYS } from '../../../keys/key-table.ts';
import styles from './sandbox.module.css';
import type { SandboxActions } from './use-sandbox.ts';

/** Carried out: where, and how it is taken back there. It stands where the buttons stood, so nothing moves. */
export const ReplayedFoot = ({ replayed }: { readonly replayed: NonNullable<OpenSandbox['replayed']> }) => {
  const { t } = useTranslation();
  const { label, count } = replayed;
  return (
    <footer className={styles.foot}>
      <p className={styles.replayed} role="status">
        <Icon of={CircleCheck} />
        {t('ui.sandbox.replayed', { count, name: visibleText(label) })}
      </p>
    </footer>
  );
};

/** Taking back and making again on the left; what is carried out on the right. */
export const SandboxFoot = ({ open, actions }: { readonly open: OpenSandbox; readonly actions: SandboxActions }) => {
  const { t } = useTranslation();
  const { canUndo, canRedo } = open;
  return (
    <footer className={styles.foot}>
      <span className={styles.group}>
        <IconButton
          icon={Undo2}
          label={t('ui.sandbox.undo')}
          keys={KEYS.undoStep.keys}
          isDisabled={actions.isOff || !canUndo}
          onPress={actions.undo}
        />
        <IconButton
          icon={Redo2}
          label={t('ui.sandbox.redo')}
          keys={KEYS.redoStep.keys}
          isDisabled={actions.isOff || !canRedo}
          onPress={actions.redo}
        />
      </span>
      {actions.hindrance === null ? null : <p className={styles.hindrance}>{actions.hindrance}</p>}
      <span className={styles.group}>
        <Button
          icon={CheckCheck}
          isDisabled={actions.isOff || actions.waiting.length === 0}
          onPress={actions.approveAll}
        >
          {actions.waiting.length === 0
            ? t('ui.sandbox.approve-none')
            : t('ui.sandbox.approve-all', { count: actions.waiting.length })}
        </Button>
        <Button
          variant="primary"
          icon={Upload}
          keys={KEYS.primary.keys}
          isPrimaryAction="guarded"
          isDisabled={actions.isOff || actions.hindrance !== null}
          onPress={actions.replay}
        >
          {actions.approved.length === 0
            ? t('ui.sandbox.replay-none')
            : t('ui.sandbox.replay', { count: actions.approved.length })}
        </Button>
      </span>
    </footer>
  );
};
