import { matchLines } from '#workspace/lines/match-lines';
import { isEnded, type LineEnd, splitLines, type TextLines, usualEnd } from '#workspace/lines/split-lines';

export interface MergeTexts {
  /** As it was generated last. */
  readonly base: string;
  /** As it is on disk, with hand edits. */
  readonly mine: string;
  /** As it would be generated now. */
  readonly fresh: string;
}

/** Lines of the merged text, from 1, both ends included. Where the hand edit took all lines away: the one behind the place. */
export interface Conflict {
  readonly start: number;
  readonly end: number;
}

export interface Merged {
  readonly text: string;
  /** Both sides changed these places, and differently: the hand edit stands there. */
  readonly conflicts: readonly Conflict[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch between two lines that all three have. */
interface Stretch {
  readonly isEmpty: boolean;
  readonly base: Range;
  readonly mine: Range;
  readonly fresh: Range;
}

interface Sides {
  readonly base: TextLines;
  readonly mine: TextLines;
  readonly fresh: TextLines;
}

interface Output {
  readonly texts: string[];
  /** Undefined: as the file has them. */
  readonly ends: (LineEnd | undefined)[];
  readonly conflicts: Conflict[];
}

const BOM = '\uFEFF';

function* stretches({ base, mine, fresh }: Sides): Generator<Stretch> {
  const inMine = matchLines(base.texts, mine.texts);
  const inFresh = matchLines(base.texts, fresh.texts);
  let at = { base: 0, mine: 0, fresh: 0 };
  for (let line = 0; line <= base.texts.length; line += 1) {
    const isLast = line === base.texts.length;
    const [m, f] = isLast ? [mine.texts.length, fresh.texts.length] : [inMine[line] ?? -1, inFresh[line] ?? -1];
    if (m < 0 || f < 0) continue;
    // One line after the other, as most are.
    const isEmpty = at.base === line && at.mine === m && at.fresh === f;
    yield {
      isEmpty,
      base: { start: at.base, end: line },
      mine: { start: at.mine, end: m },
      fresh: { start: at.fresh, end: f },
    };
    at = { base: line + 1, mine: m + 1, fresh: f + 1 };
  }
}

const isSame = (a: TextLines, inA: Range, b: TextLines, inB: Range): boolean => {
  const length = inA.end - inA.start;
  if (inB.end - inB.start !== length) return false;
  for (let at = 0; at < length; at += 1) if (a.texts[inA.start + at] !== b.texts[inB.start + at]) return false;
  return true;
};

const push = (out: Output, lines: TextLines, { start, end }: Range, keepsEnds: boolean): void => {
  for (let at = start; at < end; at += 1) {
    out.texts.push(lines.texts[at] as string);
    out.ends.push(keepsEnds ? lines.ends[at] || undefined : undefined);
  }
};

/** What both sides made of it alike at either end is no conflict. */
const conflictIn = ({ mine, fresh }: Sides, stretch: Stretch): Range => {
  let { start, end } = stretch.mine;
  let [freshStart, freshEnd] = [stretch.fresh.start, stretch.fresh.end];
  while (start < end && freshStart < freshEnd && mine.texts[start] === fresh.texts[freshStart]) {
    start += 1;
    freshStart += 1;
  }
  while (start < end && freshStart < freshEnd && mine.texts[end - 1] === fresh.texts[freshEnd - 1]) {
    end -= 1;
    freshEnd -= 1;
  }
  return { start, end };
};

const settle = (sides: Sides, stretch: Stretch, out: Output): void => {
  const { base, mine, fresh } = sides;
  const isUntouched = isSame(base, stretch.base, mine, stretch.mine);
  if (isUntouched) {
    push(out, fresh, stretch.fresh, false);
    return;
  }
  const isOneSided = isSame(base, stretch.base, fresh, stretch.fresh);
  if (!isOneSided && !isSame(mine, stretch.mine, fresh, stretch.fresh)) {
    const { start, end } = conflictIn(sides, stretch);
    const first = out.texts.length + start - stretch.mine.start + 1;
    out.conflicts.push({ start: first, end: Math.max(first, first + end - start - 1) });
  }
  push(out, mine, stretch.mine, true);
};

/** Whether the merged text ends with a line end: as by hand where that was changed, else as generated. */
const endsLast = ({ base, mine, fresh }: Sides): boolean => {
  const [before, own, next] = [isEnded(base), isEnded(mine), isEnded(fresh)];
  return (own === before ? (next ?? own) : (own ?? next)) ?? true;
};

const joined = ({ texts, ends }: Output, usual: LineEnd, isLastEnded: boolean): string => {
  const last = texts.length - 1;
  // An empty line without an end would be none.
  const isBare = (text: string, at: number): boolean => at === last && !isLastEnded && text !== '';
  return texts.map((text, at) => (isBare(text, at) ? text : text + (ends[at] ?? usual))).join('');
};

const linesOf = (text: string): TextLines => splitLines(text.startsWith(BOM) ? text.slice(1) : text);

/**
 * Puts what is generated now into a file that was edited by hand, line by line. Every hand edit stays; line ends and a byte
 * order mark are those of the file. Lines are equal whatever their ends.
 */
export const mergeHandEdits = (given: MergeTexts): Merged => {
  const sides = { base: linesOf(given.base), mine: linesOf(given.mine), fresh: linesOf(given.fresh) };
  const out: Output = { texts: [], ends: [], conflicts: [] };
  for (const stretch of stretches(sides)) {
    if (!stretch.isEmpty) settle(sides, stretch, out);
    const { end } = stretch.mine;
    push(out, sides.mine, { start: end, end: Math.min(end + 1, sides.mine.texts.length) }, true);
  }
  const usual = usualEnd(sides.mine) ?? usualEnd(sides.fresh) ?? '\n';
  const most = Math.max(1, out.texts.length);
  const conflicts = out.conflicts.map(({ start, end }) => ({ start: Math.min(start, most), end: Math.min(end, most) }));
  const mark = given.mine.startsWith(BOM) ? BOM : '';
  return { text: mark + joined(out, usual, endsLast(sides)), conflicts };
};
