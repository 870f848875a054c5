/** Pieces of two lists that differ; `to` is the first that no longer belongs to it. */
export interface Hunk {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

type Lines = readonly number[];

/** Where no line is unique on both sides, so many pairs are compared; beyond, all of it counts as replaced. */
const MOST_PAIRS = 1_000_000;

/** Lines at both ends that are the same do not belong to it. */
const trimmed = (a: Lines, b: Lines, hunk: Hunk): Hunk => {
  let { fromA, toA, fromB, toB } = hunk;
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
    fromA += 1;
    fromB += 1;
  }
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
    toA -= 1;
    toB -= 1;
  }
  return { fromA, toA, fromB, toB };
};

type Pair = readonly [a: number, b: number];

/** Where each line stands that is there once; -1 when it is there more often. */
const places = (lines: Lines, from: number, to: number): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (let at = from; at < to; at += 1) found.set(lines[at] as number, found.has(lines[at] as number) ? -1 : at);
  return found;
};

/** Lines that stand once on either side, in the order of the first. */
const uniquePairs = (a: Lines, b: Lines, { fromA, toA, fromB, toB }: Hunk): readonly Pair[] => {
  const inB = places(b, fromB, toB);
  const pairs: Pair[] = [];
  for (const [line, atA] of places(a, fromA, toA)) {
    const atB = inB.get(line) ?? -1;
    if (atA >= 0 && atB >= 0) pairs.push([atA, atB]);
  }
  return pairs.sort(([one], [other]) => one - other);
};

/** The longest run of pairs that rises on both sides. */
const rising = (pairs: readonly Pair[]): readonly Pair[] => {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, [, atB]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number]?.[1] ?? 0) < atB) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = index;
  }
  const run: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.push(pairs[at] as Pair);
  return run.reverse();
};

/** The longest common part, by comparing each with each. */
const commonPairs = (a: Lines, b: Lines, { fromA, toA, fromB, toB }: Hunk): readonly Pair[] => {
  const [rows, columns] = [toA - fromA, toB - fromB];
  const width = columns + 1;
  const best = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const isSame = a[fromA + row] === b[fromB + column];
      best[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (a[fromA + row] === b[fromB + column]) pairs.push([fromA + row++, fromB + column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
};

/** What lies between pairs that stay as they are. */
const between = (hunk: Hunk, pairs: readonly Pair[]): readonly Hunk[] => {
  const ends: readonly Pair[] = [...pairs, [hunk.toA, hunk.toB]];
  return ends.map(([toA, toB], index) => {
    const last = pairs[index - 1];
    return { fromA: last ? last[0] + 1 : hunk.fromA, toA, fromB: last ? last[1] + 1 : hunk.fromB, toB };
  });
};

/** Which lines differ: by lines that are unique first, then by what is common between those. */
export const lineHunks = (a: Lines, b: Lines): readonly Hunk[] => {
  const open: Hunk[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length }];
  const hunks: Hunk[] = [];
  for (let next = open.pop(); next; next = open.pop()) {
    const hunk = trimmed(a, b, next);
    const [lengthA, lengthB] = [hunk.toA - hunk.fromA, hunk.toB - hunk.fromB];
    if (lengthA === 0 && lengthB === 0) continue;
    if (lengthA === 0 || lengthB === 0) {
      hunks.push(hunk);
      continue;
    }
    const anchors = rising(uniquePairs(a, b, hunk));
    if (anchors.length > 0) open.push(...between(hunk, anchors));
    else if (lengthA * lengthB > MOST_PAIRS) hunks.push(hunk);
    else
      hunks.push(...between(hunk, commonPairs(a, b, hunk)).filter((one) => one.fromA < one.toA || one.fromB < one.toB));
  }
  return hunks.sort((one, other) => one.fromA - other.fromA || one.fromB - other.fromB);
};
