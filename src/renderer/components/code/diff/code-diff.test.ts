import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { codeDiff } from './code-diff.ts';
import { lineHunks } from './line-hunks.ts';

/** What stays is the same on both sides, and what changes fills the rest. */
const rebuilt = (a: string, b: string): string => {
  let at = 0;
  let atB = 0;
  let text = '';
  for (const { fromA, toA, fromB, toB } of codeDiff(a, b)) {
    expect(fromA - at).toBe(fromB - atB);
    text += a.slice(at, fromA) + b.slice(fromB, toB);
    at = toA;
    atB = toB;
  }
  return text + a.slice(at);
};

const chunks = (a: string, b: string): number =>
  Chunk.build(Text.of(a.split('\n')), Text.of(b.split('\n')), { override: codeDiff }).length;

const code = (count: number, isChanged: (line: number) => boolean): string =>
  Array.from({ length: count }, (_, line) => `  const value${line} = ${isChanged(line) ? 'changed' : line % 7};`).join(
    '\n',
  );

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '}', 'return;', 'x y z'), { maxLength: 30 })
  .map((lines) => lines.join('\n'));

describe('how two texts differ', () => {
  it('gives the second when it is put into the first', () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (a, b, hasEnd) => {
        const second = hasEnd ? `${b}\n` : b;
        expect(rebuilt(a, second)).toBe(second);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is nothing for the same text, and each line at its place in a long one', () => {
    expect(codeDiff('a\nb\n', 'a\nb\n')).toEqual([]);
    expect(
      chunks(
        code(2_000, () => false),
        code(2_000, (line) => line % 10 === 5),
      ),
    ).toBe(200);
    expect(
      chunks(
        code(20_000, () => false),
        code(20_000, (line) => line % 100 === 50),
      ),
    ).toBe(200);
  });

  it('keeps what is common where no line is unique', () => {
    const a = 'x\nx\n}\n}\n}\n';
    const [change] = codeDiff(a, 'x\nx\n}\n}\n}\n}\n');
    expect(change).toMatchObject({ toA: change?.fromA });
    expect(lineHunks([1, 2, 1, 2], [2, 1, 2, 1])).toHaveLength(2);
  });

  it('counts as replaced what has nothing in common, however long', () => {
    const lines = (letter: string) => `${letter}\n`.repeat(5_000);
    expect(codeDiff(lines('a'), lines('b'))).toHaveLength(1);
    expect(codeDiff('', 'a')).toMatchObject([{ fromA: 0, toA: 0, fromB: 0, toB: 1 }]);
  });
});
