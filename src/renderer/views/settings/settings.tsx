import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/feedback/note.tsx';
import { Dialog } from '../../components/overlay/dialog.tsx';
import { useApp, useViewActions } from '../../store/window-context.tsx';
import { FigmaSettings } from './figma-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { ModelSettings } from './model-settings.tsx';
import styles from './settings.module.css';

/** Everything that can be set, on one page: how it looks, the model, the Figma token. */
export const Settings = () => {
  const { t } = useTranslation();
  const { closeOverlay } = useViewActions();
  const notice = useApp((app) => app.settings.notice);
  return (
    <Dialog
      title={t('ui.settings.title')}
      isOpen
      onClose={closeOverlay}
      closeLabel={t('ui.close')}
      width="medium"
      footNote={t('ui.settings.kept')}
    >
      <div className={styles.sections}>
        {notice ? (
          <Note icon={TriangleAlert} tone="mod">
            {notice}
          </Note>
        ) : null}
        <LookSettings />
        <ModelSettings />
        <FigmaSettings />
      </div>
    </Dialog>
  );
};
