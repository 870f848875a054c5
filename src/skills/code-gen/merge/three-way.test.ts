import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { type MergeTexts, mergeHandEdits } from './three-way.ts';

const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const merge = (base: string, mine: string, fresh: string) => mergeHandEdits({ base, mine, fresh });

const BASE = text('<div>', '  <h1>Hello</h1>', '  <p>One</p>', '  <p>Two</p>', '  <p>Three</p>', '</div>');

describe('a file that was edited by hand and is generated again', () => {
  it('gets both changes where they do not touch', () => {
    const mine = BASE.replace('Hello', 'Good day');
    const fresh = BASE.replace('Three', 'Four');
    expect(merge(BASE, mine, fresh)).toEqual({ text: mine.replace('Three', 'Four'), conflicts: [] });
  });

  it('keeps the hand edit where both changed, and tells its lines', () => {
    const mine = BASE.replace('  <p>Two</p>', '  <p>Two, by hand</p>\n  <p>and more</p>');
    const { text: merged, conflicts } = merge(BASE, mine, BASE.replace('Two', 'Zwei').replace('Hello', 'Hallo'));
    expect(merged).toBe(mine.replace('Hello', 'Hallo'));
    expect(conflicts).toEqual([{ start: 4, end: 5 }]);
    expect(merged.split('\n').slice(3, 5)).toEqual(['  <p>Two, by hand</p>', '  <p>and more</p>']);
  });

  it('takes identical edits for one, and tells of a conflict only what differs', () => {
    const both = BASE.replace('Two', 'Same').replace('One', 'Uno');
    expect(merge(BASE, both, both)).toEqual({ text: both, conflicts: [] });
    const { conflicts } = merge(BASE, both.replace('Three', 'mine'), both.replace('Three', 'fresh'));
    expect(conflicts).toEqual([{ start: 5, end: 5 }]);
  });

  it('leaves out what was deleted by hand, and says so where it is generated differently now', () => {
    const mine = BASE.replace('  <p>Two</p>\n', '');
    expect(merge(BASE, mine, BASE.replace('Hello', 'Hi'))).toEqual({
      text: mine.replace('Hello', 'Hi'),
      conflicts: [],
    });
    expect(merge(BASE, mine, BASE.replace('Two', 'Zwei'))).toEqual({ text: mine, conflicts: [{ start: 4, end: 4 }] });
    expect(merge('a\n', '', 'b\n')).toEqual({ text: '', conflicts: [{ start: 1, end: 1 }] });
  });

  it('takes away what is no longer generated unless it was edited', () => {
    const fresh = BASE.replace('  <p>Two</p>\n', '');
    expect(merge(BASE, BASE, fresh).text).toBe(fresh);
    const mine = BASE.replace('Two', 'my own');
    expect(merge(BASE, mine, fresh)).toEqual({ text: mine, conflicts: [{ start: 4, end: 4 }] });
  });
});

describe('line ends, byte order mark and final newline [CG12]', () => {
  const crlf = (lf: string): string => lf.replaceAll('\n', '\r\n');

  it('are those of the file, whatever is generated', () => {
    const mine = crlf(BASE.replace('Hello', 'Good day'));
    const { text: merged, conflicts } = merge(BASE, `\uFEFF${mine}`, BASE.replace('Three', 'Four\n  <p>Five'));
    expect(merged).toBe(`\uFEFF${mine.replace('Three', 'Four\r\n  <p>Five')}`);
    expect(conflicts).toEqual([]);
  });

  it('stay mixed where the file has them mixed', () => {
    expect(merge('a\nb\nc\nd\n', 'a\r\nb\nc\r\nd\r\n', 'a\nb\nc\ne\n').text).toBe('a\r\nb\nc\r\ne\r\n');
  });

  it('follow the side that changed the last one', () => {
    expect(merge('a\nb', 'x\nb', 'a\nb\n').text).toBe('x\nb\n');
    expect(merge('a\nb\n', 'a\nb', 'x\nb\n').text).toBe('x\nb');
    expect(merge('a\nb\n', 'a\nb', 'a\nb\nc\n').text).toBe('a\nb\nc');
    expect(merge('a', 'a', 'a\nb').text).toBe('a\nb');
  });

  it('of empty texts', () => {
    expect(merge('', '', '').text).toBe('');
    expect(merge('', '', 'a\n').text).toBe('a\n');
    expect(merge('', 'a', '').text).toBe('a');
    expect(merge('a\n', 'a\n', '')).toEqual({ text: '', conflicts: [] });
    expect(merge('', 'mine\n', 'fresh\n')).toEqual({ text: 'mine\n', conflicts: [{ start: 1, end: 1 }] });
  });
});

const line = fc.constantFrom('', '}', '</div>', 'a', 'b', 'c', 'd', '  e');
const anyText = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', ''))
  .map(([lines, last]) => (lines.length === 0 ? '' : `${lines.join('\n')}${last}`));
const texts: fc.Arbitrary<MergeTexts> = fc.record({ base: anyText, mine: anyText, fresh: anyText });
const RUNS = { numRuns: 1_000 };

const linesOf = (of: string): readonly string[] => of.replace(/\n$/, '').split('\n');
const count = (of: string, wanted: string): number =>
  of === '' ? 0 : linesOf(of).filter((one) => one === wanted).length;

describe('any three texts', () => {
  it('merge(base, base, fresh) is fresh, merge(base, mine, base) is mine', () => {
    fc.assert(
      fc.property(texts, ({ base, mine, fresh }) => {
        expect(merge(base, base, fresh)).toEqual({ text: fresh, conflicts: [] });
        expect(merge(base, mine, base)).toEqual({ text: mine, conflicts: [] });
        expect(merge(base, mine, mine)).toEqual({ text: mine, conflicts: [] });
      }),
      RUNS,
    );
  });

  it('no line that was written by hand is lost, whatever is generated', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const { text: merged } = mergeHandEdits(given);
        for (const wanted of new Set(linesOf(given.mine)))
          expect(count(merged, wanted)).toBeGreaterThanOrEqual(count(given.mine, wanted) - count(given.base, wanted));
      }),
      RUNS,
    );
  });

  it('every line comes from the hand or from the generator, and conflicts lie in the text, rising', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const { text: merged, conflicts } = mergeHandEdits(given);
        const known = new Set([...linesOf(given.mine), ...linesOf(given.fresh)]);
        expect(linesOf(merged).every((one) => one === '' || known.has(one))).toBe(true);
        let last = 0;
        for (const { start, end } of conflicts) {
          expect(start).toBeGreaterThanOrEqual(Math.max(1, last));
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(Math.max(1, linesOf(merged).length));
          last = start;
        }
      }),
      RUNS,
    );
  });

  it('what both sides leave alone stays, and edits apart from each other never conflict', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme-ascii' }), { minLength: 4, maxLength: 30 }),
        fc.nat(),
        (given, at) => {
          const lines = given.map((one, place) => `${place}: ${one}`);
          const place = 2 + (at % (lines.length - 2));
          const mine = lines.with(0, 'by hand');
          const fresh = lines.with(place, 'generated');
          const merged = merge(text(...lines), text(...mine), text(...fresh));
          expect(merged).toEqual({ text: text(...mine.with(place, 'generated')), conflicts: [] });
        },
      ),
      RUNS,
    );
  });
});

it('a file of 20,000 lines with an edit in every tenth keeps every one', () => {
  const base = Array.from({ length: 20_000 }, (_, at) => (at % 3 === 0 ? '</div>' : `<p>${at % 5_000}</p>`));
  const mine = base.map((line, at) => (at % 10 === 0 ? `${line} by hand` : line));
  const fresh = base.map((line, at) => (at % 10 === 5 ? `${line} now` : line));
  const { text, conflicts } = mergeHandEdits({
    base: base.join('\n'),
    mine: mine.join('\n'),
    fresh: fresh.join('\n'),
  });
  expect(conflicts).toEqual([]);
  expect(text).toBe(base.map((_, at) => (at % 10 === 5 ? fresh[at] : mine[at])).join('\n'));
});
