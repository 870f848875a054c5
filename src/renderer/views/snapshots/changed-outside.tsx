import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Note } from '../../components/feedback/note.tsx';
import { useApp, useCommand } from '../../store/window-context.tsx';
import styles from './changed-outside.module.css';

/** The product's folder changed outside a run: a refresh is offered, nothing moves by itself. */
export const ChangedOutside = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const isChanged = useApp((app) => app.workspace?.changedOutside === true);
  if (!isChanged) return null;
  return (
    <div className={styles.place}>
      <Note
        icon={RefreshCw}
        isLive
        actions={
          <Button size="bar" onPress={() => void command('workspace.refresh', {})}>
            {t('ui.workspace.refresh')}
          </Button>
        }
      >
        {t('ui.snapshots.changed-outside')}
      </Note>
    </div>
  );
};
