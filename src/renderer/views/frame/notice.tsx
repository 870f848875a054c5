import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Note } from '../../components/feedback/note.tsx';
import { useView, useViewActions } from '../../store/window-context.tsx';
import styles from './notice.module.css';

/** A command that was refused: a line at the foot of the stage, over it, so that nothing moves. */
export const Notice = () => {
  const { t } = useTranslation();
  const notice = useView((view) => view.notice);
  const { tell } = useViewActions();
  if (!notice) return null;
  return (
    <div className={styles.place}>
      <Note
        icon={CircleAlert}
        tone="del"
        isLive
        actions={
          <Button size="bar" onPress={() => tell(null)}>
            {t('ui.dismiss')}
          </Button>
        }
      >
        {notice.message}
      </Note>
    </div>
  );
};
