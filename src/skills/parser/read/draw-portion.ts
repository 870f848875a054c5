import type { FigmaNode } from '../figma/raw-node.ts';
import { drawScreen } from '../render/draw-layer.ts';
import { leavesOut, type RenderBounds, type RenderImage, type RenderReason } from '../render/drawing.ts';
import type { FontBook } from '../render/text/font-book.ts';
import { type Placement, placementOf } from '../semantic-ast/fields/placement.ts';
import type { Portion } from './portion.ts';
import type { PortionContext } from './portion-context.ts';
import { pagesOf } from './read-portion.ts';

/** What drawings may be made of, as far as it is known outside: sizes, and where the bytes are to be put in later. */
export interface DrawAssets {
  /** By `imageRef`. */
  readonly fills: ReadonlyMap<string, RenderImage>;
  /** Ready pictures, by id of the layer. */
  readonly pictures: ReadonlyMap<string, RenderImage>;
  /** Null when nobody knows which fonts there are. */
  readonly fonts: FontBook | null;
}

export interface DrawRequest {
  readonly portion: Portion;
  readonly ids: readonly string[];
  readonly assets: DrawAssets;
  /** What is above them is flagged; of a whole drawing where absent. */
  readonly bounds?: Partial<RenderBounds>;
}

/** A layer drawn from its geometry. */
export interface DrawnLayer {
  readonly id: string;
  readonly svg: string;
  readonly layers: number;
  readonly flagged: number;
  /** How many layers are missing, hatched or simpler, by why. */
  readonly reasons: Readonly<Partial<Record<RenderReason, number>>>;
  /** The first reason for which a part of it is not there at all; null when all of it is. */
  readonly leftOut: RenderReason | null;
}

interface Visit {
  readonly node: FigmaNode;
  readonly around: Placement | null;
}

/** Layers by id with the placement of what is around them. */
const find = (roots: readonly FigmaNode[], ids: ReadonlySet<string>): readonly Visit[] => {
  const found: Visit[] = [];
  const stack: Visit[] = roots.map((node) => ({ node, around: null })).reverse();
  for (let visit = stack.pop(); visit !== undefined && found.length < ids.size; visit = stack.pop()) {
    const { node, around } = visit;
    if (ids.has(node.id)) found.push(visit);
    const { children = [] } = node;
    if (children.length === 0) continue;
    const placement = placementOf(node, around);
    for (const child of children.toReversed()) stack.push({ node: child, around: placement });
  }
  return found;
};

const draw = ({ node, around }: Visit, { assets, bounds = {} }: DrawRequest): DrawnLayer => {
  const { fills, pictures, fonts } = assets;
  const drawing = drawScreen([node], {
    image: (ref) => fills.get(ref),
    // A picture of the layer itself is what is missing.
    picture: (id) => (id === node.id ? undefined : pictures.get(id)),
    around,
    fonts,
    bounds,
  });
  const reasons: Partial<Record<RenderReason, number>> = {};
  for (const { reason } of drawing.flags) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    id: node.id,
    svg: drawing.svg,
    layers: drawing.counts.layers,
    flagged: drawing.counts.flagged,
    reasons,
    leftOut: drawing.flags.find(leavesOut)?.reason ?? null,
  };
};

/** Reads a portion again and draws some of its layers. @throws CodedError of `readPortion` */
export const drawPortion = (request: DrawRequest, context: PortionContext): readonly DrawnLayer[] => {
  const wanted = new Set(request.ids);
  return pagesOf(request.portion, context).flatMap(({ children }) =>
    find(children, wanted).map((visit) => draw(visit, request)),
  );
};
