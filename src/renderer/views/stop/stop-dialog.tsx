import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/overlay/dialog.tsx';
import { useApp, useCommand, useViewActions } from '../../store/window-context.tsx';
import { writesNow } from '../steps/writes-now.ts';

/** Asked once: what stops, and what stays. The focus is on going on. */
export const StopDialog = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const { closeOverlay } = useViewActions();
  const progress = useApp((app) => app.progress);
  const isRunning = progress.kind !== 'hidden';
  // The run may end while the question stands; then there is nothing to ask.
  useEffect(() => {
    if (!isRunning) closeOverlay();
  }, [isRunning, closeOverlay]);
  const what = t(`ui.run.what.${progress.kind === 'skill' ? progress.skill : 'chat'}`);
  const stop = () => {
    closeOverlay();
    void command('run.stop', {});
  };
  return (
    <Dialog
      title={t('ui.stop.title', { what })}
      isOpen={isRunning}
      onClose={closeOverlay}
      width="small"
      role="alertdialog"
      actions={
        <>
          <Button variant="danger" onPress={stop}>
            {t('ui.stop.stop')}
          </Button>
          <Button autoFocus onPress={closeOverlay}>
            {t('ui.stop.go-on')}
          </Button>
        </>
      }
    >
      {t(writesNow(progress) ? 'ui.stop.stays-written' : 'ui.stop.stays')}
    </Dialog>
  );
};
