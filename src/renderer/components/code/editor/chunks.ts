import { type Chunk, getChunks, getOriginalDoc } from '@codemirror/merge';
import {
  EditorSelection,
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
  type Text,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { DiffLines, DiffPlace } from '../diff-view.tsx';

export const chunkCount = (view: EditorView): number => getChunks(view.state)?.chunks.length ?? 0;

const linesIn = (doc: Text, from: number, to: number): number => {
  if (from >= to) return 0;
  return doc.lineAt(Math.min(to - 1, doc.length)).number - doc.lineAt(from).number + 1;
};

/** How many lines came and went. */
export const changedLines = (view: EditorView, before: Text): DiffLines => {
  const chunks = getChunks(view.state)?.chunks ?? [];
  const after = view.state.doc;
  return {
    added: chunks.reduce((sum, { fromB, toB }) => sum + linesIn(after, fromB, toB), 0),
    removed: chunks.reduce((sum, { fromA, toA }) => sum + linesIn(before, fromA, toA), 0),
  };
};

/** The index of the change to go to, by where each begins; a position between two changes belongs to none. */
export const nextChunk = (starts: readonly number[], position: number, by: 1 | -1): number => {
  if (by === 1) {
    const next = starts.findIndex((start) => start > position);
    return next < 0 ? starts.length - 1 : next;
  }
  return Math.max(
    0,
    starts.findLastIndex((start) => start < position),
  );
};

const markStep = StateEffect.define<null>();

/** Once a change was gone to, its first line is marked also while the focus is elsewhere. */
export const stepMark: Extension = StateField.define<boolean>({
  create: () => false,
  update: (isMarked, { effects }) => isMarked || effects.some((effect) => effect.is(markStep)),
  provide: (field) => EditorView.editorAttributes.from(field, (isMarked) => (isMarked ? { class: 'cm-stepped' } : {})),
});

/** Goes to the next change or the one before. The focus stays where it is. */
export const stepChunk = (view: EditorView, by: 1 | -1, isFirst: boolean): DiffPlace => {
  const chunks = getChunks(view.state)?.chunks ?? [];
  if (chunks.length === 0) return { at: 0, total: 0 };
  const starts = chunks.map(({ fromB }) => Math.min(fromB, view.state.doc.length));
  const head = isFirst ? -1 : view.state.selection.main.head;
  const index = nextChunk(starts, head, by);
  const start = starts[index] ?? 0;
  view.dispatch({
    selection: EditorSelection.cursor(start),
    effects: [EditorView.scrollIntoView(start, { y: 'center' }), markStep.of(null)],
  });
  return { at: index + 1, total: chunks.length };
};

/** Scrolls to a line and marks it. The focus stays where it is. */
export const revealLine = (view: EditorView, line: number): void => {
  const { doc } = view.state;
  const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
  view.dispatch({
    selection: EditorSelection.cursor(from),
    effects: [EditorView.scrollIntoView(from, { y: 'center' }), markStep.of(null)],
  });
};

/** Where a line of the old text stands in the new one, when both share a column: the line itself, or the one before its gap. */
export const lineInAfter = (state: EditorState, line: number): number => {
  const chunks = getChunks(state)?.chunks;
  if (!chunks) return line;
  const before = getOriginalDoc(state);
  const at = before.line(Math.min(Math.max(1, line), before.lines)).from;
  const reached = chunks.findLast(({ fromA }) => fromA <= at);
  return lineFrom(state, at, reached);
};

const lineFrom = (state: EditorState, at: number, reached: Chunk | undefined): number => {
  const { doc } = state;
  if (reached === undefined) return doc.lineAt(Math.min(at, doc.length)).number;
  const isGone = at < reached.toA;
  const position = isGone ? reached.fromB - 1 : reached.toB + (at - reached.toA);
  return position < 0 ? 0 : doc.lineAt(Math.min(position, doc.length)).number;
};
