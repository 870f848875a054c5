import { expect, it } from 'vitest';
import { withoutIdle } from './idle.ts';

const NOTHING = { elements: null, isLine: false };

it('gaps need two that stand beside each other', () => {
  const style = [
    ['display', 'flex'],
    ['gap', '8px'],
  ] as const;
  expect(withoutIdle(style, { ...NOTHING, elements: 1 })).toEqual([['display', 'flex']]);
  for (const elements of [null, 2]) expect(withoutIdle(style, { ...NOTHING, elements })).toEqual(style);
  const marked = [...style, ['&::before', "content: '•'"] as const];
  expect(withoutIdle(marked, { ...NOTHING, elements: 1 })).toEqual(marked);
});

it('a line keeps to no side of a box that is as wide as it', () => {
  const line = [
    ['text-align', 'center'],
    ['white-space', 'nowrap'],
  ] as const;
  expect(withoutIdle(line, { ...NOTHING, isLine: true })).toEqual([['white-space', 'nowrap']]);
  expect(withoutIdle(line, NOTHING)).toEqual(line);
  for (const wide of [
    [['width', '80px']],
    [['flex', '1']],
    [
      ['left', '0'],
      ['right', '0'],
    ],
  ] as const) {
    const style = [...wide, ...line];
    expect(withoutIdle(style, { ...NOTHING, isLine: true })).toEqual(style);
  }
});
