import { describe, expect, it } from 'vitest';
import type { Declarations } from '../css/declarations.ts';
import { underPreflight } from './preflight.ts';
import type { Tailwind } from './tailwind.ts';

const V4: Tailwind = { major: 4, theme: new Set(), families: new Map(), base: null };
const NONE = ['max-width', 'none'];

describe('a look on the ground of what Tailwind resets', () => {
  it.each<[Declarations, boolean]>([
    [[['width', '130.6%']], true],
    [[['width', 'calc(100% + 20px)']], true],
    [[['margin', '-4px']], true],
    [
      [
        ['position', 'absolute'],
        ['width', '900px'],
      ],
      true,
    ],
    [[['width', '100%']], false],
    [[['width', '24px']], false],
  ])('keeps a picture as wide as it is: %j', (style, isKept) => {
    expect(underPreflight(V4)('img', style)).toEqual(isKept ? [NONE, ...style] : style);
  });

  it('says what a button has of its own, and nothing that a field has lost already', () => {
    const plain: Declarations = [
      ['border', '0'],
      ['background', 'none'],
    ];
    expect(underPreflight(V4)('button', [])).toEqual([
      ['cursor', 'pointer'],
      ['text-align', 'left'],
    ]);
    expect(underPreflight(V4)('input', plain)).toEqual([]);
    expect(underPreflight({ ...V4, major: 3 })('input', plain)).toEqual([['background', 'none']]);
    expect(underPreflight(V4)('div', plain)).toEqual(plain);
  });
});
