/** Part of two lists: `[fromStart, fromEnd)` of the one, `[toStart, toEnd)` of the other. */
export interface Span {
  readonly fromStart: number;
  readonly fromEnd: number;
  readonly toStart: number;
  readonly toEnd: number;
}

/** Lists of lines as numbers. */
export interface Numbered {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Lines that come and go, beyond which the search settles for what it has and starts anew: its trace grows with the square. */
const MOST_EDITS = 1_000;

/** Where a search ended: so many lines of either side, counted from the start of the span, are settled by so many edits. */
interface Reached {
  readonly x: number;
  readonly y: number;
  readonly edits: number;
  /** How far each diagonal was reached, by number of edits. */
  readonly trace: readonly Int32Array[];
}

/** From which neighbour a diagonal is reached with one edit more: true, from the one above, by a line that comes. */
const comesDown = (reached: Int32Array, middle: number, [diagonal, edits]: readonly [number, number]): boolean =>
  diagonal === -edits ||
  (diagonal !== edits && (reached[middle + diagonal - 1] ?? 0) < (reached[middle + diagonal + 1] ?? 0));

/** Lines from a place on that are equal on both sides. */
const runOf = ({ from, to }: Numbered, span: Span, [x, y]: readonly [number, number]): number => {
  const most = Math.min(span.fromEnd - span.fromStart - x, span.toEnd - span.toStart - y);
  let length = 0;
  while (length < most && from[span.fromStart + x + length] === to[span.toStart + y + length]) length += 1;
  return length;
};

const search = (lines: Numbered, span: Span): Reached => {
  const [width, height] = [span.fromEnd - span.fromStart, span.toEnd - span.toStart];
  const most = Math.min(width + height, MOST_EDITS);
  const middle = most + 1;
  const reached = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  let best = { x: 0, y: 0 };
  for (let edits = 0; edits <= most; edits += 1) {
    best = { x: 0, y: 0 };
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = comesDown(reached, middle, [diagonal, edits]);
      const start = isDown ? (reached[middle + diagonal + 1] ?? 0) : (reached[middle + diagonal - 1] ?? 0) + 1;
      const x = start + runOf(lines, span, [start, start - diagonal]);
      const y = x - diagonal;
      reached[middle + diagonal] = x;
      if (x <= width && y <= height && x + y > best.x + best.y) best = { x, y };
    }
    trace.push(reached.slice(middle - edits, middle + edits + 1));
    if (best.x === width && best.y === height) break;
  }
  return { ...best, edits: trace.length - 1, trace };
};

/** Walks the trace back and marks the lines that stay. */
const mark = ({ x: last, y, edits, trace }: Reached, span: Span, partner: Int32Array): void => {
  let [x, diagonal] = [last, last - y];
  for (let left = edits; left >= 0; left -= 1) {
    const before = trace[left - 1] ?? new Int32Array(1);
    const isDown = left > 0 && comesDown(before, left - 1, [diagonal, left]);
    const step = isDown ? diagonal + 1 : diagonal - 1;
    const from = before[left - 1 + step] ?? 0;
    const start = left === 0 ? 0 : from + (isDown ? 0 : 1);
    for (; x > start; x -= 1) partner[span.fromStart + x - 1] = span.toStart + x - 1 - diagonal;
    [x, diagonal] = [from, step];
  }
};

/** Marks in `partner` which lines of a span stay when as few as possible come and go; roughly as few, where they are many. */
export const matchShortest = (lines: Numbered, whole: Span, partner: Int32Array): void => {
  let span = whole;
  while (span.fromStart < span.fromEnd && span.toStart < span.toEnd) {
    const reached = search(lines, span);
    mark(reached, span, partner);
    span = { ...span, fromStart: span.fromStart + reached.x, toStart: span.toStart + reached.y };
  }
};
