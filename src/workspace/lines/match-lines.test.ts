import { expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { matchLines } from './match-lines.ts';

const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '}'), { maxLength: 14 });

/** Length of the longest common subsequence, the slow way. */
const longest = (a: readonly string[], b: readonly string[]): number => {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    for (const [at, other] of b.entries())
      next.push(one === other ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
};

it('matches equal lines alone, in rising order', () => {
  fc.assert(
    fc.property(list, list, (from, to) => {
      let last = -1;
      for (const [at, place] of matchLines(from, to).entries()) {
        if (place < 0) continue;
        expect(to[place]).toBe(from[at]);
        expect(place).toBeGreaterThan(last);
        last = place;
      }
    }),
    { numRuns: 1_000 },
  );
});

it('matches as many as there can be where no line stands once', () => {
  const twice = (lines: readonly string[]): string[] => ['x', ...lines, 'a', 'b', 'c', 'd', '}', ...lines, 'y'];
  fc.assert(
    fc.property(list, list, (one, other) => {
      const [from, to] = [
        [...one, 'a', 'b', 'c', 'd', '}', ...one, 'a', 'b', 'c', 'd', '}'],
        twice(other).slice(1, -1),
      ];
      const unique = from.filter((line) => from.indexOf(line) === from.lastIndexOf(line) && to.includes(line));
      fc.pre(unique.length === 0);
      expect(matchLines(from, to).filter((place) => place >= 0)).toHaveLength(longest(from, to));
    }),
    { numRuns: 500 },
  );
});

it('holds to lines that stand once, not to braces', () => {
  const from = ['f() {', '  one', '}', 'g() {', '  two', '}'];
  const to = ['f() {', '  one', '}', 'h() {', '  new', '}', 'g() {', '  two', '}'];
  expect([...matchLines(from, to)]).toEqual([0, 1, 2, 6, 7, 8]);
});

it('takes lists without anything in common, and huge ones that were rewritten, without a search that does not end', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => `${at % 7}`);
  const others = Array.from({ length: 10_000 }, (_, at) => `${(at * 5) % 11}`);
  expect(matchLines(many, others)).toHaveLength(10_000);
  expect(matchLines(['a', 'b'], ['c'])).toEqual(Int32Array.of(-1, -1));
});
