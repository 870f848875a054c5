import type { SemanticNode } from '#contract/design/semantic-ast';
import { type LayoutNode, plain, type Sizing } from '../../layout/layout-node.ts';
import { isMeaningless } from '../names/words.ts';

/** Fields of a layer that can be seen, or that say what it is. */
const TELLING: readonly (keyof SemanticNode)[] = [
  'rotation',
  'transform',
  'strokes',
  'effects',
  'opacity',
  'blendMode',
  'clips',
  'mask',
  'scroll',
  'instance',
  'component',
  'propertyRefs',
  'interactions',
  'styles',
];

const isBare = ({ node, arrangement }: LayoutNode): boolean =>
  node.figmaType === 'FRAME' &&
  isMeaningless(node.name) &&
  arrangement.kind === 'stack' &&
  arrangement.padding.every((side) => plain(side) === 0) &&
  (node.fills ?? []).length === 0 &&
  TELLING.every((field) => node[field] === undefined);

const hasLimits = ({ size }: LayoutNode): boolean =>
  [size.minWidth, size.maxWidth, size.minHeight, size.maxHeight, size.ratio].some((limit) => limit !== undefined);

/** How long the inner one is where both are as long as each other; null where they may not be. */
const shared = (outer: Sizing, inner: Sizing): Sizing | null => {
  if (outer.kind === 'hug') return inner.kind === 'fill' ? null : inner;
  return inner.kind === 'fill' ? outer : null;
};

const KEEPS = new Set(['start', 'end', 'center']);

const isStretched = ({ place }: LayoutNode): boolean =>
  place.kind === 'root' ||
  (place.kind === 'pinned' && !(KEEPS.has(place.horizontal.side) && KEEPS.has(place.vertical.side)));

/** What a layer holds in its place, where it is nothing but a box of the same size around it. */
const inside = (layout: LayoutNode): LayoutNode | null => {
  const [only, ...others] = layout.children;
  if (only === undefined || others.length > 0 || layout.node.children?.length !== 1) return null;
  if (only.place.kind !== 'flow' || isStretched(layout) || !isBare(layout)) return null;
  if (hasLimits(layout) || hasLimits(only)) return null;
  const width = shared(layout.size.width, only.size.width);
  const height = shared(layout.size.height, only.size.height);
  if (width === null || height === null) return null;
  return { ...only, place: layout.place, level: layout.level, size: { width, height } };
};

/**
 * A screen without boxes that nobody named and nobody sees.
 * @param inInstances also in instances: those of a component have to stay alike where it becomes one in code
 */
export const unwrapped = (layout: LayoutNode, inInstances: boolean): LayoutNode => {
  if (layout.node.instance !== undefined && !inInstances) return layout;
  const children = layout.children.map((child) => unwrapped(child, inInstances));
  const whole = { ...layout, children };
  return inside(whole) ?? whole;
};
