import type { Bound, SemanticNode } from '#contract/design/semantic-ast';

/** Pixels, with the token that stands behind them. */
export type Length = Bound<number>;

/** How long a layer is along one axis. A share fills what is left, beside other shares. */
export type Sizing =
  | { readonly kind: 'fixed'; readonly length: Length }
  | { readonly kind: 'hug' }
  | { readonly kind: 'fill'; readonly share: number };

export interface Size {
  readonly width: Sizing;
  readonly height: Sizing;
  readonly minWidth?: Length;
  readonly maxWidth?: Length;
  readonly minHeight?: Length;
  readonly maxHeight?: Length;
  readonly ratio?: number;
}

export type Axis = 'row' | 'column';
export type Align = 'start' | 'center' | 'end' | 'baseline' | 'stretch';

/** top, right, bottom, left */
export type Sides = readonly [Length, Length, Length, Length];

export interface Stack {
  readonly kind: 'stack';
  readonly axis: Axis;
  readonly main: Align | 'between';
  readonly cross: Align;
  readonly gap: Length;
  /** Between lines that wrap; null: it does not wrap. */
  readonly wrap: { readonly gap: Length; readonly spread: boolean } | null;
  readonly padding: Sides;
}

export interface Grid {
  readonly kind: 'grid';
  readonly columns: string;
  readonly rows: string;
  readonly columnGap: Length;
  readonly rowGap: Length;
  readonly padding: Sides;
}

/** How a layer arranges what it holds; `layers`: each child at its own place. */
export type Arrangement = Stack | Grid | { readonly kind: 'layers' } | { readonly kind: 'none' };

/** Where a layer keeps to along one axis when the one around it grows: pixels, or shares of the whole for `scale`. */
export type Pin =
  | { readonly side: 'start'; readonly at: number }
  | { readonly side: 'end'; readonly at: number }
  | { readonly side: 'both'; readonly start: number; readonly end: number }
  /** From the middle of the one around it to the start of the layer. */
  | { readonly side: 'center'; readonly from: number }
  | { readonly side: 'scale'; readonly start: number; readonly size: number };

export interface Cell {
  readonly column: number;
  readonly row: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly horizontal: Align | null;
  readonly vertical: Align | null;
}

export type Place =
  | { readonly kind: 'root' }
  | { readonly kind: 'flow'; readonly parent: Stack; readonly self: Align | null; readonly first: boolean }
  | { readonly kind: 'cell'; readonly cell: Cell }
  | { readonly kind: 'pinned'; readonly horizontal: Pin; readonly vertical: Pin };

/** What a layer is made of; `clip` stands for a mask and cuts what lies outside its shape. */
export type Content = 'box' | 'text' | 'picture' | 'clip';

/** A layer with its layout resolved: no words of a stack, no constraints, no groups, nothing invisible. */
export interface LayoutNode {
  readonly node: SemanticNode;
  readonly content: Content;
  readonly size: Size;
  readonly arrangement: Arrangement;
  readonly place: Place;
  /** Order from back to front among its siblings where it is not that of the code; null: as it stands. */
  readonly level: number | null;
  /** A stack all of whose children fill it across: then nothing has to be said about it. */
  readonly stretches: boolean;
  readonly children: readonly LayoutNode[];
}

/** A layer, or a part of its look, that is not in the code: a word of `planNote` in the locales. */
export interface LayoutNote {
  readonly node: string;
  readonly name: string;
  readonly word: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface LayoutPlan {
  readonly root: LayoutNode;
  readonly notes: readonly LayoutNote[];
}

export const plain = (length: Length): number => (typeof length === 'number' ? length : length.value);
