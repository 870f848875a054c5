import type { SizeRules } from '#contract/design/semantic-ast';
import { boundId, num, record, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { boundNumber, nonZero, tokenOf } from '../binder.ts';
import { leanOrNone, round4 } from '../lean.ts';
import type { NodeScope } from '../node-scope.ts';
import { layoutModeOf } from '../plan/type-context.ts';
import { wordOf } from './auto-layout.ts';

type Axis = 'horizontal' | 'vertical';

/** The axis along which a frame lays out; undefined without auto layout. In a grid none is the main one. */
const mainAxis = (node: FigmaNode | null): Axis | undefined => {
  const mode = node === null ? 'NONE' : layoutModeOf(node);
  if (mode === 'NONE' || mode === 'GRID') return undefined;
  return mode === 'HORIZONTAL' ? 'horizontal' : 'vertical';
};

const textHugs = (node: FigmaNode, axis: Axis): boolean => {
  const style = node.type === 'TEXT' ? record(node, 'style') : undefined;
  const resize = style && str(style, 'textAutoResize');
  return resize === 'WIDTH_AND_HEIGHT' || (resize === 'HEIGHT' && axis === 'vertical');
};

/** Before `layoutSizing…` came, growing and stretching were said by the child, hugging by the frame itself. */
const olderSizing = ({ node, parent }: NodeScope, axis: Axis): string => {
  const around = node['layoutPositioning'] === 'ABSOLUTE' ? undefined : mainAxis(parent);
  if (around === axis && node['layoutGrow'] === 1) return 'FILL';
  if (around !== undefined && around !== axis && node['layoutAlign'] === 'STRETCH') return 'FILL';
  const own = mainAxis(node);
  if (own === undefined) return textHugs(node, axis) ? 'HUG' : 'FIXED';
  const mode = own === axis ? node['primaryAxisSizingMode'] : node['counterAxisSizingMode'];
  return mode === 'FIXED' ? 'FIXED' : 'HUG';
};

const sizing = (scope: NodeScope, axis: Axis): string | undefined => {
  const field = axis === 'horizontal' ? 'layoutSizingHorizontal' : 'layoutSizingVertical';
  const value = str(scope.node, field) ?? olderSizing(scope, axis);
  return value === 'FIXED' ? undefined : wordOf(scope, scope.build.words.mainAxisSize, [field, value]);
};

const limit = (scope: NodeScope, field: string) =>
  nonZero(boundNumber(scope, num(scope.node, field), { id: boundId(scope.node, field) }));

const ratioOf = (node: FigmaNode): number | undefined => {
  const given = record(node, 'targetAspectRatio');
  const x = (given && num(given, 'x')) ?? 0;
  const y = (given && num(given, 'y')) ?? 0;
  return x >= 0.001 && y >= 0.001 ? round4(x / y) || undefined : undefined;
};

/** How the layer gets its size; undefined when both sides are fixed and nothing else is said. */
export const sizeRulesOf = (scope: NodeScope): SizeRules | undefined => {
  const { node } = scope;
  return leanOrNone<SizeRules>({
    width: sizing(scope, 'horizontal'),
    height: sizing(scope, 'vertical'),
    widthToken: tokenOf(scope, boundId(node, 'size', 'x') ?? boundId(node, 'width')),
    heightToken: tokenOf(scope, boundId(node, 'size', 'y') ?? boundId(node, 'height')),
    minWidth: limit(scope, 'minWidth'),
    maxWidth: limit(scope, 'maxWidth'),
    minHeight: limit(scope, 'minHeight'),
    maxHeight: limit(scope, 'maxHeight'),
    aspectRatio: ratioOf(node),
  });
};
