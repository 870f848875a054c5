import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const HATCH = 'repeating-linear-gradient(135deg, var(--line) 0 1px, transparent 1px 6px)';

const page = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--stage)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'var(--type-code)', fontVariantLigatures: 'none', scrollbarWidth: 'thin' },
  '.cm-content': { padding: 'var(--s-4) 0', tabSize: '2', caretColor: 'transparent' },
  '.cm-line': { padding: '0 var(--s-12) 0 var(--s-4)' },
  '.cm-content:focus-visible': { outline: 'none' },
  '&.cm-focused .cm-activeLine, &.cm-stepped .cm-activeLine': { boxShadow: 'inset 2px 0 0 var(--acc)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-gutters': { color: 'var(--t3)', backgroundColor: 'var(--stage)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.75rem', padding: '0 var(--s-8) 0 var(--s-12)' },
  '.cm-sign': { width: '1.25rem', fontWeight: '600' },
  '.cm-sign .cm-gutterElement': { textAlign: 'center' },
  '.cm-signAdded': { color: 'var(--add)', backgroundColor: 'var(--add-line)' },
  '.cm-signDeleted': { color: 'var(--del)', backgroundColor: 'var(--del-line)' },
  '.cm-stack': { whiteSpace: 'pre' },
  '.cm-region': { backgroundColor: 'var(--accsoft)', boxShadow: 'inset 3px 0 0 var(--acc)' },
  '&.cm-allAdded .cm-line': { backgroundColor: 'var(--add-line)' },
  '&.cm-allDeleted .cm-line': { backgroundColor: 'var(--del-line)' },
});

const diff = EditorView.theme({
  '.cm-mergeView &.cm-merge-b': { borderInlineStart: '1px solid var(--line)' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--del-line)' },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--add-line)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'var(--del-word)',
    borderRadius: '2px',
  },
  '&.cm-merge-b .cm-changedText': { background: 'var(--add-word)', borderRadius: '2px' },
  '.cm-deletedChunk': { padding: '0 var(--s-12) 0 var(--s-4)' },
  '.cm-deletedLine del, .cm-deletedLine, .cm-insertedLine': { textDecoration: 'none' },
  '.cm-mergeSpacer': { background: HATCH },
  '.cm-collapsedLines': {
    padding: 'var(--s-4) var(--s-12)',
    color: 'var(--t3)',
    background: 'var(--panel)',
    font: 'var(--type-secondary)',
  },
  '.cm-collapsedLines:hover': { background: 'var(--hover)', color: 'var(--text)' },
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: 'none' },
});

/** As the syntax colours of the tokens are measured: five of them, over the lines and words of a diff too. */
const syntax = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.self, tags.meta], color: 'var(--syn-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.attributeValue], color: 'var(--syn-string)' },
  { tag: [tags.tagName, tags.typeName, tags.className, tags.propertyName, tags.heading], color: 'var(--syn-tag)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.color, tags.unit], color: 'var(--syn-number)' },
  { tag: [tags.attributeName, tags.definition(tags.propertyName)], color: 'var(--syn-number)' },
  { tag: [tags.comment, tags.processingInstruction], color: 'var(--syn-comment)' },
]);

export const codeTheme: Extension = [page, syntaxHighlighting(syntax)];
export const diffTheme: Extension = diff;
