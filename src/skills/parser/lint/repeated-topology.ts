import type { FindingBook } from '../semantic-ast/finding-book.ts';
import type { LintNode } from './walk-screen.ts';

/** Smaller subtrees repeat by nature; more than twice is no accident. */
const SMALLEST = 3;
const TIMES = 3;

/** The same number for subtrees of the same build: types, directions and order, but not sizes, colours or texts. */
interface Shape {
  readonly kind: number;
  readonly size: number;
}

/** Gives numbers to shapes from the leaves upwards, so that each layer is looked at once. */
class ShapeTable {
  readonly #kinds = new Map<string, number>();

  shapesOf(seen: readonly LintNode[]): Map<LintNode, Shape> {
    const shapes = new Map<LintNode, Shape>();
    const below = new Map<LintNode, Shape[]>();
    for (const at of seen.toReversed()) {
      const parts = (below.get(at) ?? []).reverse();
      const shape = { kind: this.#kind(at, parts), size: parts.reduce((sum, part) => sum + part.size, 1) };
      shapes.set(at, shape);
      if (at.parent === null) continue;
      const siblings = below.get(at.parent);
      if (siblings === undefined) below.set(at.parent, [shape]);
      else siblings.push(shape);
    }
    return shapes;
  }

  #kind({ node }: LintNode, parts: readonly Shape[]): number {
    const { figmaType, layout, instance } = node;
    const own = [figmaType, layout?.direction ?? '', layout?.wrap ?? '', instance?.componentId ?? ''].join('|');
    const key = `${own}:${parts.map((part) => part.kind).join(',')}`;
    const known = this.#kinds.get(key);
    if (known !== undefined) return known;
    this.#kinds.set(key, this.#kinds.size);
    return this.#kinds.size - 1;
  }
}

const isCandidate = ({ node, parent, inComponent }: LintNode, { size }: Shape): boolean => {
  if (parent === null || inComponent || size < SMALLEST) return false;
  return (node.figmaType === 'FRAME' || node.figmaType === 'GROUP') && node.screenshot === undefined;
};

/**
 * Subtrees of the same build that occur three times or more and are no instances. Only the outermost ones are named:
 * what repeats because its parent repeats is no news.
 */
export const lintRepeatedTopology = (screens: readonly (readonly LintNode[])[], findings: FindingBook): void => {
  const table = new ShapeTable();
  const shapes = screens.map((seen) => table.shapesOf(seen));
  const counts = new Map<number, number>();
  const candidate = (at: LintNode, screen: number): Shape | undefined => {
    const shape = shapes[screen]?.get(at);
    return shape !== undefined && isCandidate(at, shape) ? shape : undefined;
  };
  for (const [screen, seen] of screens.entries()) {
    for (const at of seen) {
      const kind = candidate(at, screen)?.kind;
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  for (const [screen, seen] of screens.entries()) {
    const repeated = new Set<LintNode>();
    for (const at of seen) {
      const around = at.parent !== null && repeated.has(at.parent);
      const shape = candidate(at, screen);
      const repeats = shape !== undefined && (counts.get(shape.kind) ?? 0) >= TIMES;
      if (around || repeats) repeated.add(at);
      if (around || !repeats) continue;
      const params = { size: shape.size };
      findings.add(
        { rule: 'repeated-topology', severity: 'info', params, key: String(shape.kind) },
        at.node,
        at.screen,
      );
    }
  }
};
