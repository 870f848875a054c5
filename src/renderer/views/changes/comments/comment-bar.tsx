import { MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { KEYS } from '../../../keys/key-table.ts';
import { useReview } from '../../../store/window-context.tsx';
import styles from './comments.module.css';
import { useSendComments } from './use-send-comments.ts';

/** One comment is sent from its card while that is written; what was collected is sent from here. */
const useIsShown = (count: number): boolean => {
  const isOnlyOneOpen = useReview(
    ({ open, comments, path }) => comments.length === 1 && open === comments[0]?.id && comments[0]?.path === path,
  );
  return count > 0 && !isOnlyOneOpen;
};

/** Under the text: comments that wait to be sent. */
export const CommentBar = () => {
  const { t } = useTranslation();
  const comments = useReview((review) => review.comments);
  const path = useReview((review) => review.path);
  const choose = useReview((review) => review.choose);
  const openComment = useReview((review) => review.openComment);
  const { count, hindrance, send } = useSendComments();
  const isShown = useIsShown(count);
  if (!isShown) return null;
  const elsewhere = comments.find((one) => one.path !== path);
  return (
    <footer className={styles.bar}>
      <Icon of={MessageSquare} className={styles.barIcon} />
      <span className={styles.barText}>
        {hindrance ? t(`ui.changes.hindrance.${hindrance}`) : t('ui.changes.waiting', { count })}
        {elsewhere ? (
          <Button
            size="bar"
            variant="quiet"
            onPress={() => {
              choose(elsewhere.path);
              openComment(elsewhere.id);
            }}
          >
            {visibleText(elsewhere.path.slice(elsewhere.path.lastIndexOf('/') + 1))}
          </Button>
        ) : null}
      </span>
      <Button variant="primary" keys={KEYS.primary.keys} isPrimaryAction isDisabled={hindrance !== null} onPress={send}>
        {t('ui.changes.send-all', { count })}
      </Button>
    </footer>
  );
};
