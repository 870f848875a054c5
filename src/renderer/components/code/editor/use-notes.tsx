import type { EditorView } from '@codemirror/view';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from '../code.module.css';
import type { CodeSide, LineNote } from '../line-note.ts';
import { lineInAfter } from './chunks.ts';
import { putNotes } from './line-notes.ts';

export type Views = Readonly<Partial<Record<CodeSide, EditorView>>>;

const elementFor = (): HTMLElement => {
  const element = document.createElement('div');
  if (styles.note) element.className = styles.note;
  return element;
};

const useElements = (notes: readonly LineNote[]): ReadonlyMap<string, HTMLElement> => {
  const kept = useRef<ReadonlyMap<string, HTMLElement>>(new Map());
  return useMemo(() => {
    kept.current = new Map(notes.map(({ key }) => [key, kept.current.get(key) ?? elementFor()]));
    return kept.current;
  }, [notes]);
};

/** The text measures again what stands between its lines when that grows, e.g. while somebody writes. */
const watchHeights = (views: Views, elements: Iterable<HTMLElement>): (() => void) => {
  const watch = new ResizeObserver(() => {
    for (const view of Object.values(views)) view.requestMeasure();
  });
  for (const element of elements) watch.observe(element);
  return () => watch.disconnect();
};

/** Puts notes between the lines of the texts. @returns what React draws into their places */
export const useNotes = (views: Views | null, notes: readonly LineNote[]): ReactNode => {
  const elements = useElements(notes);
  useEffect(() => {
    if (views === null) return;
    for (const side of ['before', 'after'] as const) {
      const view = views[side];
      const own = notes.filter((note) => views.before === undefined || (note.side ?? 'after') === side);
      if (!view) continue;
      const lineOf = (note: LineNote) =>
        note.side === 'before' && views.before === undefined ? lineInAfter(view.state, note.line) : note.line;
      putNotes(
        view,
        own.map((note) => ({ key: note.key, line: lineOf(note), element: elements.get(note.key) ?? elementFor() })),
      );
    }
    return watchHeights(views, elements.values());
  }, [views, notes, elements]);
  return notes.map(({ key, content }) => {
    const element = elements.get(key);
    return element ? createPortal(content, element, key) : null;
  });
};
