import { matchShortest, type Numbered, type Span } from './shortest-edit.ts';

/** Spans inside spans; deeper ones are matched without looking for lines that stand once. */
const DEEPEST = 40;

/** Equal lines get equal numbers. */
const numbered = (from: readonly string[], to: readonly string[]): Numbered => {
  const numbers = new Map<string, number>();
  const numberOf = (line: string): number => {
    const known = numbers.get(line) ?? numbers.size;
    numbers.set(line, known);
    return known;
  };
  return { from: Int32Array.from(from, numberOf), to: Int32Array.from(to, numberOf) };
};

/** Takes off what is equal at both ends of a span. */
const trimmed = ({ from, to }: Numbered, span: Span, partner: Int32Array): Span => {
  let { fromStart, fromEnd, toStart, toEnd } = span;
  while (fromStart < fromEnd && toStart < toEnd && from[fromStart] === to[toStart]) partner[fromStart++] = toStart++;
  while (fromStart < fromEnd && toStart < toEnd && from[fromEnd - 1] === to[toEnd - 1]) partner[--fromEnd] = --toEnd;
  return { fromStart, fromEnd, toStart, toEnd };
};

/** Places of the numbers that stand once in `[start, end)`; -1 for one that stands more often. */
const placesOf = (numbers: Int32Array, start: number, end: number): Map<number, number> => {
  const places = new Map<number, number>();
  for (let at = start; at < end; at += 1) {
    const number = numbers[at] as number;
    places.set(number, places.has(number) ? -1 : at);
  }
  return places;
};

type Pair = readonly [from: number, to: number];

/** The longest run of pairs that rise on both sides; they come sorted by `from`. */
const rising = (pairs: readonly Pair[]): Pair[] => {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length);
  for (const [at, [, to]] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as Pair)[1] < to) low = middle + 1;
      else high = middle;
    }
    before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  }
  const kept: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) kept.push(pairs[at] as Pair);
  return kept.reverse();
};

/** Lines that stand once on both sides and in the same order: a brace matches a brace by chance, these do not. */
const anchorsOf = ({ from, to }: Numbered, span: Span): Pair[] => {
  const others = placesOf(to, span.toStart, span.toEnd);
  const pairs: Pair[] = [];
  for (const [number, at] of placesOf(from, span.fromStart, span.fromEnd)) {
    const other = others.get(number) ?? -1;
    if (at >= 0 && other >= 0) pairs.push([at, other]);
  }
  return rising(pairs.sort(([a], [b]) => a - b));
};

/** The spans between anchors, those that are empty on one side left out. */
const between = (span: Span, anchors: readonly Pair[]): Span[] => {
  const starts: readonly Pair[] = [[span.fromStart - 1, span.toStart - 1], ...anchors];
  return starts.flatMap(([from, to], at) => {
    const [fromEnd, toEnd] = starts[at + 1] ?? [span.fromEnd, span.toEnd];
    const isEmpty = from + 1 === fromEnd || to + 1 === toEnd;
    return isEmpty ? [] : { fromStart: from + 1, toStart: to + 1, fromEnd, toEnd };
  });
};

/**
 * Which lines of a text are still there in another one. @returns for each line of `from` its place in `to`, or -1; places
 * rise. The same texts give the same answer.
 */
export const matchLines = (from: readonly string[], to: readonly string[]): Int32Array => {
  const lines = numbered(from, to);
  const partner = new Int32Array(from.length).fill(-1);
  const open: [Span, number][] = [[{ fromStart: 0, fromEnd: from.length, toStart: 0, toEnd: to.length }, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [whole, depth] = next;
    const span = trimmed(lines, whole, partner);
    if (span.fromStart === span.fromEnd || span.toStart === span.toEnd) continue;
    const anchors = depth < DEEPEST ? anchorsOf(lines, span) : [];
    for (const [at, place] of anchors) partner[at] = place;
    if (anchors.length === 0) matchShortest(lines, span, partner);
    else for (const inner of between(span, anchors)) open.push([inner, depth + 1]);
  }
  return partner;
};
