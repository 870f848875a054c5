import type { Bound, Corners, Strokes } from '#contract/design/semantic-ast';
import { boundId, num, numbers, record, str } from '../../figma/fields.ts';
import { boundNumber } from '../binder.ts';
import { lean, leanOrNone, nonEmpty, round2, round4 } from '../lean.ts';
import { type NodeScope, reportWord } from '../node-scope.ts';
import { wordUnless } from './auto-layout.ts';
import { paintsOf } from './paints.ts';

type Four = readonly [Bound<number>, Bound<number>, Bound<number>, Bound<number>];

const same = (a: Bound<number>, b: Bound<number>): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a.value === b.value && a.token === b.token);
const allSame = (four: Four): boolean => four.every((item) => same(item, four[0]));

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

const weightsOf = (scope: NodeScope, weight: number): Four | undefined => {
  const given = record(scope.node, 'individualStrokeWeights');
  const ids = SIDES.map((side) => boundId(scope.node, 'individualStrokeWeights', side));
  if (given === undefined && ids.every((id) => id === undefined)) return undefined;
  return SIDES.map((side, index) => {
    const literal = given === undefined ? weight : (num(given, side) ?? 0);
    return boundNumber(scope, literal, { id: ids[index] }) ?? 0;
  }) as unknown as Four;
};

const ALIGNS = { INSIDE: 'inside', CENTER: 'center', OUTSIDE: 'outside' } as const;

const alignOf = (scope: NodeScope): Strokes['align'] => {
  const value = str(scope.node, 'strokeAlign') ?? 'INSIDE';
  if (Object.hasOwn(ALIGNS, value)) return ALIGNS[value as keyof typeof ALIGNS];
  reportWord(scope, 'strokeAlign', value);
  return 'center';
};

const specialOf = (scope: NodeScope): string | undefined => {
  const given = record(scope.node, 'complexStrokeProperties');
  const type = given && str(given, 'strokeType');
  if (type === undefined || type === 'BASIC') return undefined;
  reportWord(scope, 'strokeType', type);
  return type;
};

/** Undefined when no stroke is drawn. Words for caps and joins are Figma's own. */
export const strokesOf = (scope: NodeScope): Strokes | undefined => {
  const paints = paintsOf(scope, scope.node, 'strokes');
  if (paints === undefined) return undefined;
  const literal = Math.max(0, num(scope.node, 'strokeWeight') ?? 1);
  const weights = weightsOf(scope, literal);
  const equal = weights !== undefined && allSame(weights);
  const weight = boundNumber(scope, literal, { id: boundId(scope.node, 'strokeWeight') }) ?? literal;
  const dashes = numbers(scope.node, 'strokeDashes')?.map(round2);
  return lean<Strokes>({
    paints,
    weight: equal ? weights[0] : weight,
    weights: equal ? undefined : weights,
    align: alignOf(scope),
    dashes: dashes && nonEmpty(dashes),
    cap: wordUnless(scope, 'strokeCap', ['NONE']),
    join: wordUnless(scope, 'strokeJoin', ['MITER']),
    special: specialOf(scope),
  });
};

/** In the order of the contract: top left, top right, bottom right, bottom left. */
const CORNERS = [
  ['topLeftRadius', 'RECTANGLE_TOP_LEFT_CORNER_RADIUS'],
  ['topRightRadius', 'RECTANGLE_TOP_RIGHT_CORNER_RADIUS'],
  ['bottomRightRadius', 'RECTANGLE_BOTTOM_RIGHT_CORNER_RADIUS'],
  ['bottomLeftRadius', 'RECTANGLE_BOTTOM_LEFT_CORNER_RADIUS'],
] as const;

const radiiOf = (scope: NodeScope): Four => {
  const { node } = scope;
  const each = numbers(node, 'rectangleCornerRadii');
  const all = num(node, 'cornerRadius');
  return CORNERS.map(([field, long], index) => {
    const literal = Math.max(0, (each?.length === 4 ? each[index] : all) ?? 0);
    const id = boundId(node, 'rectangleCornerRadii', long) ?? boundId(node, field) ?? boundId(node, 'cornerRadius');
    return boundNumber(scope, literal, { id }) ?? 0;
  }) as unknown as Four;
};

/** Most layers say nothing of corners, and need not be asked for each of the four. */
const saysNothing = (node: NodeScope['node']): boolean =>
  node['cornerRadius'] === undefined &&
  node['rectangleCornerRadii'] === undefined &&
  node['boundVariables'] === undefined;

/** Undefined for square corners. A group repeats what its children say, and has none of its own. */
export const cornersOf = (scope: NodeScope): Corners | undefined => {
  if (scope.node.type === 'GROUP' || saysNothing(scope.node)) return undefined;
  const radii = radiiOf(scope);
  const equal = allSame(radii);
  if (equal && radii[0] === 0) return undefined;
  const smoothing = Math.min(1, Math.max(0, num(scope.node, 'cornerSmoothing') ?? 0));
  return leanOrNone<Corners>({
    radius: equal ? radii[0] : undefined,
    radii: equal ? undefined : radii,
    smoothing: smoothing === 0 ? undefined : round4(smoothing),
  });
};
