import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { HOSTILE } from '../../design/hostile/corpus.ts';
import { type Block, parseBlocks } from './blocks.ts';
import { type Inline, parseInline } from './inline.ts';

/** What a reader would read, marks left out. */
const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text' || node.kind === 'code') return node.text;
      return node.kind === 'picture' ? node.alt : words(node.children);
    })
    .join('');

const readWhole = (text: string): void => {
  for (const block of parseBlocks(text)) if ('text' in block) parseInline(block.text);
};

const kinds = (text: string) => parseInline(text).map(({ kind }) => kind);
const blockKinds = (blocks: readonly Block[]) => blocks.map(({ kind }) => kind);

describe('marks in a line', () => {
  it('reads code, strong, emphasis and deleted, also in each other', () => {
    expect(parseInline('a **b `c` _d_** ~~e~~')).toEqual([
      { kind: 'text', text: 'a ' },
      {
        kind: 'strong',
        children: [
          { kind: 'text', text: 'b ' },
          { kind: 'code', text: 'c' },
          { kind: 'text', text: ' ' },
          { kind: 'emphasis', children: [{ kind: 'text', text: 'd' }] },
        ],
      },
      { kind: 'text', text: ' ' },
      { kind: 'deleted', children: [{ kind: 'text', text: 'e' }] },
    ]);
  });

  it('leaves names, arithmetic and unfinished marks alone', () => {
    for (const text of ['snake_case_name', '2 * 3 * 4', '**not yet', '`open', '[label](', '* star', 'a ~ b'])
      expect(parseInline(text)).toEqual([{ kind: 'text', text }]);
  });

  it('takes code as it stands', () => {
    expect(parseInline('`a **b** &lt; \\*`')).toEqual([{ kind: 'code', text: 'a **b** &lt; \\*' }]);
    expect(parseInline('`` a ` b ``')).toEqual([{ kind: 'code', text: 'a ` b' }]);
  });

  it('reads escapes and the entities that models write', () => {
    expect(words(parseInline('\\*a\\* &lt;div&gt; &amp;&quot;&unknown;'))).toBe('*a* <div> &"&unknown;');
  });

  it('[SH03] makes links of the web only, and never a picture', () => {
    expect(parseInline('[the guide](https://example.com/a "t")')).toMatchObject([{ kind: 'link' }]);
    expect(kinds('see https://example.com/a, and <https://example.com/b>')).toEqual(['text', 'link', 'text', 'link']);
    expect(parseInline('https://example.com/a.')[0]).toMatchObject({ address: { href: 'https://example.com/a' } });
    expect(parseInline('![pixel](https://evil.test/p.png)')).toMatchObject([{ kind: 'picture', alt: 'pixel' }]);
    for (const href of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'smb://a/b', '/x', '//x/y'])
      expect(kinds(`[press](${href})`), href).not.toContain('link');
  });
});

describe('blocks', () => {
  it('reads headings, lists, code, quotes, tables and lines across', () => {
    const text =
      '# Title\n\ntext\nmore\n\n- a\n- b\n\n1. x\n2. y\n\n```ts\nconst a = 1;\n```\n\n> quoted\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n---';
    expect(blockKinds(parseBlocks(text))).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'code',
      'quote',
      'table',
      'rule',
    ]);
  });

  it('nests lists by their indent and keeps what belongs to an item', () => {
    const [list] = parseBlocks('1. one\n\n   more of one\n   - inner\n   - second\n2. two');
    expect(list).toMatchObject({ kind: 'list', start: 1 });
    const items = list?.kind === 'list' ? list.items : [];
    expect(items.map(({ blocks }) => blockKinds(blocks))).toEqual([['paragraph', 'paragraph', 'list'], ['paragraph']]);
  });

  it('reads boxes of tasks', () => {
    const [list] = parseBlocks('- [ ] open\n- [x] done\n- plain');
    expect(list?.kind === 'list' ? list.items.map(({ isDone }) => isDone) : null).toEqual([false, true, null]);
  });

  it('shows a fence that is still being written as code', () => {
    expect(parseBlocks('text\n\n```ts\nconst a')).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'code', language: 'ts', text: 'const a' },
    ]);
    expect(parseBlocks('````\n```\n````')).toEqual([{ kind: 'code', language: '', text: '```' }]);
  });

  it('keeps a table only when its rule fits, and fills short rows', () => {
    expect(parseBlocks('| a | b |\n| - | - |\n| 1 |')).toEqual([
      { kind: 'table', head: ['a', 'b'], rows: [['1', '']] },
    ]);
    expect(blockKinds(parseBlocks('a | b\n- | - | -'))).not.toContain('table');
  });

  it('keeps the blocks that are finished while a text grows', () => {
    const text = '# T\n\nfirst paragraph\n\n- a\n- b\n\nlast';
    const whole = parseBlocks(text);
    expect(parseBlocks(`${text} words`).slice(0, 3)).toEqual(whole.slice(0, 3));
  });
});

describe('[SH04] hostile markdown', () => {
  it('is read without an error, each of a hundred and any other', () => {
    for (const text of HOSTILE) readWhole(text);
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '*',
            '**',
            '_',
            '`',
            '```',
            '[',
            ']',
            '(',
            ')',
            '\n',
            '- ',
            '> ',
            '|',
            ' ',
            'a',
            '&lt;',
            '\\',
          ),
          { maxLength: 60 },
        ),
        (parts) => {
          readWhole(parts.join(''));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('loses no letter of a plain line', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9 .,:;?()'"]*$/), (text) => {
        expect(words(parseInline(text))).toBe(text);
      }),
    );
  });

  it('stays fast where marks never end or nest without end', () => {
    const before = performance.now();
    for (const text of [
      '*'.repeat(20_000),
      '*a '.repeat(7_000),
      '['.repeat(20_000),
      '`'.repeat(20_001),
      '_a'.repeat(10_000),
      '[a]('.repeat(5_000),
      '![['.repeat(7_000),
      '<'.repeat(20_000),
      '**a*_'.repeat(4_000),
    ])
      parseInline(text);
    for (const text of [
      '> '.repeat(5_000),
      '- '.repeat(5_000),
      '|'.repeat(20_000),
      '- a\n'.repeat(5_000),
      '> a\n'.repeat(5_000),
    ])
      parseBlocks(text);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
