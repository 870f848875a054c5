import { getChunks, getOriginalDoc } from '@codemirror/merge';
import type { Extension } from '@codemirror/state';
import {
  type BlockInfo,
  EditorView,
  GutterMarker,
  gutter,
  lineNumberWidgetMarker,
  type WidgetType,
} from '@codemirror/view';
import { isNote } from './line-notes.ts';

export type Sign = 'added' | 'deleted';

const SIGNS: Readonly<Record<Sign, string>> = { added: '+', deleted: '−' };
const CLASSES: Readonly<Record<Sign, string>> = { added: 'cm-signAdded', deleted: 'cm-signDeleted' };

/** One line for each text: a line of the gutter, or several beside lines that stand in one block. */
class SignMarker extends GutterMarker {
  readonly texts: readonly string[];
  override elementClass: string;

  constructor(texts: readonly string[], sign: Sign) {
    super();
    this.texts = texts;
    this.elementClass = CLASSES[sign];
  }

  override eq(other: SignMarker): boolean {
    return other.elementClass === this.elementClass && other.texts.join('\n') === this.texts.join('\n');
  }

  override toDOM(): Node {
    const stack = document.createElement('div');
    stack.className = 'cm-stack';
    stack.textContent = this.texts.join('\n');
    return stack;
  }
}

const MARKERS: Readonly<Record<Sign, SignMarker>> = {
  added: new SignMarker([SIGNS.added], 'added'),
  deleted: new SignMarker([SIGNS.deleted], 'deleted'),
};

const isInChunk = (view: EditorView, position: number): boolean => {
  const found = getChunks(view.state);
  if (found === null) return false;
  const isBefore = found.side === 'a';
  return found.chunks.some((chunk) => {
    const [from, to] = isBefore ? [chunk.fromA, chunk.toA] : [chunk.fromB, chunk.toB];
    return from <= position && position < to;
  });
};

/** Numbers of the lines that are gone, which stand in one block above the lines in their place. */
const goneLines = (view: EditorView, widget: WidgetType, block: BlockInfo): readonly number[] => {
  const chunk = isNote(widget)
    ? undefined
    : getChunks(view.state)?.chunks.find(({ fromB, fromA, toA }) => fromB === block.from && fromA < toA);
  if (chunk === undefined) return [];
  const doc = getOriginalDoc(view.state);
  const first = doc.lineAt(chunk.fromA).number;
  const last = doc.lineAt(Math.min(chunk.endA, doc.length)).number;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

/** `+` beside lines that come, `−` beside those that go: colour never says it alone. */
export const wholeSigns = (sign: Sign): Extension => [
  gutter({ class: 'cm-sign', lineMarker: () => MARKERS[sign] }),
  EditorView.editorAttributes.of({ class: sign === 'added' ? 'cm-allAdded' : 'cm-allDeleted' }),
];

export const splitSigns = (sign: Sign): Extension =>
  gutter({ class: 'cm-sign', lineMarker: (view, line) => (isInChunk(view, line.from) ? MARKERS[sign] : null) });

export const inlineSigns: Extension = [
  lineNumberWidgetMarker.of((view, widget, block) => {
    const lines = goneLines(view, widget, block);
    return lines.length === 0 ? null : new SignMarker(lines.map(String), 'deleted');
  }),
  gutter({
    class: 'cm-sign',
    lineMarker: (view, line) => (isInChunk(view, line.from) ? MARKERS.added : null),
    widgetMarker: (view, widget, block) => {
      const lines = goneLines(view, widget, block);
      return lines.length === 0 ? null : new SignMarker(Array(lines.length).fill(SIGNS.deleted), 'deleted');
    },
  }),
];
