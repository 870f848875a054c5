import type { Box } from '../figma/fields.ts';
import type { Placement } from '../semantic-ast/fields/placement.ts';
import type { FontBook } from './text/font-book.ts';

/** Why a layer is not drawn as Figma draws it; each is `renderFlag.<word>` of the locales. */
export const RENDER_FLAGS = [
  'no-geometry',
  'no-bounds',
  'no-image',
  'image-filters',
  'moving-image',
  'unsupported-paint',
  'unsupported-effect',
  'unsupported-blend',
  'unsupported-stroke',
  'unsupported-layer',
  'shape-approximate',
  'font-missing',
  'text-approximate',
  'too-many-layers',
  'too-deep',
  'too-large',
] as const;

export type RenderReason = (typeof RENDER_FLAGS)[number];

/** What these name is missing or hatched in the picture; what the others name is there, drawn in a simpler way. */
const LEFT_OUT: ReadonlySet<RenderReason> = new Set([
  'no-geometry',
  'no-bounds',
  'no-image',
  'unsupported-paint',
  'unsupported-layer',
  'too-many-layers',
  'too-deep',
  'too-large',
]);

export const leavesOut = ({ reason }: RenderFlag): boolean => LEFT_OUT.has(reason);

export interface RenderFlag {
  readonly nodeId: string;
  readonly name: string;
  readonly reason: RenderReason;
}

/** A picture to embed; `width` and `height` are its own size in pixels at scale 1. */
export interface RenderImage {
  /** `data:image/(png|jpeg);base64,…`, or an id of letters, digits, `_` and `-` that the caller replaces. */
  readonly href: string;
  readonly width: number;
  readonly height: number;
}

export interface RenderBounds {
  /** Visible layers in one drawing; above it a placeholder is drawn. */
  readonly layers: number;
  /** Characters of the SVG, beyond which nothing more is added. */
  readonly characters: number;
}

export interface RenderOptions {
  /** The image that a paint refers to, else undefined. `nodeId` is the layer that wears it. */
  readonly image: (ref: string, nodeId: string) => RenderImage | undefined;
  /** A ready picture of a layer, drawn in place of it and everything in it. */
  readonly picture?: (nodeId: string) => RenderImage | undefined;
  /** Where the layer around the drawn ones stands, when it may be turned; else they stand as they say themselves. */
  readonly around?: Placement | null;
  /** Null when nobody knows which fonts there are. */
  readonly fonts: FontBook | null;
  readonly bounds?: Partial<RenderBounds>;
}

export interface RenderCounts {
  /** Visible layers; what lies in a boolean operation or under a ready picture is part of it. */
  readonly layers: number;
  readonly drawn: number;
  readonly flagged: number;
}

export interface LayerDrawing {
  readonly svg: string;
  /** Of the picture box, in pixels at scale 1. */
  readonly width: number;
  readonly height: number;
  /** Where the picture lies on the page. */
  readonly box: Box;
  readonly counts: RenderCounts;
  /** In drawing order; at most one for a layer and a reason. */
  readonly flags: readonly RenderFlag[];
}

export const DEFAULT_BOUNDS: RenderBounds = { layers: 20_000, characters: 32 * 1024 * 1024 };
