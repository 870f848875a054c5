import type { Bound, Corners, Effect, Paint, Strokes } from '#contract/design/semantic-ast';
import type { Align, Axis, Length, Pin, Sides } from '../../layout/layout-node.ts';
import type { Declaration, Declarations } from '../css/declarations.ts';
import type { Control } from '../markup/controls.ts';
import type { Field } from '../markup/fields.ts';
import type { Role } from '../markup/roles.ts';

/** Where a layer is turned or mirrored: degrees, clockwise, then a, b, c, d of a matrix. */
export type Turn =
  | { readonly kind: 'angle'; readonly degrees: number }
  | { readonly kind: 'matrix'; readonly values: readonly [number, number, number, number] };

/** Across a stack: `stretch` where the stack stretches all that it holds, `fill` where this one alone fills it. */
export type Across = 'stretch' | 'fill';

/** What a text or a part of it is written in. */
export interface Font {
  readonly family?: string;
  readonly weight?: number;
  readonly italic?: boolean;
  readonly size?: Length;
  /** Pixels of a line; null: the font's own. */
  readonly line?: number | null;
  readonly spacing?: Length;
  readonly decoration?: string;
  readonly features?: Readonly<Record<string, number>>;
}

/**
 * How a layer is placed, how large it is and how it looks, each part by itself, free of any stack. Parts that differ between
 * the variants of a component are told apart by their names.
 */
export interface Facets {
  /** Share of what a stack has left along its axis. */
  readonly share: number;
  /** It is the screen itself. */
  readonly root: true;
  readonly across: Across;
  readonly self: Align;
  /** Where it stands in what it fills across, once it is as wide as it may be. */
  readonly limitAt: Align;
  /** Direction of the stack around, where that is needed to say the place. */
  readonly within: Axis;
  readonly pin: { readonly horizontal: Pin; readonly vertical: Pin; readonly width: number; readonly height: number };
  /** Pixels that it lies under the next one, and how long it is itself. */
  readonly overlap: { readonly by: number; readonly length: number };
  readonly level: number;

  readonly width: Length;
  readonly height: Length;
  readonly minWidth: Length;
  readonly maxWidth: Length;
  readonly minHeight: Length;
  readonly maxHeight: Length;
  /** Width by height, for what keeps its shape when it grows. */
  readonly ratio: number;

  readonly role: Role | 'heading';
  /** It is switched on or off, or chosen among others. */
  readonly control: Control;
  /** Words and the one thing that they name: heard as one. */
  readonly labels: true;
  /** Of a text: it stands where somebody types. */
  readonly field: Field;
  readonly arrangement: 'row' | 'column' | 'layers' | 'none';
  readonly main: Align | 'between';
  readonly cross: Align;
  readonly gap: Length;
  readonly wrap: { readonly gap: Length; readonly spread: boolean };
  readonly padding: Sides;
  /** As large across as the largest that it holds. */
  readonly intrinsic: 'width' | 'height';
  /** It takes the whole length of its axis. */
  readonly full: true;
  readonly scroll: string;
  readonly clips: true;

  readonly fills: readonly Paint[];
  readonly strokes: Strokes;
  /** Strokes that the layout counts in. */
  readonly solidBorder: true;
  readonly corners: Corners;
  readonly effects: readonly Effect[];
  readonly opacity: Bound<number>;
  readonly turn: Turn;
  readonly blend: string;
  readonly box: { readonly width: number; readonly height: number };
  readonly fit: string;

  readonly font: Font;
  /** Name of the style of the design that the font is. */
  readonly named: string;
  readonly ink: readonly Paint[];
  readonly letterCase: string;
  readonly textAlign: string;
  readonly textVertical: string;
  readonly keepsLine: true;
  readonly maxLines: number;
}

export type Facet = keyof Facets;
export type Look = Partial<Facets>;

/** What only the place where a component is used can say. */
const OF_PLACE: ReadonlySet<string> = new Set<Facet>([
  'root',
  'share',
  'across',
  'self',
  'limitAt',
  'within',
  'pin',
  'overlap',
  'level',
]);
const OF_SIZE: ReadonlySet<string> = new Set<Facet>([
  'width',
  'height',
  'minWidth',
  'maxWidth',
  'minHeight',
  'maxHeight',
  'ratio',
  // A place that says how long it is makes the stack that long.
  'full',
]);

export const isOfPlace = (facet: string): boolean => OF_PLACE.has(facet);
/** What a use of a component may say beside its place. */
export const isOfSize = (facet: string): boolean => OF_SIZE.has(facet);

/** A look as pairs that are compared as text, the way the extraction of components compares rules. */
export const declared = (look: Look): Declaration[] =>
  Object.entries(look).flatMap(([facet, value]) =>
    value === undefined ? [] : [[facet, JSON.stringify(value)] as const],
  );

export const lookOf = (style: Declarations): Look =>
  Object.fromEntries(style.map(([facet, text]) => [facet, JSON.parse(text)])) as Look;
