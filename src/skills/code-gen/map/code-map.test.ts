import { describe, expect, it } from 'vitest';
import type { CodeMap, MappedFile } from '#contract/code-gen/code-map';
import { SCHEMA_VERSION } from '#contract/config';
import type { ScreenDiff, SnapshotDiff } from '#contract/design/snapshot-diff';
import { mergeHandEdits } from '../merge/three-way.ts';
import { affectedFiles } from './affected-files.ts';
import { updateCodeMap, type WrittenFile, withoutGone } from './update-code-map.ts';

const region = (node: string, start: number, end: number) => ({ node, name: node, start, end });
const file = (more: Partial<MappedFile> = {}): MappedFile => ({
  ...{ run: 'first', snapshot: 's1', written: 'w1', generated: 'g1', screens: ['1:1'], reason: 'r', regions: [] },
  ...more,
});
const mapOf = (files: CodeMap['files']): CodeMap => ({ schemaVersion: SCHEMA_VERSION, files });

describe('the map after a run', () => {
  const BASE = '<div>\n  <h1>Hello</h1>\n  <p>One</p>\n</div>\n';
  const mine = BASE.replace('<div>\n', '<div>\n  <!-- mine -->\n  <!-- too -->\n');
  const fresh = BASE.replace('One', 'Eins');
  const written: WrittenFile = {
    path: 'src/home.html',
    reason: 'Screen Home',
    screens: ['1:1', '1:1'],
    generated: { sha256: 'g2', text: fresh },
    regions: [region('1:1', 1, 4), region('1:2', 2, 2), region('1:3', 3, 3)],
    written: { sha256: 'w2', text: mergeHandEdits({ base: BASE, mine, fresh }).text },
  };

  it('knows what was written, with lines where they are now, and leaves the rest alone', () => {
    const before = mapOf({ 'src/home.html': file(), 'src/old.html': file(), 'src/unticked.html': file() });
    const after = updateCodeMap(before, {
      run: 'second',
      snapshot: 's2',
      written: [written],
      deleted: ['src/old.html'],
    });
    expect(after).toEqual(
      mapOf({
        'src/home.html': {
          ...{ run: 'second', snapshot: 's2', written: 'w2', generated: 'g2', screens: ['1:1'], reason: 'Screen Home' },
          regions: [region('1:1', 1, 6), region('1:2', 4, 4), region('1:3', 5, 5)],
        },
        'src/unticked.html': file(),
      }),
    );
    expect(Object.keys(after.files)).toEqual(['src/home.html', 'src/unticked.html']);
    expect(before.files['src/old.html']).toBeDefined();
  });

  it('has no lines of what is no text', () => {
    const picture = { ...written, written: { sha256: 'w', text: null } };
    const { files } = updateCodeMap(mapOf({}), { run: 'r', snapshot: 's', written: [picture], deleted: [] });
    expect(files['src/home.html']?.regions).toEqual([]);
  });

  it('forgets files of screens that the design has no more, when they are gone too', () => {
    const map = mapOf({
      'gone.html': file({ screens: ['9:9'] }),
      'kept.html': file({ screens: ['9:9'] }),
      'deleted-by-hand.html': file({ screens: ['1:1'] }),
    });
    const after = withoutGone(map, new Set(['1:1']), (path) => path === 'kept.html');
    expect(Object.keys(after.files)).toEqual(['kept.html', 'deleted-by-hand.html']);
  });
});

describe('what a newer snapshot touches', () => {
  const change = (id: string, kind: 'added' | 'changed' = 'changed') => ({ id, name: id, figmaType: 'FRAME', kind });
  const diffOf = (
    screens: readonly (readonly [string, ScreenDiff['kind'], ScreenDiff['layers']])[],
    tokens = 0,
  ): SnapshotDiff =>
    ({
      screens: screens.map(([id, kind, layers]) => ({ id, kind, layers })),
      tokens: Array.from({ length: tokens }, () => ({})),
    }) as unknown as SnapshotDiff;
  const map = mapOf({
    'src/home.html': file({ screens: ['1:1'], regions: [region('1:1', 1, 9), region('1:5', 3, 4)] }),
    'src/menu.html': file({ screens: ['2:1'] }),
    'src/card.html': file({ screens: ['1:1', '2:1'], regions: [region('2:7', 1, 3)] }),
    'src/tokens.css': file({ screens: [] }),
  });

  it('are the files of the screens that differ, with the layers that do', () => {
    const affected = affectedFiles(map, diffOf([['1:1', 'changed', [change('1:8', 'added'), change('1:5')]]]));
    expect([...affected]).toEqual([
      ['src/card.html', { nodes: ['1:8', '1:5'], isGone: false }],
      ['src/home.html', { nodes: ['1:5', '1:8'], isGone: false }],
    ]);
  });

  it('says of which no screen is left', () => {
    const affected = affectedFiles(map, diffOf([['2:1', 'removed', []]]));
    expect([...affected]).toEqual([
      ['src/card.html', { nodes: [], isGone: false }],
      ['src/menu.html', { nodes: [], isGone: true }],
    ]);
  });

  it('are shared files when a token differs, and nothing when nothing does', () => {
    expect([...affectedFiles(map, diffOf([], 1)).keys()]).toEqual(['src/tokens.css']);
    expect(affectedFiles(map, diffOf([])).size).toBe(0);
  });
});
