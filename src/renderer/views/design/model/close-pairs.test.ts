import { describe, expect, it } from 'vitest';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { ImageDecision, ImageGroups } from '#contract/image-decisions';
import { closePairs, verdictOfKey } from './close-pairs.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];

const pair = (over: Partial<ImageGroups['borderline'][number]> = {}): ImageGroups['borderline'][number] => ({
  ids: ['1:1', '1:2'],
  contents: [A, B],
  keys: ['vectorIconSun', 'vectorIconStar'],
  pictures: ['screenshots/a.png', 'screenshots/b.png'],
  similarity: 0.943,
  merged: false,
  decided: null,
  ...over,
});

const pairsOf = (borderline: ImageGroups['borderline'], imageDecisions?: readonly ImageDecision[]) =>
  closePairs({
    imageGroups: { schemaVersion: 1, borderline, more: 0 },
    ...(imageDecisions ? { imageDecisions } : {}),
  } as unknown as SnapshotView);

const press = (key: string, over: Partial<Parameters<typeof verdictOfKey>[1]> = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  ...over,
});

describe('pairs', () => {
  it('are what the snapshot says, and what was said since', () => {
    expect(pairsOf([pair()])).toMatchObject([
      { name: 'vectorIconSun · vectorIconStar', merged: false, said: null, isOne: false, similarity: 0.943 },
    ]);
    const said: ImageDecision[] = [
      { decision: 'split', a: A, b: C },
      { decision: 'join', a: B, b: A },
    ];
    expect(pairsOf([pair()], said)).toMatchObject([{ said: 'join', isOne: true, merged: false }]);
  });

  it('name a key once, and give no likeness where somebody decided', () => {
    const keys = ['vectorIconSun', 'vectorIconSun'] as [string, string];
    expect(pairsOf([pair({ merged: true, keys, decided: 'join' })])).toMatchObject([
      { name: 'vectorIconSun', similarity: null },
    ]);
  });

  it('are none for snapshots that do not tell', () => {
    expect(closePairs({} as SnapshotView)).toEqual([]);
  });
});

describe('keys', () => {
  const [apart] = pairsOf([pair()]);
  const [joined] = pairsOf([pair()], [{ decision: 'join', a: A, b: B }]);
  if (!apart || !joined) throw new Error('no pairs');

  it('join what is apart, split what is one, take back what was said', () => {
    expect(verdictOfKey(apart, press('j'))).toEqual({ decision: 'join', a: A, b: B });
    expect(verdictOfKey(joined, press('S'))).toEqual({ decision: 'split', a: A, b: B });
    expect(verdictOfKey(joined, press('f'))).toEqual({ decision: 'forget', a: A, b: B });
  });

  it('do nothing that is so already, and leave other keys alone', () => {
    expect([
      verdictOfKey(apart, press('s')),
      verdictOfKey(apart, press('f')),
      verdictOfKey(joined, press('j')),
    ]).toEqual([null, null, null]);
    expect(verdictOfKey(apart, press('ArrowDown'))).toBeNull();
    expect(verdictOfKey(apart, press('j', { ctrlKey: true }))).toBeNull();
  });
});
