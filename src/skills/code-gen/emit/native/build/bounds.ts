import type { LayoutNode, Length, Sizing, Stack } from '../../../layout/layout-node.ts';
import type { Look } from '../facets.ts';

/** Along which axes something around says how large a layer may be at most: only there anything can fill. */
export interface Bounds {
  readonly width: boolean;
  readonly height: boolean;
}

const sizeAlong = ({ size }: LayoutNode, stack: Stack): Sizing => (stack.axis === 'row' ? size.width : size.height);
const sizeAcross = ({ size }: LayoutNode, stack: Stack): Sizing => (stack.axis === 'row' ? size.height : size.width);

const flowing = ({ children }: LayoutNode): LayoutNode[] => children.filter(({ place }) => place.kind === 'flow');

export const fillsAlong = (layout: LayoutNode): boolean => {
  const { arrangement } = layout;
  return arrangement.kind === 'stack' && flowing(layout).some((child) => sizeAlong(child, arrangement).kind === 'fill');
};

export interface StackFacts {
  /** All that it holds is as large across as it is. */
  readonly stretches: boolean;
  /** It has to find out first how large the largest is. */
  readonly intrinsic: boolean;
}

/** How a stack deals with what fills it across. @param inner bounds inside of the stack */
export const stackFacts = (layout: LayoutNode, stack: Stack, inner: Bounds): StackFacts => {
  const children = flowing(layout);
  const fills = children.filter((child) => sizeAcross(child, stack).kind === 'fill');
  if (fills.length === 0 || stack.wrap !== null) return { stretches: false, intrinsic: false };
  const isBounded = stack.axis === 'row' ? inner.height : inner.width;
  const hugs = sizeAcross(layout, stack).kind === 'hug';
  const intrinsic = hugs || !isBounded;
  return { stretches: fills.length === children.length || intrinsic, intrinsic };
};

interface Sized {
  readonly look: Look;
  /** Bounds inside of the layer. */
  readonly inner: Bounds;
}

const boxLength = ({ node }: LayoutNode, side: 'width' | 'height'): Length => Math.max(0, node.box[side]);

/** Without what is not known. */
const known = (sides: Readonly<Record<string, Length | undefined>>): Look =>
  Object.fromEntries(Object.entries(sides).filter(([, length]) => length !== undefined));

const fixedOr = (layout: LayoutNode, side: 'width' | 'height', sizing: Sizing): Length | undefined =>
  sizing.kind === 'fixed' ? sizing.length : sizing.kind === 'fill' ? boxLength(layout, side) : undefined;

interface InStack {
  readonly stack: Stack;
  readonly facts: StackFacts;
  /** Bounds inside of the stack. */
  readonly bounds: Bounds;
}

/** How large a layer is that a stack lays out: where nothing says how much there is to fill it keeps the size of its box. */
export const sizedInStack = (layout: LayoutNode, { stack, facts, bounds }: InStack): Sized => {
  const [along, across] = stack.axis === 'row' ? (['width', 'height'] as const) : (['height', 'width'] as const);
  const { size } = layout;
  const shares = size[along].kind === 'fill' && bounds[along] && stack.wrap === null;
  const spreads = size[across].kind === 'fill' && stack.wrap === null && (bounds[across] || facts.intrinsic);
  const look: Look = {
    ...(shares && size[along].kind === 'fill' ? { share: size[along].share, within: stack.axis } : {}),
    ...(spreads ? { across: facts.stretches ? 'stretch' : 'fill', within: stack.axis } : {}),
    ...(shares ? {} : known({ [along]: fixedOr(layout, along, size[along]) })),
    ...(spreads ? {} : known({ [across]: fixedOr(layout, across, size[across]) })),
  };
  const inner = {
    [along]: shares || size[along].kind !== 'hug',
    [across]: spreads || size[across].kind !== 'hug' || bounds[across],
  };
  return { look, inner: inner as unknown as Bounds };
};

/** How large a layer is at a place of its own. */
export const sizedAlone = (layout: LayoutNode): Sized => {
  const { place, size, node } = layout;
  // A text at the top of a box of its own is never cut by it.
  const isFree = node.text !== undefined && node.text.verticalAlign === undefined && node.text.truncation === undefined;
  const spans = (pin: { readonly side: string }): boolean => pin.side === 'both' || pin.side === 'scale';
  const isWide = place.kind === 'pinned' && spans(place.horizontal);
  const isHigh = place.kind === 'pinned' && spans(place.vertical);
  return {
    look: {
      ...(isWide ? {} : known({ width: fixedOr(layout, 'width', size.width) })),
      ...(isHigh || isFree ? {} : known({ height: fixedOr(layout, 'height', size.height) })),
    },
    inner: { width: isWide || size.width.kind !== 'hug', height: isHigh || size.height.kind !== 'hug' },
  };
};

const ALONG: Readonly<Record<string, readonly (keyof Bounds)[]>> = {
  horizontal: ['width'],
  vertical: ['height'],
  both: ['width', 'height'],
};

/** Along which axes a layer scrolls: only where it is not as long as what is in it. @param bounds of the layer */
export const scrollIn = ({ node }: LayoutNode, bounds: Bounds): string | null => {
  const axes = (ALONG[node.scroll ?? ''] ?? []).filter((axis) => bounds[axis]);
  if (axes.length === 2) return 'both';
  const [axis] = axes;
  return axis === undefined ? null : axis === 'width' ? 'horizontal' : 'vertical';
};

/** Where something scrolls nothing says how long what is in it may be. */
export const scrolled = (bounds: Bounds, scroll: string | null): Bounds => {
  const open = new Set(ALONG[scroll ?? '']);
  return { width: bounds.width && !open.has('width'), height: bounds.height && !open.has('height') };
};
