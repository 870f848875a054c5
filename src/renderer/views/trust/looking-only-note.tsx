import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Note } from '../../components/feedback/note.tsx';
import { useViewActions } from '../../store/window-context.tsx';
import styles from './looking-only-note.module.css';

/** Above the board of a folder that was not trusted: one line, and the way back to the question. */
export const LookingOnlyNote = () => {
  const { t } = useTranslation();
  const { keepLookingOnly } = useViewActions();
  return (
    <div className={styles.place}>
      <Note
        icon={ShieldAlert}
        tone="mod"
        actions={
          <Button size="bar" onPress={() => keepLookingOnly(null)}>
            {t('ui.trust.see-files')}
          </Button>
        }
      >
        {t('ui.trust.looking-only')}
      </Note>
    </div>
  );
};
