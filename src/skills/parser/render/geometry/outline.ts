import type { Fields } from '../../figma/fields.ts';

/** One closed or open path in the layer's own coordinates. */
export interface Outline {
  /** Path data that is safe to write into an attribute. */
  readonly d: string;
  readonly rule: 'nonzero' | 'evenodd';
  /** Paints of this path alone, where they differ from those of the layer. */
  readonly fills?: readonly Fields[];
}

/** What a layer fills, and how it can grow or shrink. */
export interface Shape {
  readonly outlines: readonly Outline[];
  /** The outline moved outwards by so many pixels (inwards when negative); null for paths, which only a stroke can widen. */
  readonly grown: ((by: number) => string) | null;
  /** True when a number of the shape is a guess, because the document does not carry it. */
  readonly guessed?: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
