import { lazy, type Ref, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../feedback/skeleton.tsx';
import styles from './code.module.css';
import { CodeView } from './code-view.tsx';
import type { CodeSide, LineNote, LineRange } from './line-note.ts';

export interface DiffViewHandle {
  /** Goes to the next change (1) or the one before (-1), and stops at the ends. */
  step(by: 1 | -1): void;
  /** Scrolls to a line of the new text and marks it; 1-based. */
  reveal(line: number): void;
}

/** Which change is looked at, from 1; 0 before any was gone to. */
export interface DiffPlace {
  readonly at: number;
  readonly total: number;
}

/** Lines that came, and that went, in all of the file. */
export interface DiffLines {
  readonly added: number;
  readonly removed: number;
}

export interface DiffViewProps {
  /** Its ending tells the language. */
  readonly path: string;
  /** Null: there was, or there will be, no such file. */
  readonly before: string | null;
  readonly after: string | null;
  readonly mode: 'split' | 'inline';
  /** Also the lines that did not change; else they are folded. */
  readonly isWhole?: boolean | undefined;
  /** Lines of the new version that are marked; the first of them is scrolled to. */
  readonly regions?: readonly LineRange[] | undefined;
  readonly notes?: readonly LineNote[] | undefined;
  onSelectLines?(lines: LineRange & { readonly side: CodeSide }): void;
  onPlace?(place: DiffPlace): void;
  /** Told once both versions were compared. */
  onLines?(lines: DiffLines): void;
  readonly handle?: Ref<DiffViewHandle> | undefined;
}

const DiffEditor = lazy(async () => ({ default: (await import('./editor/diff-editor.tsx')).DiffEditor }));

/** A file that is all new, or gone: one text, every line with its sign. */
const OneSided = ({ path, before, after, notes, regions, onSelectLines }: DiffViewProps) => {
  const side = after === null ? 'before' : 'after';
  return (
    <CodeView
      path={path}
      text={after ?? before ?? ''}
      sign={after === null ? 'deleted' : 'added'}
      notes={notes}
      regions={after === null ? undefined : regions}
      {...(onSelectLines ? { onSelectLines: (lines: LineRange) => onSelectLines({ ...lines, side }) } : {})}
    />
  );
};

/** Two versions of a file: beside each other, or in one column. It fills its place and scrolls itself. */
export const DiffView = (props: DiffViewProps) => {
  const { t } = useTranslation();
  const { before, after } = props;
  if (before === null || after === null) return <OneSided {...props} />;
  return (
    <div className={styles.place}>
      <Suspense fallback={<Skeleton rows={8} label={t('ui.code.reading')} />}>
        <DiffEditor {...props} before={before} after={after} />
      </Suspense>
    </div>
  );
};
