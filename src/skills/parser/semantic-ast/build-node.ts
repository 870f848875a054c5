import type { SemanticNode } from '#contract/design/semantic-ast';
import { aliasId, boundId, record } from '../figma/fields.ts';
import { tokenOf } from './binder.ts';
import { componentInfoOf } from './components/component-info.ts';
import { instanceInfoOf } from './components/instance-info.ts';
import { interactionsOf } from './components/interactions.ts';
import { propertyRefsOf } from './components/property-names.ts';
import { arcField, exportsOf, layerOpacityOf, maskOf, scrollOf, stylesOf } from './fields/appearance.ts';
import { autoLayoutOf } from './fields/auto-layout.ts';
import { effectsOf } from './fields/effects.ts';
import { layoutItemOf } from './fields/layout-item.ts';
import { blendOf, fillsOf } from './fields/paints.ts';
import { pictureBoxOf } from './fields/picture-box.ts';
import { boxIn, type Placement, turnOf } from './fields/placement.ts';
import { sizeRulesOf } from './fields/size-rules.ts';
import { cornersOf, strokesOf } from './fields/strokes.ts';
import { isContainer } from './figma-types.ts';
import { lean, sortedEntries, toRecord } from './lean.ts';
import type { NodeScope } from './node-scope.ts';
import { textContentOf } from './text/text-content.ts';

/** A node whose children are still to come. */
export type OpenNode = Omit<SemanticNode, 'children'> & { readonly children?: SemanticNode[] };

/** What the stack calls a layer, and where it stands. */
export interface Standing {
  readonly type: string;
  readonly placement: Placement;
  /** Null for the root of a screen. */
  readonly around: Placement | null;
  /** A section around the screen is hidden. */
  readonly hidden: boolean;
  /** The provisional key of a picture. */
  readonly screenshot: string | undefined;
}

const named = ({ node }: NodeScope, { type, hidden }: Standing) => ({
  id: node.id,
  name: node.name,
  type,
  figmaType: node.type,
  visible: node['visible'] === false || hidden ? (false as const) : undefined,
});

/** A layer with all that code-gen needs of it. */
export const fullNode = (scope: NodeScope, standing: Standing): OpenNode => {
  const { node } = scope;
  const { placement, around, screenshot } = standing;
  const turn = turnOf(placement);
  const box = boxIn(placement, around);
  return lean<OpenNode>({
    ...named(scope, standing),
    visibleBinding: tokenOf(scope, boundId(node, 'visible')),
    box,
    rotation: turn.rotation,
    transform: turn.transform,
    layout: autoLayoutOf(scope),
    item: layoutItemOf(scope),
    size: sizeRulesOf(scope),
    fills: fillsOf(scope),
    strokes: strokesOf(scope),
    corners: cornersOf(scope),
    arc: arcField(scope),
    effects: effectsOf(scope),
    opacity: layerOpacityOf(scope),
    blendMode: blendOf(node),
    clips: node['clipsContent'] === true ? true : undefined,
    mask: maskOf(scope),
    scroll: scrollOf(scope),
    text: textContentOf(scope),
    component: componentInfoOf(scope),
    instance: instanceInfoOf(scope),
    propertyRefs: propertyRefsOf(scope),
    screenshot,
    pictureBox: screenshot === undefined ? undefined : pictureBoxOf(node, { box, placement, around }),
    exports: exportsOf(scope),
    interactions: interactionsOf(scope),
    styles: stylesOf(scope),
    children: isContainer(node) ? [] : undefined,
  });
};

/** Bindings lie at most in a list or a group of a field. */
const NESTING = 3;

/** The ids of the variables in a binding, a list or a group of bindings. */
const aliasesIn = (value: unknown, depth = 0): string[] => {
  const id = aliasId(value);
  if (id !== undefined) return [id];
  if (depth >= NESTING) return [];
  const inner = Array.isArray(value) ? value : sortedEntries(value).map(([, item]) => item);
  return inner.flatMap((item) => aliasesIn(item, depth + 1));
};

/** Paints of a part are in the picture already, but the tokens behind them are not. */
const tokensOf = (scope: NodeScope): SemanticNode['tokens'] =>
  toRecord(
    sortedEntries(record(scope.node, 'boundVariables')).flatMap(([field, bound]) => {
      const tokens = aliasesIn(bound).map((id) => tokenOf(scope, id) ?? id);
      return tokens.length === 0 ? [] : [[field, [...new Set(tokens)]] as const];
    }),
  );

/** A part of a picture: what it is called and where it is, its text and its tokens. */
export const partNode = (scope: NodeScope, standing: Standing): OpenNode =>
  lean<OpenNode>({
    ...named(scope, standing),
    box: boxIn(standing.placement, standing.around),
    text: textContentOf(scope),
    tokens: tokensOf(scope),
    children: isContainer(scope.node) ? [] : undefined,
  });
