import { describe, expect, it } from 'vitest';
import type { LayerChange } from '#contract/design/snapshot-diff';
import type { ScreenDiffHead, SnapshotComparison } from '#contract/design/snapshot-view';
import { type ChangeFilter, changeRows, filterCounts, rowKey, rowName } from './change-rows.ts';

const NONE = { added: 0, removed: 0, changed: 0, moved: 0, renamed: 0, touched: 0 };
const screen = (id: string, kind: ScreenDiffHead['kind'], counts: Partial<typeof NONE> = {}): ScreenDiffHead => ({
  id,
  name: `Screen ${id}`,
  page: 'Page',
  kind,
  picture: { before: null, after: null, differs: false },
  size: { before: [1, 1], after: [1, 1] },
  counts: { ...NONE, ...counts },
  more: 0,
});
const layer = (id: string, more: Partial<LayerChange> = {}): LayerChange => ({
  id,
  name: `Layer ${id}`,
  figmaType: 'FRAME',
  kind: 'changed',
  ...more,
});
const place = { screen: 's', parent: 's', index: 0 };
const box = { path: 'box.x', before: { value: 1 }, after: { value: 2 } };

const comparison: SnapshotComparison = {
  before: 'a',
  after: 'b',
  isSame: false,
  counts: {
    layers: { added: 2, removed: 1, changed: 2, moved: 1, renamed: 1, touched: 3 },
    screens: { added: 0, removed: 1, changed: 1, same: 4 },
    tokens: { added: 1, removed: 0, changed: 0 },
    images: { added: 0, removed: 0, changed: 1 },
  },
  screens: [screen('s', 'changed', { added: 2, touched: 3, moved: 1 }), screen('gone', 'removed', { removed: 1 })],
  tokens: [{ id: 't', name: 'red', collection: 'T', type: 'COLOR', kind: 'added', modes: [] }],
  images: [{ key: 'icon', kind: 'changed', before: 'a.png', after: 'b.png' }],
  next: null,
};
const layers = new Map([
  [
    's',
    [
      layer('s', { renamed: { before: 'Old', after: 'Screen s' } }),
      layer('a', { properties: [box] }),
      layer('b', { properties: [{ path: 'opacity', after: { value: 1 } }, box] }),
      layer('c', { moved: { before: place, after: place } }),
      layer('new', { kind: 'added', holds: 1 }),
      layer('new1', { kind: 'added', inside: true }),
    ],
  ],
  ['gone', [layer('gone', { kind: 'removed', holds: 0 })]],
]);
const rowsFor = (filter: ChangeFilter, withoutBoxes = false): string[] =>
  changeRows(comparison, { filter, withoutBoxes, layers }).map(rowKey);

describe('the list of changes', () => {
  it('has screens with their layers, then tokens and images; a screen tells of its own root', () => {
    expect(rowsFor('all')).toEqual([
      'heading screens',
      'screen s',
      'layer s a',
      'layer s b',
      'layer s c',
      'layer s new',
      'screen gone',
      'heading tokens',
      'token t',
      'heading images',
      'image icon',
    ]);
    expect(changeRows(comparison, { filter: 'all', withoutBoxes: false, layers }).map(rowName)).toContain('Layer a');
  });

  it.each([
    ['added', ['heading screens', 'screen s', 'layer s new', 'heading tokens', 'token t']],
    ['changed', ['heading screens', 'screen s', 'layer s a', 'layer s b', 'heading images', 'image icon']],
    ['moved', ['heading screens', 'screen s', 'layer s c']],
    ['removed', ['heading screens', 'screen gone']],
  ] as const)('shows what was %s alone', (filter, rows) => {
    expect(rowsFor(filter)).toEqual(rows);
  });

  it('leaves out what only stands elsewhere or has another size', () => {
    expect(rowsFor('changed', true)).not.toContain('layer s a');
    expect(rowsFor('changed', true)).toContain('layer s b');
  });

  it('counts what each filter is for', () => {
    expect(filterCounts(comparison)).toEqual({ all: 8, added: 3, removed: 2, changed: 4, moved: 1 });
  });
});
