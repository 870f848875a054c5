import type { LayoutMaps } from '#contract/adapter';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { arrangementOf } from './arrangement.ts';
import {
  type Align,
  type Arrangement,
  type Content,
  type LayoutNode,
  type LayoutNote,
  type LayoutPlan,
  type Pin,
  type Place,
  plain,
  type Stack,
} from './layout-node.ts';
import { type LooseLayer, looseLayers } from './loose-layers.ts';
import { masked } from './masks.ts';
import { pinsOf } from './pins.ts';
import { readingOrder } from './reading-order.ts';
import { withRoundEnds } from './round-ends.ts';
import { sizeOf } from './sizing.ts';
import { type StackWords, stackWords } from './stack-words.ts';

interface Planning {
  readonly words: StackWords;
  readonly notes: LayoutNote[];
}

const contentOf = (node: SemanticNode): Content => {
  if (node.screenshot !== undefined) return 'picture';
  return node.text === undefined ? 'box' : 'text';
};

const note = (planning: Planning, { id, name }: SemanticNode, word: string, value?: string): void => {
  planning.notes.push({ node: id, name, word, ...(value === undefined ? {} : { params: { value } }) });
};

const arrange = (node: SemanticNode, planning: Planning): Arrangement => {
  const arrangement = arrangementOf(node, planning.words);
  if (arrangement !== null) return arrangement;
  note(planning, node, 'layout-mode', node.layout?.direction ?? '');
  return { kind: 'layers' };
};

const alignOf = (word: string | undefined, { words }: Planning): Align | null =>
  word === undefined ? null : words.cross(word);

const CELL_ALIGN: Readonly<Record<string, Align>> = { MIN: 'start', CENTER: 'center', MAX: 'end' };

const cellOf = (node: SemanticNode, index: number, columns: number): Place => {
  const cell = node.item?.grid;
  const at = { column: index % columns, row: Math.floor(index / columns), columnSpan: 1, rowSpan: 1 };
  return {
    kind: 'cell',
    cell: {
      ...at,
      ...cell,
      horizontal: CELL_ALIGN[cell?.horizontalAlign ?? ''] ?? null,
      vertical: CELL_ALIGN[cell?.verticalAlign ?? ''] ?? null,
    },
  };
};

interface Around {
  readonly node: SemanticNode;
  readonly arrangement: Arrangement;
  readonly isRoot: boolean;
}

/** Half a pixel: Figma tells some places after rounding. */
const SLACK = 0.5;

/** What lies on a screen from edge to edge is meant to: it grows with the screen, whatever it was fixed to. */
const spansScreen = ({ node, box }: LooseLayer, around: Around): boolean => {
  if (!around.isRoot || node.text !== undefined) return false;
  const { arrangement, node: screen } = around;
  const [, right, , left] = arrangement.kind === 'stack' ? arrangement.padding.map(plain) : [0, 0, 0, 0];
  if (arrangement.kind === 'stack' && arrangement.axis === 'row' && node.item?.absolute !== true) return false;
  return box.x <= (left ?? 0) + SLACK && box.x + box.width >= screen.box.width - (right ?? 0) - SLACK;
};

const edgeToEdge: Pin = { side: 'both', start: 0, end: 0 };

/** A child that the arrangement of its parent lays out. */
const flows = (node: SemanticNode, { arrangement }: Around): boolean =>
  (arrangement.kind === 'stack' || arrangement.kind === 'grid') && node.item?.absolute !== true;

const inFlow = (node: SemanticNode, stack: Stack, first: boolean, planning: Planning): Place => ({
  kind: 'flow',
  parent: stack,
  self: alignOf(node.item?.alignSelf, planning),
  first,
});

/** The ground of a group is as large as the group, which is so by what is in it. */
const isGround = ({ box }: LooseLayer, { node }: Around): boolean =>
  node.figmaType === 'GROUP' &&
  node.rotation === undefined &&
  node.transform === undefined &&
  Math.abs(box.x) + Math.abs(box.y) < SLACK &&
  Math.abs(box.width - node.box.width) + Math.abs(box.height - node.box.height) < SLACK;

const pinned = (layer: LooseLayer, around: Around): Place => {
  if (isGround(layer, around)) return { kind: 'pinned', horizontal: edgeToEdge, vertical: edgeToEdge };
  const { horizontal, vertical } = pinsOf(layer.node, layer.box, around.node.box);
  const spans = horizontal.side === 'start' && spansScreen(layer, around);
  return { kind: 'pinned', horizontal: spans ? edgeToEdge : horizontal, vertical };
};

/** Where each child stands, in the order of the design. */
const placed = (layers: readonly LooseLayer[], around: Around, planning: Planning): [LooseLayer, Place][] => {
  const { arrangement, node: parent } = around;
  let flowing = 0;
  return layers.map((layer) => {
    const { node } = layer;
    if (!flows(node, around)) return [layer, pinned(layer, around)];
    flowing += 1;
    if (arrangement.kind === 'stack') return [layer, inFlow(node, arrangement, flowing === 1, planning)];
    return [layer, cellOf(node, flowing - 1, Math.max(1, parent.layout?.grid?.columns ?? 1))];
  });
};

/** Groups fall apart where each layer stands at its own place; a layout counts them as one. */
const layersOf = ({ node, arrangement }: Around, inInstance: boolean): readonly LooseLayer[] => {
  const children = node.children ?? [];
  // Instances of a component have to stay alike, wherever their layers lie.
  if (arrangement.kind === 'layers') {
    if (inInstance) return looseLayers(children, { order: (same) => same, keeps: null });
    return looseLayers(children, { order: readingOrder, keeps: node.figmaType === 'GROUP' ? null : node.box });
  }
  return children.filter(({ visible }) => visible !== false).map((child) => ({ node: child, box: child.box }));
};

interface Planned {
  readonly node: SemanticNode;
  readonly place: Place;
  readonly spans: boolean;
  readonly depth: number;
  readonly inInstance: boolean;
}

const plan = ({ node, place, spans, depth, inInstance: isInside }: Planned, planning: Planning): LayoutNode => {
  const content = contentOf(node);
  const arrangement: Arrangement = content === 'box' ? arrange(node, planning) : { kind: 'none' };
  const around = { node, arrangement, isRoot: place.kind === 'root' };
  const inInstance = isInside || node.instance !== undefined;
  const isTooDeep = depth >= DEEPEST && (node.children ?? []).length > 0;
  if (isTooDeep) note(planning, node, 'too-deep');
  const hasLayers = content === 'box' && !isTooDeep;
  const layers = hasLayers ? masked(layersOf(around, inInstance), (layer, word) => note(planning, layer, word)) : [];
  const places = placed(layers, around, planning);
  const flowing = places.filter(([, { kind }]) => kind !== 'pinned').length;
  const size = sizeOf({ node, arrangement, place, flowing, spans }, planning.words);
  const children = places.map(([layer, childPlace]) =>
    plan(
      { node: layer.node, place: childPlace, spans: spansScreen(layer, around), depth: depth + 1, inInstance },
      planning,
    ),
  );
  return {
    node: withRoundEnds(node),
    content,
    size,
    arrangement: children.length === 0 ? emptied(arrangement) : arrangement,
    place,
    level: null,
    stretches: stretches(arrangement, children),
    children: levelled(children, node.layout?.reverseZ === true && flowing > 1),
  };
};

/** True when all that a stack lays out fills it across, as CSS does by itself. */
const stretches = (arrangement: Arrangement, children: readonly LayoutNode[]): boolean => {
  if (arrangement.kind !== 'stack') return false;
  const flowing = children.filter(({ place }) => place.kind !== 'pinned');
  const isRow = arrangement.axis === 'row';
  return (
    flowing.length > 0 &&
    flowing.every(({ size, content }) => {
      const limit = isRow ? size.maxHeight : size.maxWidth;
      return (isRow ? size.height : size.width).kind === 'fill' && limit === undefined && content !== 'picture';
    })
  );
};

/** Levels of children that do not lie as CSS would lay them: a first child on top, and layers at their own place behind others. */
const levelled = (children: readonly LayoutNode[], reversed: boolean): readonly LayoutNode[] => {
  if (reversed) return children.map((child, index) => ({ ...child, level: children.length - index }));
  const last = children.findLastIndex(({ place }) => place.kind !== 'pinned');
  return children.map((child, index) =>
    index < last && child.place.kind === 'pinned' ? { ...child, level: -1 } : child,
  );
};

/** Deeper than any design that somebody drew, and well within what can be walked. */
const DEEPEST = 300;

/** Without children only the padding of a stack would be left, and a box of a fixed size needs none. */
const emptied = (arrangement: Arrangement): Arrangement =>
  arrangement.kind === 'none' ? arrangement : { kind: 'none' };

/**
 * The layout of a screen, free of any stack: sizes resolved, groups taken apart, everything invisible gone.
 * @param maps the words of the workspace's adapter, which the semantic AST is written in
 */
export const layoutPlan = (root: SemanticNode, maps: LayoutMaps): LayoutPlan => {
  const planning: Planning = { words: stackWords(maps), notes: [] };
  return {
    root: plan({ node: root, place: { kind: 'root' }, spans: false, depth: 0, inInstance: false }, planning),
    notes: planning.notes,
  };
};
