import { type Fields, flag, num, record, records, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { isHidden, shownFills } from '../../semantic-ast/figma-types.ts';

/** Characters of one text that are laid out; what is behind them is not drawn. */
export const MOST_CHARACTERS = 50_000;

/** Stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style: RunStyle;
}

export interface RunStyle {
  readonly family: string;
  readonly size: number;
  readonly weight: number;
  readonly italic: boolean;
  readonly spacing: number;
  readonly lineHeight: number;
  readonly decoration: 'underline' | 'line-through' | '';
  readonly fills: readonly Fields[];
}

/** Line heights that Figma did not write are those of most fonts. */
const NATURAL_LINE = 1.21;

const DECORATIONS = { UNDERLINE: 'underline', STRIKETHROUGH: 'line-through' } as const;

const styleOf = (fields: Fields, fills: readonly Fields[]): RunStyle => {
  const size = Math.max(0, Math.min(1e4, num(fields, 'fontSize') ?? 12));
  const decoration = str(fields, 'textDecoration');
  return {
    family: str(fields, 'fontFamily') ?? '',
    size,
    weight: Math.max(1, Math.min(1000, num(fields, 'fontWeight') ?? 400)),
    italic: flag(fields, 'italic') ?? false,
    spacing: num(fields, 'letterSpacing') ?? 0,
    lineHeight: Math.max(0, num(fields, 'lineHeightPx') ?? size * NATURAL_LINE),
    decoration: decoration === 'UNDERLINE' || decoration === 'STRIKETHROUGH' ? DECORATIONS[decoration] : '',
    fills,
  };
};

const titled = (text: string): string =>
  text.replace(/(^|\s)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

const CASES: Readonly<Record<string, (text: string) => string>> = {
  UPPER: (text) => text.toUpperCase(),
  LOWER: (text) => text.toLowerCase(),
  TITLE: titled,
};

const cased = (text: string, style: Fields): string => {
  const word = str(style, 'textCase') ?? '';
  const change = Object.hasOwn(CASES, word) ? CASES[word] : undefined;
  return change === undefined ? text : change(text);
};

interface Look {
  readonly style: RunStyle;
  readonly fields: Fields;
}

const lookOf = (node: FigmaNode, id: number): Look => {
  const base = record(node, 'style') ?? {};
  const own = id === 0 ? undefined : record(record(node, 'styleOverrideTable') ?? {}, String(id));
  const fields = own === undefined ? base : { ...base, ...own };
  const fills =
    own?.['fills'] === undefined ? shownFills(node) : records(own, 'fills').filter((paint) => !isHidden(paint));
  return { style: styleOf(fields, fills), fields };
};

/** The text of a layer as runs of one style; line breaks are still in it. */
export const textRuns = (node: FigmaNode): readonly Run[] => {
  const text = (str(node, 'characters') ?? '').slice(0, MOST_CHARACTERS);
  const given: unknown = node['characterStyleOverrides'];
  const ids: readonly unknown[] = Array.isArray(given) ? given : [];
  const idAt = (at: number): number => (typeof ids[at] === 'number' ? (ids[at] as number) : 0);
  const looks = new Map<number, Look>();
  const runs: Run[] = [];
  for (let from = 0; from < text.length; ) {
    const id = idAt(from);
    // What is behind the list of overrides has none.
    let to = from < ids.length ? from + 1 : text.length;
    while (to < text.length && idAt(to) === id) to += 1;
    const look = looks.get(id) ?? lookOf(node, id);
    looks.set(id, look);
    runs.push({ text: cased(text.slice(from, to), look.fields), style: look.style });
    from = to;
  }
  return runs;
};
