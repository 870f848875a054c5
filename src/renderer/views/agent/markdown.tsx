import { lazy, memo, Suspense } from 'react';
import { visibleText } from '../../format/visible-text.ts';
import styles from './markdown.module.css';
import type { MarkdownContentProps } from './markdown-content.tsx';
import { visibleLines } from './safe-link.ts';

/** The reader of markdown is large, and a window often opens without a conversation. */
const Content = lazy(async () => ({ default: (await import('./markdown-content.tsx')).MarkdownContent }));

/** Text of the agent; plain until the reader of markdown is there. */
export const Markdown = memo(({ text, isStreaming }: MarkdownContentProps) => (
  <Suspense fallback={<div className={styles.plain}>{visibleLines(text, visibleText)}</div>}>
    <Content text={text} isStreaming={isStreaming} />
  </Suspense>
));
