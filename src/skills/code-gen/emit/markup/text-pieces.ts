import type { TextContent, TextStyle } from '#contract/design/semantic-ast';
import type { Piece } from './element.ts';

export interface Span {
  readonly text: string;
  /** Null where nothing differs from the whole text. */
  readonly style: Partial<TextStyle> | null;
}

export interface TextLine {
  readonly spans: readonly Span[];
  readonly list: { readonly kind: 'ordered' | 'unordered' | 'none'; readonly indent: number } | null;
}

/** Not between the two halves of one character. */
const whole = (characters: string, at: number): number =>
  /^[\udc00-\udfff]/.test(characters.charAt(at)) && /[\ud800-\udbff]$/.test(characters.charAt(at - 1)) ? at + 1 : at;

type Run = NonNullable<TextContent['runs']>[number];

const spansBetween = (characters: string, runs: readonly Run[], [start, end]: readonly [number, number]): Span[] => {
  const spans: Span[] = [];
  let at = start;
  for (const run of runs) {
    const [from, to] = [Math.max(whole(characters, run.start), at), Math.min(whole(characters, run.end), end)];
    if (from >= to) continue;
    if (from > at) spans.push({ text: characters.slice(at, from), style: null });
    spans.push({ text: characters.slice(from, to), style: run.style });
    at = to;
  }
  if (at < end) spans.push({ text: characters.slice(at, end), style: null });
  return spans;
};

/** A text by its paragraphs, each by the runs that look alike. */
export const textLines = ({ characters, runs = [], lists = [] }: TextContent): TextLine[] => {
  const lines: TextLine[] = [];
  let start = 0;
  const paragraphs = characters.split('\n');
  for (const [index, paragraph] of paragraphs.entries()) {
    const entry = lists.find(({ line }) => line === index);
    const list = entry === undefined ? null : { kind: entry.kind, indent: entry.indent };
    lines.push({ spans: spansBetween(characters, runs, [start, start + paragraph.length]), list });
    start += paragraph.length + 1;
  }
  return lines;
};

/** A line break inside of a paragraph. */
const SOFT_BREAK = /[\u2028\v]/;

export const textPieces = (text: string): Piece[] =>
  text
    .split(SOFT_BREAK)
    .flatMap((part, index): Piece[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      ...(part === '' ? [] : [{ kind: 'text', text: part } as const]),
    ]);
