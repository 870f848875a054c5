import { ENTRIES_TOLD, LAYERS_NAMED, type LintedLayer, linted, type ShapeEntry } from '../screen-lint.ts';
import type { LintNode } from '../walk-screen.ts';

/** Smaller subtrees repeat by nature. */
const SMALLEST = 3;

/** The same number for subtrees of the same build: types, directions and order, but not sizes, colours or texts. */
export interface Shape {
  readonly whole: number;
  /** Of what lies in it alone: a component and a frame around the same layers share it. */
  readonly inside: number;
  /** Layers, itself included. */
  readonly size: number;
}

export type Shapes = ReadonlyMap<LintNode, Shape>;

/**
 * 53 bits of a text, the same in every process: builds are compared across screens that are looked at apart. Among a
 * million builds two that differ meet by chance once in ten thousand designs.
 */
const hashOf = (text: string): number => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
};

const ownText = ({ node: { figmaType, layout, instance } }: LintNode): string =>
  [figmaType, layout?.direction ?? '', layout?.wrap ?? '', instance?.componentId ?? ''].join('|');

/** The shapes of all layers of a screen, from the leaves upwards, so that each layer is looked at once. */
export const shapesOf = (seen: readonly LintNode[]): Shapes => {
  const shapes = new Map<LintNode, Shape>();
  const below = new Map<LintNode, Shape[]>();
  for (const at of seen.toReversed()) {
    const parts = (below.get(at) ?? []).reverse();
    const inside = parts.map(({ whole }) => whole).join(',');
    const shape = {
      whole: hashOf(`${ownText(at)}:${inside}`),
      inside: hashOf(inside),
      size: parts.reduce((sum, { size }) => sum + size, 1),
    };
    shapes.set(at, shape);
    if (at.parent === null) continue;
    const siblings = below.get(at.parent);
    if (siblings === undefined) below.set(at.parent, [shape]);
    else siblings.push(shape);
  }
  return shapes;
};

const isCandidate = ({ node, parent, inComponent }: LintNode, { size }: Shape): boolean => {
  if (parent === null || inComponent || size < SMALLEST) return false;
  return (node.figmaType === 'FRAME' || node.figmaType === 'GROUP') && node.screenshot === undefined;
};

interface Entry extends ShapeEntry {
  count: number;
  readonly layers: LintedLayer[];
}

/** Frames and groups by their build and by the builds around them; parents stand before what lies in them. */
export const shapeEntries = (seen: readonly LintNode[], shapes: Shapes): readonly ShapeEntry[] => {
  const entries: Entry[] = [];
  const byKey = new Map<string, number>();
  const entryOf = new Map<LintNode, number>();
  for (const at of seen) {
    const around = at.parent === null ? -1 : (entryOf.get(at.parent) ?? -1);
    const shape = shapes.get(at);
    if (shape === undefined || !isCandidate(at, shape)) {
      entryOf.set(at, around);
      continue;
    }
    const key = `${around} ${shape.whole}`;
    const known = byKey.get(key);
    if (known === undefined && entries.length >= ENTRIES_TOLD) {
      entryOf.set(at, around);
      continue;
    }
    const index = known ?? entries.push({ shape: shape.whole, size: shape.size, around, count: 0, layers: [] }) - 1;
    byKey.set(key, index);
    entryOf.set(at, index);
    const entry = entries[index] as Entry;
    entry.count += 1;
    if (entry.layers.length < LAYERS_NAMED) entry.layers.push(linted(at.node));
  }
  return entries;
};
