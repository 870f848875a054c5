import { getOriginalDoc, MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { codeDiff } from '../diff/code-diff.ts';
import type { CodeSide, LineRange } from '../line-note.ts';
import { stepMark } from './chunks.ts';
import { reading } from './reading.ts';
import { regionField } from './regions.ts';
import { inlineSigns, splitSigns } from './signs.ts';
import { diffTheme } from './theme.ts';
import type { Views } from './use-notes.tsx';

export interface DiffOptions {
  readonly before: string;
  readonly after: string;
  readonly mode: 'split' | 'inline';
  readonly isWhole: boolean;
  readonly language: Extension;
  /** `folded` has `$` where the count of lines stands. */
  readonly labels: Readonly<Record<CodeSide | 'folded', string>>;
  onSelectLines(lines: LineRange & { readonly side: CodeSide }): void;
}

export interface MountedDiff {
  /** The view that changes are counted and gone to in. */
  readonly main: EditorView;
  readonly views: Views;
  readonly before: Text;
  destroy(): void;
}

/** The merge view's own goes by characters, and gives up on a text of some hundred lines. */
const DIFF = { override: codeDiff };
const FOLD = { margin: 3, minSize: 6 };

const textOf = (options: DiffOptions, side: CodeSide): Extension => [
  reading({
    label: options.labels[side],
    language: options.language,
    onSelectLines: (lines) => options.onSelectLines({ ...lines, side }),
  }),
  side === 'after' ? regionField : [],
  EditorState.phrases.of({ '$ unchanged lines': options.labels.folded }),
  diffTheme,
  stepMark,
];

const mountSplit = (parent: HTMLElement, options: DiffOptions): MountedDiff => {
  const merge = new MergeView({
    parent,
    a: { doc: options.before, extensions: [textOf(options, 'before'), splitSigns('deleted'), EditorView.lineWrapping] },
    b: { doc: options.after, extensions: [textOf(options, 'after'), splitSigns('added'), EditorView.lineWrapping] },
    gutter: false,
    diffConfig: DIFF,
    ...(options.isWhole ? {} : { collapseUnchanged: FOLD }),
  });
  return {
    main: merge.b,
    views: { before: merge.a, after: merge.b },
    before: merge.a.state.doc,
    destroy: () => merge.destroy(),
  };
};

const mountInline = (parent: HTMLElement, options: DiffOptions): MountedDiff => {
  const merge = unifiedMergeView({
    original: options.before,
    gutter: false,
    mergeControls: false,
    diffConfig: DIFF,
    ...(options.isWhole ? {} : { collapseUnchanged: FOLD }),
  });
  const extensions = [textOf(options, 'after'), inlineSigns, merge];
  const view = new EditorView({ doc: options.after, parent, extensions });
  return {
    main: view,
    views: { after: view },
    before: getOriginalDoc(view.state),
    destroy: () => view.destroy(),
  };
};

export const mountDiff = (parent: HTMLElement, options: DiffOptions): MountedDiff =>
  options.mode === 'split' ? mountSplit(parent, options) : mountInline(parent, options);
