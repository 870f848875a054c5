import { FileX } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRow } from '#contract/code-gen/plan';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { diffMode } from '../../../components/code/diff-mode.ts';
import { type DiffPlace, DiffView, type DiffViewHandle } from '../../../components/code/diff-view.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import type { Loaded } from '../../../store/snapshot-store.ts';
import styles from './file-pane.module.css';
import type { FilePair } from './use-plan-file.ts';
import { Versions } from './versions.tsx';

export interface FileContentProps {
  readonly row: PlanRow;
  readonly loaded: Loaded<FilePair>;
  /** Pixels that the place is wide. */
  readonly width: number;
  readonly isWhole: boolean;
  readonly diff: Ref<DiffViewHandle>;
  onPlace(place: DiffPlace | null): void;
}

interface Lines {
  readonly text: string;
  readonly truncated: boolean;
}

/** The text of a file, or what a drawing is made of: a picture does not show all that is in it. */
const linesOf = (file: ProjectFile): Lines | null => {
  if (file.kind === 'text') return file;
  return file.kind === 'image' ? (file.source ?? null) : null;
};
const hasLinesOrNothing = (file: ProjectFile): boolean => file.kind === 'absent' || linesOf(file) !== null;

/** Both versions of a file: the difference of texts, pictures as pictures, of all else size and first bytes. */
export const FileContent = ({ row, loaded, width, isWhole, diff, onPlace }: FileContentProps) => {
  const { t } = useTranslation();
  if (loaded.kind === 'failed') {
    return (
      <EmptyState icon={FileX} title={t('ui.plan.file-unread')} place="panel">
        {loaded.failure.message}
      </EmptyState>
    );
  }
  if (loaded.kind !== 'ready' || width === 0) return <Skeleton rows={8} label={t('ui.code.reading')} />;
  const { before, after } = loaded.value;
  if (!hasLinesOrNothing(before) || !hasLinesOrNothing(after)) return <Versions before={before} after={after} />;
  const [old, next] = [linesOf(before), linesOf(after)];
  const isDrawing = before.kind === 'image' || after.kind === 'image';
  return (
    <>
      {isDrawing ? <Versions before={before} after={after} isAboveLines /> : null}
      {old?.truncated || next?.truncated ? <p className={styles.truncated}>{t('ui.plan.cut')}</p> : null}
      <DiffView
        path={row.path}
        before={old?.text ?? null}
        after={next?.text ?? null}
        mode={diffMode(width)}
        isWhole={isWhole}
        handle={diff}
        onPlace={onPlace}
      />
    </>
  );
};
