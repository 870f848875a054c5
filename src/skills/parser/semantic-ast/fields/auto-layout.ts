import type { AutoLayout } from '#contract/design/semantic-ast';
import { boundId, num, str } from '../../figma/fields.ts';
import { boundNumber, nonZero } from '../binder.ts';
import { type Draft, lean } from '../lean.ts';
import { type NodeScope, reportWord } from '../node-scope.ts';
import { layoutModeOf } from '../plan/type-context.ts';

type Words = Readonly<Record<string, string>>;

/** The stack's word; what the adapter does not map passes through as Figma's own. */
export const wordOf = (scope: NodeScope, words: Words, [field, value]: readonly [string, string]): string => {
  const found = Object.hasOwn(words, value) ? words[value] : undefined;
  if (found === undefined) reportWord(scope, field, value);
  return found ?? value;
};

/** Figma's word in `field`, or undefined when it is absent or says the default. */
export const wordUnless = (scope: NodeScope, field: string, defaults: readonly string[]): string | undefined => {
  const value = str(scope.node, field);
  return value === undefined || defaults.includes(value) ? undefined : value;
};

const numberField = (scope: NodeScope, field: string, fallback?: string) => {
  const literal = num(scope.node, field) ?? (fallback === undefined ? undefined : num(scope.node, fallback));
  return nonZero(boundNumber(scope, literal, { id: boundId(scope.node, field) }));
};

/** top, right, bottom, left. Files of 2020 had one number for two sides. */
const paddingOf = (scope: NodeScope): AutoLayout['padding'] => {
  const sides = [
    numberField(scope, 'paddingTop', 'verticalPadding'),
    numberField(scope, 'paddingRight', 'horizontalPadding'),
    numberField(scope, 'paddingBottom', 'verticalPadding'),
    numberField(scope, 'paddingLeft', 'horizontalPadding'),
  ] as const;
  if (sides.every((side) => side === undefined)) return undefined;
  return [sides[0] ?? 0, sides[1] ?? 0, sides[2] ?? 0, sides[3] ?? 0];
};

const gridOf = (scope: NodeScope): AutoLayout['grid'] => {
  const { node } = scope;
  const draft: Draft<NonNullable<AutoLayout['grid']>> = {
    columns: num(node, 'gridColumnCount') ?? 1,
    rows: num(node, 'gridRowCount') ?? 1,
    columnGap: numberField(scope, 'gridColumnGap'),
    rowGap: numberField(scope, 'gridRowGap'),
    columnSizes: str(node, 'gridColumnsSizing')?.trim() || undefined,
    rowSizes: str(node, 'gridRowsSizing')?.trim() || undefined,
    autoTracks: wordUnless(scope, 'gridAutoTracks', ['NONE']),
    positioning: wordUnless(scope, 'gridItemsPositioning', ['MANUAL']),
  };
  return lean(draft);
};

const alignOf = (scope: NodeScope, field: string, words: Words): string | undefined => {
  const value = wordUnless(scope, field, ['MIN']);
  return value === undefined ? undefined : wordOf(scope, words, [field, value]);
};

/** With SPACE_BETWEEN the stored number is what was left over, not a wish; a token is kept all the same. */
const gapOf = (scope: NodeScope): AutoLayout['gap'] => {
  const gap = numberField(scope, 'itemSpacing');
  return scope.node['primaryAxisAlignItems'] === 'SPACE_BETWEEN' && typeof gap === 'number' ? undefined : gap;
};

const wrapAlignOf = (scope: NodeScope): string | undefined => {
  const value = wordUnless(scope, 'counterAxisAlignContent', ['AUTO']);
  return value && wordOf(scope, scope.build.words.mainAxisAlign, ['counterAxisAlignContent', value]);
};

/** How a frame lays out its children; undefined when it does not. A mode that nobody knows keeps Figma's word. */
export const autoLayoutOf = (scope: NodeScope): AutoLayout | undefined => {
  const mode = wordUnless(scope, 'layoutMode', ['NONE']);
  if (mode === undefined) return undefined;
  const { node, build } = scope;
  const wraps = node['layoutWrap'] === 'WRAP';
  return lean<AutoLayout>({
    direction: wordOf(scope, build.words.direction, ['layoutMode', mode]),
    mainAxisAlign: alignOf(scope, 'primaryAxisAlignItems', build.words.mainAxisAlign),
    crossAxisAlign: alignOf(scope, 'counterAxisAlignItems', build.words.crossAxisAlign),
    wrap: wraps ? true : undefined,
    gap: gapOf(scope),
    crossGap: wraps ? numberField(scope, 'counterAxisSpacing') : undefined,
    padding: paddingOf(scope),
    wrapAlign: wraps ? wrapAlignOf(scope) : undefined,
    reverseZ: node['itemReverseZIndex'] === true ? true : undefined,
    strokesTakeSpace: node['strokesIncludedInLayout'] === true ? true : undefined,
    grid: layoutModeOf(node) === 'GRID' ? gridOf(scope) : undefined,
  });
};
