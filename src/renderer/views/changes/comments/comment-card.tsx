import { Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { KEYS } from '../../../keys/key-table.ts';
import type { ReviewComment } from '../../../store/review-store.ts';
import { useApp, useReview } from '../../../store/window-context.tsx';
import styles from './comments.module.css';
import { useFieldFocus } from './use-field-focus.ts';
import { useSendComments } from './use-send-comments.ts';

/** As long as a command takes; several comments are sent as one text. */
const MAX_TEXT = 4_000;

const usePlace = ({ lines }: ReviewComment): string => {
  const { t } = useTranslation();
  if (lines === null) return t('ui.changes.place.file');
  return lines.start === lines.end
    ? t('ui.changes.place.line', { line: lines.start })
    : t('ui.changes.place.lines', { start: lines.start, end: lines.end });
};

const Written = ({ comment }: { readonly comment: ReviewComment }) => {
  const { t } = useTranslation();
  const openComment = useReview((review) => review.openComment);
  const discard = useReview((review) => review.discard);
  return (
    <>
      <p className={styles.text}>{comment.text}</p>
      <div className={styles.actions}>
        <Button size="bar" variant="quiet" onPress={() => discard(comment.id)}>
          {t('ui.changes.discard')}
        </Button>
        <Button size="bar" onPress={() => openComment(comment.id)}>
          {t('ui.changes.edit')}
        </Button>
      </div>
    </>
  );
};

/** Writing is done with Escape, which keeps what was written. */
const Writing = ({ comment, label }: { readonly comment: ReviewComment; readonly label: string }) => {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const write = useReview((review) => review.write);
  const openComment = useReview((review) => review.openComment);
  const discard = useReview((review) => review.discard);
  const { count, hindrance, send } = useSendComments();
  useFieldFocus(field);
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={label}
        placeholder={t('ui.changes.comment-hint')}
        maxLength={MAX_TEXT}
        rows={2}
        value={comment.text}
        onChange={(event) => write(comment.id, event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          openComment(null);
        }}
      />
      {hindrance ? <p className={styles.hindrance}>{t(`ui.changes.hindrance.${hindrance}`)}</p> : null}
      <div className={styles.actions}>
        <IconButton icon={Trash2} label={t('ui.changes.discard')} onPress={() => discard(comment.id)} />
        {count > 1 || hindrance ? (
          <Button keys="Escape" onPress={() => openComment(null)}>
            {t('ui.changes.keep')}
          </Button>
        ) : (
          <>
            <Button onPress={() => openComment(null)}>{t('ui.changes.collect')}</Button>
            <Button
              variant="primary"
              keys={KEYS.primary.keys}
              isPrimaryAction
              isDisabled={comment.text.trim() === ''}
              onPress={send}
            >
              {t('ui.changes.send')}
            </Button>
          </>
        )}
      </div>
    </>
  );
};

/** What is said about lines or a file. It stands between lines and never over them. */
export const CommentCard = ({ comment }: { readonly comment: ReviewComment }) => {
  const { t } = useTranslation();
  const isOpen = useReview(({ open }) => open === comment.id);
  const hasGate = useApp((app) => app.gate !== null);
  const place = usePlace(comment);
  return (
    <section className={styles.card} aria-label={place}>
      <header className={styles.head}>
        <h2 className={styles.place}>{place}</h2>
        <span className={styles.then}>{t(hasGate ? 'ui.changes.then-answer' : 'ui.changes.then-plan')}</span>
      </header>
      {isOpen ? <Writing comment={comment} label={place} /> : <Written comment={comment} />}
    </section>
  );
};
