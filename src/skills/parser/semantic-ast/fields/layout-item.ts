import type { LayoutItem } from '#contract/design/semantic-ast';
import { num, record, str } from '../../figma/fields.ts';
import { leanOrNone, round2 } from '../lean.ts';
import { type NodeScope, reportWord } from '../node-scope.ts';
import { layoutModeOf } from '../plan/type-context.ts';
import { wordOf, wordUnless } from './auto-layout.ts';

/** Whether an auto layout around the layer decides where it stands. */
const isLaidOut = ({ node, parent }: NodeScope): boolean =>
  parent !== null && layoutModeOf(parent) !== 'NONE' && node['layoutPositioning'] !== 'ABSOLUTE';

/** Left and top are the default; a constraint says nothing where the parent lays out. */
const constraintsOf = (scope: NodeScope): LayoutItem['constraints'] => {
  if (scope.parent === null || isLaidOut(scope)) return undefined;
  const given = record(scope.node, 'constraints');
  const horizontal = (given && str(given, 'horizontal')) ?? 'LEFT';
  const vertical = (given && str(given, 'vertical')) ?? 'TOP';
  return horizontal === 'LEFT' && vertical === 'TOP' ? undefined : { horizontal, vertical };
};

const gridAlign = (scope: NodeScope, field: string): string | undefined => {
  const value = wordUnless(scope, field, ['AUTO']);
  return value && wordOf(scope, scope.build.words.crossAxisAlign, [field, value]);
};

const gridItemOf = (scope: NodeScope): LayoutItem['grid'] => {
  if (!isLaidOut(scope) || scope.parent === null || layoutModeOf(scope.parent) !== 'GRID') return undefined;
  const { node } = scope;
  return leanOrNone<NonNullable<LayoutItem['grid']>>({
    column: num(node, 'gridColumnAnchorIndex') ?? 0,
    row: num(node, 'gridRowAnchorIndex') ?? 0,
    columnSpan: num(node, 'gridColumnSpan') ?? 1,
    rowSpan: num(node, 'gridRowSpan') ?? 1,
    horizontalAlign: gridAlign(scope, 'gridChildHorizontalAlign'),
    verticalAlign: gridAlign(scope, 'gridChildVerticalAlign'),
  });
};

const scrollOf = (scope: NodeScope): string | undefined => {
  const behaviour = str(scope.node, 'scrollBehavior');
  if (behaviour === 'FIXED' || (behaviour === undefined && scope.node['isFixed'] === true)) return 'fixed';
  if (behaviour === undefined || behaviour === 'SCROLLS') return undefined;
  if (behaviour === 'STICKY_SCROLLS') return 'sticky';
  reportWord(scope, 'scrollBehavior', behaviour);
  return behaviour;
};

const growOf = (node: NodeScope['node']): number | undefined => {
  const grow = num(node, 'layoutGrow');
  return grow === undefined || grow === 0 || grow === 1 ? undefined : round2(grow);
};

/** Stretching is said by the size; files before 2021 could also align one child by itself. */
const alignSelfOf = (scope: NodeScope): string | undefined => {
  const value = isLaidOut(scope) ? wordUnless(scope, 'layoutAlign', ['INHERIT', 'STRETCH']) : undefined;
  return value && wordOf(scope, scope.build.words.crossAxisAlign, ['layoutAlign', value]);
};

/** How the layer sits in its parent; undefined when nothing differs from the default. */
export const layoutItemOf = (scope: NodeScope): LayoutItem | undefined => {
  const { node, parent } = scope;
  const absolute = parent !== null && layoutModeOf(parent) !== 'NONE' && !isLaidOut(scope);
  return leanOrNone<LayoutItem>({
    absolute: absolute ? true : undefined,
    scroll: scrollOf(scope),
    grow: isLaidOut(scope) ? growOf(node) : undefined,
    alignSelf: alignSelfOf(scope),
    constraints: constraintsOf(scope),
    grid: gridItemOf(scope),
  });
};
