import { setImmediate } from 'node:timers/promises';
import type { LoadedAdapter } from '#contract/adapter';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { box } from '../figma/fields.ts';
import { printable } from '../figma/printable.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import { Binder } from './binder.ts';
import { fullNode, type OpenNode, partNode, type Standing } from './build-node.ts';
import { ColourBook } from './colour-book.ts';
import { boxIn, type Placement, placementAround, placementOf } from './fields/placement.ts';
import { isContainer, KNOWN_TYPES } from './figma-types.ts';
import { FindingBook } from './finding-book.ts';
import { type BuildScope, type NodeScope, report } from './node-scope.ts';
import { type FlatScreen, NO_MODES } from './plan/flatten-design.ts';
import { type PicturePlan, stopIfAborted } from './plan-pictures.ts';

/** How many layers are built before others get their turn: some 10 ms. */
const STRIDE = 1_000;

export type BuiltScreen = SemanticScreen & { readonly root: SemanticNode };

/** What building looks at of a design besides its plan. */
export type BuiltDesign = Pick<FetchedDesign, 'kind' | 'nodeIds' | 'components' | 'componentSets' | 'styles'> & {
  readonly counts: { readonly texts: number };
};

interface BuildInput {
  readonly design: BuiltDesign;
  readonly plan: PicturePlan;
  readonly variables: VariableTable;
  readonly adapter: LoadedAdapter;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

export interface BuiltAst {
  /** `picture` is null without a reason: who draws the pictures fills it in. */
  readonly screens: readonly BuiltScreen[];
  readonly findings: FindingBook;
  readonly counts: {
    readonly screens: number;
    /** Layers: `sections` and these together are all that the design holds below its pages. */
    readonly nodes: number;
    readonly sections: number;
    readonly texts: number;
    readonly components: number;
    readonly pictures: number;
  };
}

/** What is known of the layers of the screen at hand, by index in the flat list. */
interface ScreenState {
  readonly screen: FlatScreen;
  readonly open: Map<number, OpenNode>;
  readonly placements: Map<number, Placement>;
  /** The page around loose layers. */
  readonly page: Placement | null;
}

const reportOddities = (scope: NodeScope, unmapped: boolean): void => {
  const { node } = scope;
  const unknown = !KNOWN_TYPES.has(node.type);
  // A slice only marks an area for export.
  if ((unknown || unmapped) && node.type !== 'SLICE') {
    const severity = isContainer(node) || !unknown ? 'info' : 'warning';
    report(scope, { rule: 'unknown-type', severity, params: { type: printable(node.type) } });
  }
  if (box(node) === undefined)
    report(scope, { rule: 'missing-box', severity: 'info', params: { type: printable(node.type) } });
};

const standingOf = ({ plan }: BuildInput, index: number, state: ScreenState): Standing => {
  const node = plan.walk.flat.nodes[index] as FigmaNode;
  const parent = plan.walk.flat.parents[index] ?? -1;
  const around = parent < 0 ? state.page : (state.placements.get(parent) ?? null);
  const placement = placementOf(node, around);
  const hidden = parent < 0 && plan.walk.flat.visible[index] === false;
  const screenshot = plan.walk.planned.has(index) ? node.id : undefined;
  return { type: plan.walk.mapped.words[index] ?? node.type, placement, around, hidden, screenshot };
};

const buildOne = (input: BuildInput, build: BuildScope, { index, state }: { index: number; state: ScreenState }) => {
  const { flat, mapped, pictureOf } = input.plan.walk;
  const node = flat.nodes[index] as FigmaNode;
  const parentIndex = flat.parents[index] ?? -1;
  const parent = parentIndex < 0 ? null : (flat.nodes[parentIndex] ?? null);
  const scope = { build, node, parent, screen: state.screen.id, modes: flat.modes[index] ?? NO_MODES };
  const standing = standingOf(input, index, state);
  reportOddities(scope, mapped.unknown.has(index));
  const inPicture = (pictureOf[index] ?? -1) >= 0 && pictureOf[index] !== index;
  const built = inPicture ? partNode(scope, standing) : fullNode(scope, standing);
  if (built.children !== undefined) {
    state.open.set(index, built);
    state.placements.set(index, standing.placement);
  }
  state.open.get(parentIndex)?.children?.push(built);
  return built;
};

/** The root of loose layers: the page itself, which is no layer and is mapped as a frame would be. */
const pageRoot = (screen: FlatScreen, placement: Placement, type: string): OpenNode => ({
  id: screen.id,
  name: screen.name,
  type,
  figmaType: 'CANVAS',
  box: boxIn(placement, null),
  children: [],
});

const openScreen = (input: BuildInput, screen: FlatScreen): ScreenState => {
  const state = { screen, open: new Map<number, OpenNode>(), placements: new Map<number, Placement>() };
  if (!screen.loose) return { ...state, page: null };
  const { flat, pageType } = input.plan.walk;
  const roots = flat.nodes.slice(screen.start, screen.end).filter((_, at) => flat.parents[screen.start + at] === -1);
  const shown = roots.filter((node) => node['visible'] !== false);
  const page = placementAround(shown.length === 0 ? roots : shown);
  state.open.set(-1, pageRoot(screen, page, pageType));
  return { ...state, page };
};

const closeScreen = ({ screen, open }: ScreenState, first: OpenNode | undefined): BuiltScreen | undefined => {
  const root = open.get(-1) ?? first;
  if (root === undefined) return undefined;
  const { width, height } = root.box;
  const { id, name, page, section } = screen;
  const head = { id, name, page, ...(section === null ? {} : { section }), width, height };
  return { ...head, nodes: screen.end - screen.start, picture: null, root };
};

const countsOf = ({ design, plan }: BuildInput, screens: number): BuiltAst['counts'] => ({
  screens,
  nodes: plan.walk.flat.nodes.length,
  sections: plan.walk.flat.sections,
  texts: design.counts.texts,
  components: plan.walk.flat.nodes.filter((node) => node.type === 'COMPONENT').length,
  pictures: plan.pictures.length,
});

/**
 * Turns a planned design into the semantic AST: every layer below a page is exactly one node, but sections, which are
 * descended into. Linear in the number of layers; others get their turn every 1,000 of them.
 * @throws CodedError `cancelled`, and those of the adapter
 */
export const buildSemanticAst = async (input: BuildInput): Promise<BuiltAst> => {
  const { design, plan, adapter, signal } = input;
  const colours = new ColourBook();
  const findings = new FindingBook();
  const binder = new Binder(input.variables, design.kind === 'figma-rest' && design.nodeIds.length > 0);
  const build: BuildScope = { design, words: adapter.layoutMaps, binder, colours, findings };
  const screens: BuiltScreen[] = [];
  const total = plan.walk.flat.nodes.length;
  for (const screen of plan.walk.flat.screens) {
    const state = openScreen(input, screen);
    let first: OpenNode | undefined;
    for (let index = screen.start; index < screen.end; index += 1) {
      const built = buildOne(input, build, { index, state });
      first ??= built;
      if ((index + 1) % STRIDE !== 0) continue;
      input.onProgress(index + 1, total);
      await setImmediate();
      stopIfAborted(signal);
    }
    const closed = closeScreen(state, first);
    if (closed !== undefined) screens.push(closed);
  }
  await colours.settle(adapter);
  stopIfAborted(signal);
  input.onProgress(total, total);
  return { screens, findings, counts: countsOf(input, screens.length) };
};
