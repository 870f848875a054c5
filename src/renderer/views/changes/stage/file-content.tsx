import { type Ref, useMemo } from 'react';
import type { CodeRegion } from '#contract/code-gen/code-map';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { CodeView } from '../../../components/code/code-view.tsx';
import { type DiffLines, type DiffPlace, DiffView, type DiffViewHandle } from '../../../components/code/diff-view.tsx';
import type { CodeSide, LineNote, LineRange } from '../../../components/code/line-note.ts';
import type { ReviewMode } from '../../../store/review-store.ts';
import { useReview } from '../../../store/window-context.tsx';
import { CommentCard } from '../comments/comment-card.tsx';
import { regionAt } from '../model/region-rows.ts';
import { OneSide } from './one-side.tsx';
import type { FileSides, Shown } from './sides.ts';
import styles from './stage.module.css';

export interface FileContentProps {
  readonly path: string;
  readonly sides: FileSides;
  readonly shown: Shown;
  readonly mode: ReviewMode;
  readonly regions: readonly CodeRegion[];
  readonly handle: Ref<DiffViewHandle>;
  onPlace(place: DiffPlace): void;
  onLines(lines: DiffLines): void;
}

const NO_LINES: readonly LineRange[] = [];

const useComments = (path: string) => {
  const comments = useReview((review) => review.comments);
  return useMemo(() => comments.filter((one) => one.path === path), [comments, path]);
};

/** Comments between the lines; one on all of the file stands above the first. */
const useLineNotes = (path: string): readonly LineNote[] => {
  const own = useComments(path);
  return useMemo(
    () =>
      own.map((comment) => ({
        key: comment.id,
        line: comment.lines?.end ?? 0,
        side: 'after' as const,
        content: <CommentCard comment={comment} />,
      })),
    [own],
  );
};

/** Lines of the chosen layer; and the layer of lines that are selected. */
const useMarked = (regions: readonly CodeRegion[]) => {
  const region = useReview(({ place }) => (place.region === null ? undefined : regions[place.region]));
  const isOfLines = useReview(({ place }) => place.lines !== null);
  const setPlace = useReview((review) => review.setPlace);
  const shown = useReview((review) => review.shownLines);
  const marked = useMemo(() => {
    if (shown) return [shown];
    return region && !isOfLines ? [region] : NO_LINES;
  }, [shown, region, isOfLines]);
  const select = (lines: LineRange & { readonly side?: CodeSide }) => {
    if (lines.side === 'before') return setPlace({ lines: null });
    const { start, end } = lines;
    return setPlace({ lines: { start, end }, region: regionAt(regions, { start, end }) });
  };
  return { marked, select };
};

/** Versions that are there; nothing is left of a side that never was, but that there is no file at all. */
const halvesOf = ({ now, base }: FileSides): readonly { readonly file: ProjectFile; readonly side: CodeSide }[] => {
  const after = { file: now, side: 'after' } as const;
  if (base === null || base.kind === 'absent') return [after];
  const before = { file: base, side: 'before' } as const;
  return now.kind === 'absent' ? [before] : [before, after];
};

const Pair = ({ path, sides }: Pick<FileContentProps, 'path' | 'sides'>) => {
  const own = useComments(path);
  return (
    <>
      {own.length > 0 ? (
        <div className={styles.fileComments}>
          {own.map((comment) => (
            <CommentCard key={comment.id} comment={comment} />
          ))}
        </div>
      ) : null}
      <div className={styles.pair}>
        {halvesOf(sides).map(({ file, side }) => (
          <div key={side} className={styles.half}>
            <OneSide path={path} file={file} side={side} />
          </div>
        ))}
      </div>
    </>
  );
};

/** The chosen file: its lines with what changed, or the pictures, or what can be said of it. */
export const FileContent = (props: FileContentProps) => {
  const { path, shown, mode, regions, handle } = props;
  const notes = useLineNotes(path);
  const { marked, select } = useMarked(regions);
  switch (shown.kind) {
    case 'text':
      return <CodeView path={path} text={shown.text} regions={marked} notes={notes} onSelectLines={select} />;
    case 'diff':
      return (
        <DiffView
          path={path}
          before={shown.before}
          after={shown.after}
          mode={mode === 'split' ? 'split' : 'inline'}
          isWhole
          regions={marked}
          notes={notes}
          onSelectLines={select}
          onPlace={props.onPlace}
          onLines={props.onLines}
          handle={handle}
        />
      );
    case 'pair':
      return <Pair {...props} />;
  }
};
