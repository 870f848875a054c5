import { CheckCheck, Redo2, Undo2, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OpenSandbox } from '#contract/canvas/sandbox';
import { Button } from '../../../components/button/button.tsx';
import { KEYS } from '../../../keys/key-table.ts';
import styles from './sandbox.module.css';
import type { SandboxActions } from './use-sandbox.ts';

/** Taking back and making again on the left; what is carried out on the right. */
export const SandboxFoot = ({ open, actions }: { readonly open: OpenSandbox; readonly actions: SandboxActions }) => {
  const { t } = useTranslation();
  const { canUndo, canRedo } = open;
  return (
    <footer className={styles.foot}>
      <span className={styles.group}>
        <Button icon={Undo2} keys={KEYS.undoStep.keys} isDisabled={actions.isOff || !canUndo} onPress={actions.undo}>
          {t('ui.sandbox.undo')}
        </Button>
        <Button icon={Redo2} keys={KEYS.redoStep.keys} isDisabled={actions.isOff || !canRedo} onPress={actions.redo}>
          {t('ui.sandbox.redo')}
        </Button>
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
