import { Change, diff } from '@codemirror/merge';
import { type Hunk, lineHunks } from './line-hunks.ts';

/** Within so many characters words are compared too; a longer piece counts as replaced. */
const MOST_REFINED = 20_000;
const WORDS = { scanLimit: 500, timeout: 50 };

/** Lines with their ends, so that positions add up to the text again. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Where each line begins, and at the end the length of the text. */
const starts = (lines: readonly string[]): readonly number[] => {
  let at = 0;
  return [0, ...lines.map((line) => (at += line.length))];
};

/** One number for each text of a line. */
const numbered = (...sides: readonly (readonly string[])[]): readonly (readonly number[])[] => {
  const known = new Map<string, number>();
  const numberOf = (line: string): number => {
    const number = known.get(line) ?? known.size;
    known.set(line, number);
    return number;
  };
  return sides.map((lines) => lines.map(numberOf));
};

const refined = (a: string, b: string, { fromA, toA, fromB, toB }: Hunk): readonly Change[] => {
  const whole = [new Change(fromA, toA, fromB, toB)];
  if (fromA === toA || fromB === toB || toA - fromA + toB - fromB > MOST_REFINED) return whole;
  return diff(a.slice(fromA, toA), b.slice(fromB, toB), WORDS).map(
    (change) => new Change(fromA + change.fromA, fromA + change.toA, fromB + change.fromB, fromB + change.toB),
  );
};

/** How two texts differ: by lines, however many there are, and within those by words. */
export const codeDiff = (a: string, b: string): readonly Change[] => {
  const [linesA, linesB] = [linesOf(a), linesOf(b)];
  const [numbersA = [], numbersB = []] = numbered(linesA, linesB);
  const [startsA, startsB] = [starts(linesA), starts(linesB)];
  return lineHunks(numbersA, numbersB).flatMap(({ fromA, toA, fromB, toB }) =>
    refined(a, b, {
      fromA: startsA[fromA] ?? a.length,
      toA: startsA[toA] ?? a.length,
      fromB: startsB[fromB] ?? b.length,
      toB: startsB[toB] ?? b.length,
    }),
  );
};
