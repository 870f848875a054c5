import { describe, expect, it } from 'vitest';
import type { StyledTree } from '../class-book.ts';
import type { Declarations } from '../declarations.ts';
import { inFamily, sharedFamily } from './families.ts';

type Tree = StyledTree<Tree>;

const tree = (tag: string, style: Declarations, more: Partial<Tree> = {}): Tree => ({
  ...{ words: [], hints: [], tag, said: [], style, variants: [], origins: [], children: [] },
  ...more,
});
const text = (font: string, tag = 'p'): Tree => tree(tag, [['font', font]]);
const view = (piece: Tree): Tree => piece;
const shared = (...children: Tree[]): string | null => sharedFamily([tree('div', [], { children })], view);

describe('the family of a screen', () => {
  const inter = text("400 16px/24px 'Inter Tight', sans-serif");
  const mono = text('400 16px/24px Menlo, monospace');

  it('is that of most texts', () => {
    expect(shared(inter, inter, mono)).toBe("'Inter Tight', sans-serif");
    expect(shared(inter, inter, mono, mono)).toBeNull();
    expect(shared(inter)).toBeNull();
  });

  it('is none where its token stands for something else in places', () => {
    const named = text('400 16px/24px var(--body), sans-serif');
    expect(shared(named, named)).toBe('var(--body), sans-serif');
    expect(shared(named, tree('div', [['--body', 'Lora']], { children: [named] }))).toBeNull();
  });

  const styleIn = (piece: Tree): Tree => inFamily(view, 'Inter, sans-serif', (tag) => tag === 'h1')(piece);

  it('needs no word in its texts', () => {
    const sized = [
      ['font-size', '16px'],
      ['line-height', '1.5'],
    ];
    expect(styleIn(text('400 16px/1.5 Inter, sans-serif')).style).toEqual(sized);
    expect(styleIn(text('400 16px/1.5 Inter, sans-serif', 'h1')).style).toEqual([...sized, ['font-weight', '400']]);
    expect(styleIn(text('italic 600 16px/1.5 Inter, sans-serif')).style).toEqual([
      ...sized,
      ['font-weight', '600'],
      ['font-style', 'italic'],
    ]);
  });

  it('is not that of others, nor of what browsers letter by themselves', () => {
    for (const other of [mono, text('400 16px/1.5 Inter, sans-serif', 'input')])
      expect(styleIn(other).style).toEqual(other.style);
  });

  it('leaves variants able to take back what they change', () => {
    const variants = [{ classes: ['active'], style: [['font', '400 16px/1.5 Inter, sans-serif']] as const }];
    const { variants: own } = styleIn({ ...text('700 16px/1.5 Inter, sans-serif'), variants });
    expect(own[0]?.style).toContainEqual(['font-weight', '400']);
    expect(styleIn({ ...mono, variants })).toEqual({ ...mono, variants });
  });
});
