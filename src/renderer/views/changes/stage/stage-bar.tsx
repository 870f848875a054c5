import { ChevronDown, ChevronUp, MessageSquarePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { ChangeLetter } from '../../../components/feedback/change-letter.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { KEYS } from '../../../keys/key-table.ts';
import type { ReviewMode } from '../../../store/review-store.ts';
import { useReview } from '../../../store/window-context.tsx';
import type { ReviewFile } from '../model/review-files.ts';
import { KIND_KEY } from '../tree/file-words.ts';
import styles from './stage.module.css';

export interface StageBarProps {
  readonly path: string;
  readonly file: ReviewFile | undefined;
  readonly mode: ReviewMode;
  /** Modes that mean something for this file. */
  readonly modes: readonly ReviewMode[];
  /** Lines that came and went, once they were counted. */
  readonly lines: { readonly added: number; readonly removed: number } | null;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  onStep(by: 1 | -1): void;
  onComment(): void;
}

const Path = ({ path, file }: Pick<StageBarProps, 'path' | 'file'>) => {
  const { t } = useTranslation();
  const cut = path.lastIndexOf('/') + 1;
  const kind = file?.kind ? KIND_KEY[file.kind] : null;
  const from = file?.from ?? null;
  return (
    <>
      {kind ? <ChangeLetter kind={kind} label={t(`ui.changes.${kind}`)} /> : null}
      <h1 className={styles.path} title={visibleText(path)}>
        <span className={styles.folder}>
          <bdi>{visibleText(path.slice(0, cut))}</bdi>
        </span>
        <span className={styles.file} data-kind={kind ?? undefined}>
          <bdi>{visibleText(path.slice(cut))}</bdi>
        </span>
      </h1>
      {from ? <span className={styles.from}>{t('ui.changes.from', { from: visibleText(from) })}</span> : null}
    </>
  );
};

const Lines = ({ lines }: Pick<StageBarProps, 'lines'>) => {
  const { t } = useTranslation();
  if (lines === null || lines.added + lines.removed === 0) return null;
  return (
    <span className={styles.lines} role="img" aria-label={t('ui.changes.lines-changed', { ...lines })}>
      {lines.added > 0 ? <span data-kind="added">+{lines.added}</span> : null}
      {lines.removed > 0 ? <span data-kind="deleted">−{lines.removed}</span> : null}
    </span>
  );
};

/** What commenting would be about: the lines that are selected, else the file. */
const useCommentLabel = (): string => {
  const { t } = useTranslation();
  const lines = useReview(({ place }) => place.lines);
  if (lines === null) return t('ui.changes.comment-file');
  return lines.start === lines.end
    ? t('ui.changes.comment-line', { line: lines.start })
    : t('ui.changes.comment-lines', { start: lines.start, end: lines.end });
};

/** Over the stage: which file, how it is shown, and the ways to the next change. */
export const StageBar = (props: StageBarProps) => {
  const { t } = useTranslation();
  const { mode, modes, hasPrevious, hasNext, onStep, onComment } = props;
  const setMode = useReview((review) => review.setMode);
  const commentLabel = useCommentLabel();
  return (
    <header className={styles.bar}>
      <div className={styles.title}>
        <Path {...props} />
        <Lines lines={props.lines} />
      </div>
      <div className={styles.tools}>
        {modes.length > 1 ? (
          <Segmented<ReviewMode>
            label={t('ui.changes.mode.title')}
            size="bar"
            value={mode}
            onChange={setMode}
            options={modes.map((value) => ({ value, label: t(`ui.changes.mode.${value}`) }))}
          />
        ) : null}
        <IconButton icon={MessageSquarePlus} label={commentLabel} keys={KEYS.comment.keys} onPress={onComment} />
        <IconButton
          icon={ChevronUp}
          label={t('ui.shortcuts.previousChange')}
          keys={KEYS.previousChange.keys}
          isDisabled={!hasPrevious}
          onPress={() => onStep(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t('ui.shortcuts.nextChange')}
          keys={KEYS.nextChange.keys}
          isDisabled={!hasNext}
          onPress={() => onStep(1)}
        />
      </div>
    </header>
  );
};
