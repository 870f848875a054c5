import { expect, it } from 'vitest';
import { lineCounts } from './line-counts.ts';

const linesOf = (count: number, change: (line: number) => string): string =>
  Array.from({ length: count }, (_, line) => `${change(line)}\n`).join('');

it('counts what differs, and all lines where finding that out would take too long', () => {
  const before = linesOf(3_000, String);
  expect(
    lineCounts(
      before,
      linesOf(3_000, (line) => (line % 3 === 0 ? 'new' : String(line))),
    ),
  ).toEqual({
    added: 1_000,
    removed: 1_000,
  });
  const long = linesOf(60_000, (line) => (line % 60 === 0 ? 'new' : String(line)));
  expect(lineCounts(linesOf(60_000, String), long)).toEqual({ added: 60_000, removed: 60_000 });
});
