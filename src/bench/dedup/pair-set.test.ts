import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { csvRows } from './csv-rows.ts';
import { type PairSet, readPairSet } from './pair-set.ts';
import { mergedIn, scorePairs } from './score-pairs.ts';

const setOf = async (csv: string, files: readonly string[]): Promise<PairSet> => {
  const dir = await tempDir('pairs');
  onTestFinished(dir.remove);
  await mkdir(join(dir.path, 'sub'), { recursive: true });
  for (const file of files) await writeFile(join(dir.path, file), 'x');
  await writeFile(join(dir.path, 'pairs.csv'), csv);
  return readPairSet(dir.path);
};

describe('pairs.csv', () => {
  it.each([
    ['as in the corpus', 'pair,a,b,label,kind\n1,a.png,sub/b.svg,duplicate,moved\n'],
    ['in another order', 'kind,label,b,a,rmse\nmoved,duplicate,sub/b.svg,a.png,3\n'],
    ['with other words', 'file1,file2,expected,type\na.png,sub/b.svg,DUPLICATE,moved\n'],
    ['with unknown words', 'n,one,two,verdict,kind\n7,a.png,sub/b.svg,duplicate,moved\n'],
    [
      'with quotes, CRLF and a mark in front',
      '\uFEFF"a","b","label","kind"\r\n"a.png","sub/b.svg","duplicate","moved"\r\n',
    ],
    ['with backslashes', 'a,b,label,kind\na.png,sub\\b.svg,duplicate,moved'],
  ])('is read %s', async (_what, csv) => {
    const { pairs, files, missing } = await setOf(csv, ['a.png', 'sub/b.svg']);
    expect(pairs).toEqual([{ a: 'a.png', b: 'sub/b.svg', label: 'duplicate', kind: 'moved' }]);
    expect(files.map(({ id }) => id)).toEqual(['a.png', 'sub/b.svg']);
    expect(missing).toEqual([]);
  });

  it('is read without a header, by what stands in its columns', async () => {
    const { pairs } = await setOf('1,a.png,sub/b.svg,distinct\n2,a.png,a.png,ambiguous\n', ['a.png', 'sub/b.svg']);
    expect(pairs.map(({ label }) => label)).toEqual(['distinct', 'ambiguous']);
  });

  it('tells what is not there and leaves its pairs out', async () => {
    const { pairs, missing } = await setOf('a,b,label\na.png,gone.png,duplicate\na.png,a.png,distinct\n', ['a.png']);
    expect(missing).toEqual(['gone.png']);
    expect(pairs).toHaveLength(1);
  });

  it('says what is wrong with it', async () => {
    await expect(setOf('a,b,label\nx.png,y.png,same\n', [])).rejects.toThrow('label "same"');
    await expect(setOf('x,y\n1,2\n', [])).rejects.toThrow('no columns');
    expect(() => csvRows('a,"b')).toThrow('not CSV');
  });
});

describe('the score', () => {
  const pair = (a: string, b: string, label: 'duplicate' | 'distinct' | 'ambiguous', kind = 'k') => ({
    a,
    b,
    label,
    kind,
  });
  const pairs = [
    pair('a', 'b', 'duplicate'),
    pair('a', 'c', 'duplicate', 'far'),
    pair('a', 'd', 'distinct', 'near'),
    pair('c', 'd', 'distinct'),
    pair('a', 'e', 'ambiguous'),
  ];

  it('counts pairs whose pictures end in one group, and leaves ambiguous ones out', () => {
    const score = scorePairs(pairs, mergedIn([['a', 'b', 'd', 'e'], ['c']]));
    expect(score).toMatchObject({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(score.counted).toEqual({ duplicate: 2, distinct: 2, ambiguous: 1 });
    expect(score.errors.map(({ label, kind, wrong, of }) => [label, kind, wrong, of])).toEqual([
      ['duplicate', 'far', 1, 1],
      ['distinct', 'near', 1, 1],
    ]);
  });

  it('does not take two pictures that are in no group for one', () => {
    expect(scorePairs(pairs, mergedIn([]))).toMatchObject({ precision: 1, recall: 0, f1: 0 });
  });
});
