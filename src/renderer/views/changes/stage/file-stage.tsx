import { CloudAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeRegion } from '#contract/code-gen/code-map';
import { diffMode } from '../../../components/code/diff-mode.ts';
import type { DiffLines } from '../../../components/code/diff-view.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { useWindowKeys } from '../../../keys/use-keys.ts';
import type { ReviewMode } from '../../../store/review-store.ts';
import type { Loaded } from '../../../store/snapshot-store.ts';
import { useReview } from '../../../store/window-context.tsx';
import { CommentBar } from '../comments/comment-bar.tsx';
import type { ReviewFile } from '../model/review-files.ts';
import { useFileOrigin } from '../use-project-file.ts';
import { FileContent } from './file-content.tsx';
import { SideHeads } from './side-heads.tsx';
import { type FileSides, type Shown, shownAs, useFileSides } from './sides.ts';
import styles from './stage.module.css';
import { StageBar } from './stage-bar.tsx';
import { useStageWidth } from './use-stage-width.ts';
import { type Steps, useSteps } from './use-steps.ts';
import { useWantedNode } from './use-wanted-node.ts';

const NO_REGIONS: readonly CodeRegion[] = [];
const MODES: readonly ReviewMode[] = ['split', 'inline', 'file'];
const ONLY_FILE: readonly ReviewMode[] = ['file'];

/** Which ways of showing a file mean something. */
const modesOf = (loaded: Loaded<FileSides>): readonly ReviewMode[] => {
  if (loaded.kind !== 'ready' || loaded.value.base === null) return ONLY_FILE;
  const isDiff = shownAs(loaded.value, false).kind === 'diff';
  const isOneSided = loaded.value.base.kind === 'absent' || loaded.value.now.kind === 'absent';
  return isDiff && !isOneSided ? MODES : ONLY_FILE;
};

export interface FileStageProps {
  readonly path: string;
  readonly file: ReviewFile | undefined;
  /** Files that changed, in the order of the tree. */
  readonly order: readonly string[];
}

interface BodyProps {
  readonly path: string;
  readonly loaded: Loaded<FileSides>;
  readonly mode: ReviewMode;
  readonly modes: readonly ReviewMode[];
  readonly steps: Steps;
  onLines(lines: DiffLines): void;
}

const layoutOf = (sides: FileSides, shown: Shown, isSplit: boolean): 'two' | 'one' | 'now' => {
  const hasBoth = sides.base !== null && sides.base.kind !== 'absent' && sides.now.kind !== 'absent';
  if (shown.kind === 'text') return 'now';
  if (hasBoth) return shown.kind === 'pair' || isSplit ? 'two' : 'one';
  return sides.base === null ? 'now' : 'one';
};

const Body = ({ path, loaded, mode, modes, steps, onLines }: BodyProps) => {
  const { t } = useTranslation();
  const origin = useFileOrigin(path);
  const known = origin.kind === 'ready' ? origin.value : null;
  const regions = known?.regions ?? NO_REGIONS;
  useWantedNode(known);
  if (loaded.kind === 'failed') {
    return (
      <EmptyState icon={CloudAlert} title={t('ui.changes.file-unreadable')} place="panel">
        {loaded.failure.message}
      </EmptyState>
    );
  }
  if (loaded.kind !== 'ready') return <Skeleton rows={12} label={t('ui.changes.reading-file')} />;
  const shown = shownAs(loaded.value, mode === 'file' && modes.length > 1);
  const layout = layoutOf(loaded.value, shown, mode === 'split' && modes.length > 1);
  return (
    <>
      <SideHeads sides={loaded.value} layout={layout} />
      <FileContent
        path={path}
        sides={loaded.value}
        shown={shown}
        mode={mode}
        regions={regions}
        handle={steps.handle}
        onPlace={steps.onPlace}
        onLines={onLines}
      />
    </>
  );
};

/** Lines that came and went with a file that has one version only; the others are counted by the comparison. */
const wholeLines = (loaded: Loaded<FileSides>): DiffLines | null => {
  if (loaded.kind !== 'ready' || loaded.value.base === null) return null;
  const { now, base } = loaded.value;
  const lines = (text: string): number => (text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0));
  if (base.kind === 'absent' && now.kind === 'text') return { added: lines(now.text), removed: 0 };
  if (now.kind === 'absent' && base.kind === 'text') return { added: 0, removed: lines(base.text) };
  return null;
};

/** One file of the project beside what it was. */
export const FileStage = ({ path, file, order }: FileStageProps) => {
  const [place, width] = useStageWidth();
  const chosen = useReview((review) => review.mode);
  const lines = useReview((review) => review.place.lines);
  const comment = useReview((review) => review.comment);
  const loaded = useFileSides(path, file);
  const steps = useSteps(path, order);
  const [counted, setCounted] = useState<{ readonly path: string; readonly lines: DiffLines } | null>(null);
  const modes = useMemo(() => modesOf(loaded), [loaded]);
  const mode = chosen ?? diffMode(width);
  const write = () => void comment(path, lines);
  useWindowKeys({
    nextChange: () => steps.step(1),
    previousChange: () => steps.step(-1),
    comment: write,
  });
  return (
    <div ref={place} className={styles.stage}>
      <StageBar
        path={path}
        file={file}
        mode={mode}
        modes={modes}
        lines={wholeLines(loaded) ?? (counted?.path === path ? counted.lines : null)}
        hasPrevious={steps.hasPrevious}
        hasNext={steps.hasNext}
        onStep={steps.step}
        onComment={write}
      />
      <div className={styles.content}>
        {width === 0 ? null : (
          <Body
            path={path}
            loaded={loaded}
            mode={mode}
            modes={modes}
            steps={steps}
            onLines={(next) => setCounted({ path, lines: next })}
          />
        )}
      </div>
      <CommentBar />
    </div>
  );
};
