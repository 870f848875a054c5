import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { lineInAfter, nextChunk } from './chunks.ts';
import { loadLanguage } from './load-language.ts';
import { shownText } from './shown-text.ts';

const PATHS = [
  ...['a.ts', 'a.tsx', 'a.js', 'a.jsx', 'a.css', 'a.html', 'a.json', 'README.md', 'a.xaml', 'a.svg'],
  ...['lib/main.dart', 'View.swift', 'Screen.kt', 'Page.xaml.cs', 'pubspec.yaml', 'A.TSX'],
];

const diffState = (before: string, after: string) =>
  EditorState.create({ doc: after, extensions: [unifiedMergeView({ original: before, mergeControls: false })] });

describe('code to read', () => {
  it('colours every language that is written, and leaves others plain', async () => {
    const plain = await loadLanguage('a.unknown', 10);
    expect(plain).toEqual([]);
    for (const path of PATHS) expect(await loadLanguage(path, 10), path).not.toEqual([]);
    expect(await loadLanguage('a.ts', 5_000_000)).toEqual([]);
  });

  it('[CG13] shows what would hide or reorder, and keeps lines', () => {
    const text = '\ufeffif (\u202ea) {\r\n\tb\u0000\u200b;\r}\n';
    expect(shownText(text)).toBe('if (⟨202E⟩a) {\n\tb␀⟨200B⟩;\n}\n');
  });

  it('goes from change to change and stops at the ends', () => {
    const starts = [0, 40, 90];
    expect([-1, 0, 50, 90].map((at) => nextChunk(starts, at, 1))).toEqual([0, 1, 2, 2]);
    expect([0, 40, 50, 200].map((at) => nextChunk(starts, at, -1))).toEqual([0, 0, 1, 2]);
  });

  it('finds a line of the old text in the new one', () => {
    const state = diffState('a\nb\nc\nd\n', 'a\nx\ny\nz\nc\nd\n');
    expect([1, 2, 3, 4].map((line) => lineInAfter(state, line))).toEqual([1, 1, 5, 6]);
    expect(lineInAfter(diffState('gone\nb\n', 'b\n'), 1)).toBe(0);
    expect(lineInAfter(EditorState.create({ doc: 'a\nb' }), 2)).toBe(2);
  });
});
