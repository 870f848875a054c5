import type { TextContent } from '#contract/design/semantic-ast';
import { boundId, type Fields, finite, num, record, str } from '../../figma/fields.ts';
import { tokenOf } from '../binder.ts';
import { lean } from '../lean.ts';
import { type NodeScope, reportWord } from '../node-scope.ts';
import { runsOf } from './text-runs.ts';
import { boundInBase, textStyleOf } from './text-style.ts';
import { isUntoldList } from './untold-list.ts';

type Lists = NonNullable<TextContent['lists']>;

const LIST_KINDS: Readonly<Record<string, Lists[number]['kind']>> = {
  NONE: 'none',
  ORDERED: 'ordered',
  UNORDERED: 'unordered',
};

const listKind = (scope: NodeScope, value: unknown): Lists[number]['kind'] => {
  if (typeof value !== 'string') return 'none';
  if (!Object.hasOwn(LIST_KINDS, value)) reportWord(scope, 'lineTypes', value);
  return LIST_KINDS[value] ?? 'none';
};

const LINE_ENDS = /[\n\u2028\u2029]/g;

const isPlain = (values: unknown, ordinary: unknown): boolean =>
  !Array.isArray(values) || values.every((value) => value === ordinary);

/** Lines that are list items or indented; what is said about lines that the text does not have is dropped. */
const listsOf = (scope: NodeScope, text: string): Lists | undefined => {
  const types: unknown = scope.node['lineTypes'];
  const indents: unknown = scope.node['lineIndentations'];
  if (isUntoldList(scope, text)) return [{ line: 0, kind: 'unordered', indent: 1 }];
  if (isPlain(types, 'NONE') && isPlain(indents, 0)) return undefined;
  const count = (text.match(LINE_ENDS)?.length ?? 0) + 1;
  const lists: Lists[number][] = [];
  for (let line = 0; line < count; line += 1) {
    const kind = listKind(scope, Array.isArray(types) ? types[line] : undefined);
    const indent = Math.max(0, finite(Array.isArray(indents) ? indents[line] : undefined) ?? 0);
    if (kind !== 'none' || indent > 0) lists.push({ line, kind, indent });
  }
  return lists.length === 0 ? undefined : lists;
};

const truncationOf = (style: Fields): TextContent['truncation'] => {
  const cut = style['textTruncation'] === 'ENDING' || style['textAutoResize'] === 'TRUNCATE';
  return cut ? { maxLines: num(style, 'maxLines') ?? null } : undefined;
};

const SAID_BY_SIZE = ['NONE', 'WIDTH_AND_HEIGHT', 'HEIGHT', 'TRUNCATE'];

const autoResizeOf = (scope: NodeScope, style: Fields): string | undefined => {
  const value = str(style, 'textAutoResize');
  if (value === undefined || SAID_BY_SIZE.includes(value)) return undefined;
  reportWord(scope, 'textAutoResize', value);
  return value;
};

const alignUnless = (style: Fields, field: string, ordinary: string): string | undefined => {
  const value = str(style, field);
  return value === ordinary ? undefined : value;
};

/**
 * The text of a layer of any type that has one, characters as they are; undefined without.
 * Words for alignment, case and decoration are Figma's own.
 */
export const textContentOf = (scope: NodeScope): TextContent | undefined => {
  const characters = str(scope.node, 'characters');
  if (characters === undefined) return undefined;
  const raw = record(scope.node, 'style') ?? {};
  const bound = boundInBase(scope, raw);
  const style = textStyleOf(scope, { ...raw, fills: undefined }, bound);
  return lean<TextContent>({
    characters,
    style,
    runs: runsOf(scope, characters, { raw, style, bound }),
    align: alignUnless(raw, 'textAlignHorizontal', 'LEFT'),
    verticalAlign: alignUnless(raw, 'textAlignVertical', 'TOP'),
    autoResize: autoResizeOf(scope, raw),
    truncation: truncationOf(raw),
    lists: listsOf(scope, characters),
    charactersBinding: tokenOf(scope, boundId(scope.node, 'characters')),
  });
};
