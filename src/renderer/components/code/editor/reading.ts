import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine, lineNumbers } from '@codemirror/view';
import type { LineRange } from '../line-note.ts';
import { lineKeys } from './line-keys.ts';
import { lineNotes } from './line-notes.ts';
import { codeTheme } from './theme.ts';

export interface Reading {
  /** What the text is called, for assistive technology. */
  readonly label: string;
  readonly language: Extension;
  onSelectLines?: ((lines: LineRange) => void) | undefined;
}

/** The page's policy allows styles with its nonce alone. */
const nonceOf = (document: Document): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const tellLines = (tell: (lines: LineRange) => void): Extension =>
  EditorView.updateListener.of(({ state, selectionSet, transactions }) => {
    const isChosen = transactions.some((transaction) => transaction.isUserEvent('select'));
    if (!selectionSet || !isChosen) return;
    const { from, to } = state.selection.main;
    tell({ start: state.doc.lineAt(from).number, end: state.doc.lineAt(to).number });
  });

/** A text that is read and never written: lines have numbers, keys move by lines. */
export const reading = ({ label, language, onSelectLines }: Reading): Extension => [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.cspNonce.of(nonceOf(document)),
  EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label }),
  lineNumbers(),
  highlightActiveLine(),
  lineKeys,
  lineNotes,
  codeTheme,
  language,
  onSelectLines ? tellLines(onSelectLines) : [],
];
