import { useTranslation } from 'react-i18next';
import type { RunSummary } from '#contract/code-gen/gate';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/overlay/dialog.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useCommand } from '../../../store/window-context.tsx';
import styles from './side.module.css';

/** So many files are named; the rest is counted. */
const NAMED = 8;

/** Asked once: what is put back, and what is left alone. The focus is on leaving everything as it is. */
export const UndoDialog = ({ run, onClose }: { readonly run: RunSummary; onClose(): void }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const undo = () => {
    onClose();
    void command('codegen.undo', { run: run.run });
  };
  const more = run.written.length - NAMED;
  return (
    <Dialog
      title={t('ui.changes.undo.title', { count: run.written.length })}
      isOpen
      onClose={onClose}
      width="small"
      role="alertdialog"
      actions={
        <>
          <Button variant="danger" onPress={undo}>
            {t('ui.changes.undo.run')}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t('ui.changes.undo.keep')}
          </Button>
        </>
      }
    >
      <p>{t('ui.changes.undo.text')}</p>
      <ul className={styles.undone}>
        {run.written.slice(0, NAMED).map((path) => (
          <li key={path}>
            <code>{visibleText(path)}</code>
          </li>
        ))}
        {more > 0 ? <li>{t('ui.changes.undo.more', { count: more })}</li> : null}
      </ul>
    </Dialog>
  );
};
