import { EditorSelection } from '@codemirror/state';
import { type EditorView, type KeyBinding, keymap } from '@codemirror/view';

/** Lines that Page up and Page down go. */
const PAGE = 20;

const moveTo = (view: EditorView, line: number, isExtending: boolean): boolean => {
  const { doc, selection } = view.state;
  const target = doc.line(Math.min(doc.lines, Math.max(1, line)));
  const range = isExtending
    ? EditorSelection.range(selection.main.anchor, target.from)
    : EditorSelection.cursor(target.from);
  view.dispatch({ selection: EditorSelection.create([range]), scrollIntoView: true, userEvent: 'select' });
  return true;
};

const lineOf = (view: EditorView): number => view.state.doc.lineAt(view.state.selection.main.head).number;

const step = (key: string, by: number): KeyBinding => ({
  key,
  run: (view) => moveTo(view, lineOf(view) + by, false),
  shift: (view) => moveTo(view, lineOf(view) + by, true),
});

/** A text that is only read has a line, not a caret: arrows move it, Shift selects lines. */
export const lineKeys = keymap.of([
  step('ArrowDown', 1),
  step('ArrowUp', -1),
  step('PageDown', PAGE),
  step('PageUp', -PAGE),
  step('Mod-Home', Number.NEGATIVE_INFINITY),
  step('Mod-End', Number.POSITIVE_INFINITY),
]);
