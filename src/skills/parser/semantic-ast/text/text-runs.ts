import type { TextContent, TextStyle } from '#contract/design/semantic-ast';
import { type Fields, isFields, record } from '../../figma/fields.ts';
import { type NodeScope, report } from '../node-scope.ts';
import { type BoundText, boundInRun, textStyleOf } from './text-style.ts';

type Run = NonNullable<TextContent['runs']>[number];

/** What a range says when it takes back a member that the whole text has. */
const TAKEN_BACK: Partial<TextStyle> = {
  lineHeight: 'auto',
  letterSpacing: 0,
  paragraphSpacing: 0,
  paragraphIndent: 0,
  listSpacing: 0,
  italic: false,
  case: 'ORIGINAL',
  decoration: 'NONE',
  link: '',
  leadingTrim: 'NONE',
  openType: {},
};

const isSecondHalf = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  const before = text.charCodeAt(index - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
};

interface Range {
  readonly start: number;
  end: number;
  readonly key: number;
}

/** The ranges with an override. What lies behind the end of the text is dropped, and no character is cut in half. */
const rangesOf = (text: string, overrides: readonly unknown[]): Range[] => {
  const ranges: Range[] = [];
  let last: Range | undefined;
  for (let index = 0; index < Math.min(text.length, overrides.length); index += 1) {
    const given = overrides[index];
    const key = isSecondHalf(text, index) && last !== undefined ? last.key : typeof given === 'number' ? given : 0;
    if (last?.key === key) {
      last.end = index + 1;
      continue;
    }
    last = { start: index, end: index + 1, key };
    ranges.push(last);
  }
  // A pair at the very end of a table that is one short belongs together, too.
  if (last !== undefined && isSecondHalf(text, last.end)) last.end += 1;
  return ranges.filter((range) => range.key !== 0);
};

/** Only the members that differ from the style of the whole text. */
const difference = (base: TextStyle, style: TextStyle): Partial<TextStyle> => {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(style)) {
    const before: unknown = base[name as keyof TextStyle];
    if (JSON.stringify(before) !== JSON.stringify(value) || name === 'fills') out[name] = value;
  }
  for (const name of Object.keys(base)) {
    const back: unknown = TAKEN_BACK[name as keyof TextStyle];
    if (!Object.hasOwn(style, name) && back !== undefined && !Object.hasOwn(out, name)) out[name] = back;
  }
  return out as Partial<TextStyle>;
};

const namedStyle = (scope: NodeScope, override: Fields): string | undefined => {
  const { styles } = scope.build.design;
  const id = override['inheritTextStyleId'];
  return typeof id === 'string' && Object.hasOwn(styles, id) ? styles[id]?.name : undefined;
};

interface Base {
  readonly raw: Fields;
  readonly style: TextStyle;
  readonly bound: BoundText;
}

const runStyle = (scope: NodeScope, base: Base, override: Fields): Partial<TextStyle> => {
  const merged: Fields = { ...base.raw, fills: undefined, ...override, boundVariables: undefined };
  const style = textStyleOf(scope, merged, boundInRun(scope, override, base.bound));
  const named = namedStyle(scope, override);
  const differing = difference(base.style, style);
  return named === undefined ? differing : { ...differing, named };
};

/**
 * Ranges whose style differs. A table that does not fit the characters, or lacks an entry, costs the range its style
 * and a lint line, never the text.
 */
export const runsOf = (scope: NodeScope, text: string, base: Base): readonly Run[] | undefined => {
  const { node } = scope;
  const overrides: unknown = node['characterStyleOverrides'];
  if (!Array.isArray(overrides) || overrides.length === 0) return undefined;
  const table = record(node, 'styleOverrideTable') ?? {};
  const known = new Map<number, Partial<TextStyle> | undefined>();
  const runs: Run[] = [];
  let broken = overrides.length > text.length;
  for (const { start, end, key } of rangesOf(text, overrides)) {
    const override = Object.hasOwn(table, key) ? table[String(key)] : undefined;
    if (!isFields(override)) {
      broken = true;
      continue;
    }
    if (!known.has(key)) known.set(key, runStyle(scope, base, override));
    const style = known.get(key) ?? {};
    if (Object.keys(style).length > 0) runs.push({ start, end, style });
  }
  if (broken) report(scope, { rule: 'broken-text-styles', severity: 'info', params: {} });
  return runs.length === 0 ? undefined : runs;
};
