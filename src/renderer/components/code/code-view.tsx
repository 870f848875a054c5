import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../feedback/skeleton.tsx';
import styles from './code.module.css';
import type { LineNote, LineRange } from './line-note.ts';

export interface CodeViewProps {
  /** Its ending tells the language. */
  readonly path: string;
  readonly text: string;
  /** Every line came, or went, with the file. */
  readonly sign?: 'added' | 'deleted' | undefined;
  /** Lines that are marked; the first of them is scrolled to. */
  readonly regions?: readonly LineRange[] | undefined;
  readonly notes?: readonly LineNote[] | undefined;
  onSelectLines?(lines: LineRange): void;
}

const CodeEditor = lazy(async () => ({ default: (await import('./editor/code-editor.tsx')).CodeEditor }));

/** A text with its lines numbered, to read: it draws the lines in sight only. It fills its place and scrolls itself. */
export const CodeView = (props: CodeViewProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.place}>
      <Suspense fallback={<Skeleton rows={8} label={t('ui.code.reading')} />}>
        <CodeEditor {...props} />
      </Suspense>
    </div>
  );
};
