import { describe, expect, it } from 'vitest';
import type { ImageDecision } from '#contract/image-decisions';
import { fc } from '#testing/properties';
import { openDecisionBook } from './decision-book.ts';
import { joinGroups } from './join-groups.ts';

const say = (decision: ImageDecision['decision'], a: string, b: string): ImageDecision => ({ decision, a, b });
const everything = (): boolean => true;
const alphabet = (a: string, b: string): number => (a < b ? -1 : 1);

describe('a book of decisions', () => {
  it('takes the newest of two about the same pictures, whichever is named first', () => {
    const book = openDecisionBook([say('join', 'a', 'b'), say('split', 'b', 'a')], everything);
    expect(book.isSplit('a', 'b')).toBe(true);
    expect(book.joined).toEqual([]);
    expect(book.decided('a', 'b')).toBe('split');
    const other = openDecisionBook([say('split', 'b', 'a'), say('join', 'a', 'b')], everything);
    expect(other.isSplit('a', 'b')).toBe(false);
    expect(other.joined).toEqual([['a', 'b']].map((set) => expect.arrayContaining(set)));
  });

  it('sees contradictions that go by way of others', () => {
    const old = [say('join', 'a', 'c'), say('join', 'b', 'c')];
    const book = openDecisionBook([...old, say('split', 'a', 'b')], everything);
    expect(book.isSplit('a', 'b')).toBe(true);
    // b and c is newer than a and c, so a is the one that stays outside.
    expect(book.isSplit('a', 'c')).toBe(true);
    expect(book.isSplit('b', 'c')).toBe(false);
    const late = openDecisionBook([say('split', 'a', 'b'), ...old], everything);
    expect(late.isSplit('a', 'b')).toBe(false);
  });

  it('leaves out what is not in the set', () => {
    const book = openDecisionBook([say('join', 'a', 'x'), say('join', 'x', 'b')], (one) => one !== 'x');
    expect(book.joined).toEqual([]);
    expect(book.decided('a', 'x')).toBeNull();
  });
});

describe('joinGroups', () => {
  it('joins whole groups, the best picture first', () => {
    const book = openDecisionBook([say('join', 'c', 'b')], everything);
    expect(joinGroups([['a', 'c'], ['b'], ['d']], book, alphabet)).toEqual([['d'], ['a', 'b', 'c']]);
  });

  it('takes out only what was joined where the rest was split', () => {
    const book = openDecisionBook([say('split', 'a', 'b'), say('join', 'c', 'd')], everything);
    const groups = joinGroups(
      [
        ['a', 'c'],
        ['b', 'd'],
      ],
      book,
      alphabet,
    );
    expect(groups).toEqual([['c', 'd'], ['a'], ['b']]);
  });

  it('never loses a picture, never keeps together what the book splits, always what it joins', () => {
    const name = fc.constantFrom(...'abcdefgh');
    const decision = fc.record({
      decision: fc.constantFrom('join', 'split'),
      a: name,
      b: name,
    }) as fc.Arbitrary<ImageDecision>;
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 12 }), (decisions) => {
        const book = openDecisionBook(decisions, everything);
        const groups = joinGroups(
          [...'abcdefgh'].map((one) => [one]),
          book,
          alphabet,
        );
        expect(groups.flat().sort().join('')).toBe('abcdefgh');
        for (const group of groups)
          for (const a of group) for (const b of group) expect(book.isSplit(a, b)).toBe(false);
        for (const set of book.joined)
          expect(groups.some((group) => set.every((one) => group.includes(one)))).toBe(true);
        const last = decisions.at(-1);
        if (last === undefined || last.a === last.b) return;
        const together = groups.some((group) => group.includes(last.a) && group.includes(last.b));
        expect(together).toBe(last.decision === 'join');
      }),
      { numRuns: 2_000 },
    );
  });
});
