import type { FindingBook } from '../semantic-ast/finding-book.ts';
import type { LintNode } from './walk-screen.ts';

/** Smaller subtrees repeat by nature; more than twice is no accident. */
const SMALLEST = 3;
const TIMES = 3;

/** A layer that could be one of several of the same build. */
export interface ShapedLayer {
  readonly id: string;
  readonly name: string;
  /** The same for subtrees of the same build: types, directions and order, but not sizes, colours or texts. */
  readonly kind: string;
  /** Layers in it, itself included. */
  readonly size: number;
  /** How many of the layers behind it in the list lie in it. */
  readonly inside: number;
}

interface Shape {
  readonly kind: string;
  readonly size: number;
}

/** 64 bits of a text: two layers of different build share them by chance once in some 10^19. */
const digest = (text: string): string => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (high >>> 0).toString(36) + (low >>> 0).toString(36);
};

const shapeOf = ({ node }: LintNode, parts: readonly Shape[]): Shape => {
  const { figmaType, layout, instance } = node;
  const own = [figmaType, layout?.direction ?? '', layout?.wrap ?? '', instance?.componentId ?? ''].join('|');
  return {
    kind: digest(`${own}:${parts.map((part) => part.kind).join(',')}`),
    size: parts.reduce((sum, part) => sum + part.size, 1),
  };
};

/** Shapes from the leaves upwards, so that each layer is looked at once. */
const shapesOf = (seen: readonly LintNode[]): Map<LintNode, Shape> => {
  const shapes = new Map<LintNode, Shape>();
  const below = new Map<LintNode, Shape[]>();
  for (let at = seen.length - 1; at >= 0; at -= 1) {
    const layer = seen[at] as LintNode;
    const shape = shapeOf(layer, (below.get(layer) ?? []).reverse());
    shapes.set(layer, shape);
    if (layer.parent === null) continue;
    const siblings = below.get(layer.parent);
    if (siblings === undefined) below.set(layer.parent, [shape]);
    else siblings.push(shape);
  }
  return shapes;
};

const isCandidate = ({ node, parent, inComponent }: LintNode, { size }: Shape): boolean => {
  if (parent === null || inComponent || size < SMALLEST) return false;
  return (node.figmaType === 'FRAME' || node.figmaType === 'GROUP') && node.screenshot === undefined;
};

const liesIn = (layer: LintNode, around: LintNode): boolean => {
  for (let above = layer.parent; above !== null; above = above.parent) if (above === around) return true;
  return false;
};

/** The layers of a screen that repetition is looked for among, parents before children. */
export const shapedLayersOf = (seen: readonly LintNode[]): ShapedLayer[] => {
  const shapes = shapesOf(seen);
  const found: { layer: LintNode; shaped: ShapedLayer & { inside: number } }[] = [];
  const open: typeof found = [];
  for (const layer of seen) {
    const shape = shapes.get(layer);
    if (shape === undefined || !isCandidate(layer, shape)) continue;
    while (open.length > 0 && !liesIn(layer, (open.at(-1) as (typeof open)[number]).layer)) open.pop();
    for (const { shaped } of open) shaped.inside += 1;
    const { id, name } = layer.node;
    const entry = { layer, shaped: { id, name, ...shape, inside: 0 } };
    found.push(entry);
    open.push(entry);
  }
  return found.map(({ shaped }) => shaped);
};

interface ShapedScreen {
  readonly screen: string;
  readonly shapes: readonly ShapedLayer[];
}

/**
 * Subtrees of the same build that occur three times or more and are no instances. Only the outermost ones are named:
 * what repeats because its parent repeats is no news.
 */
export const addRepeatedTopology = (screens: readonly ShapedScreen[], findings: FindingBook): void => {
  const counts = new Map<string, number>();
  for (const { shapes } of screens) for (const { kind } of shapes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { screen, shapes } of screens) {
    for (let at = 0; at < shapes.length; at += 1) {
      const { id, name, kind, size, inside } = shapes[at] as ShapedLayer;
      if ((counts.get(kind) ?? 0) < TIMES) continue;
      findings.add({ rule: 'repeated-topology', severity: 'info', params: { size }, key: kind }, { id, name }, screen);
      at += inside;
    }
  }
};
