import type { InstanceInfo } from '#contract/design/semantic-ast';
import type { Declarations } from '../css/declarations.ts';

/** The layer that a piece of code came of. */
export interface Origin {
  readonly id: string;
  readonly name: string;
}

export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
}

export interface BreakPiece {
  readonly kind: 'break';
}

/** Says in the code what was left out; holds the id of the layer. */
export interface CommentPiece {
  readonly kind: 'comment';
  readonly text: string;
}

/** An address that the emitter writes in its own way: a file of the project, relative to its folder. */
export interface AssetValue {
  readonly asset: string;
}

export type AttributeValue = string | true | AssetValue;

export interface Element {
  readonly kind: 'element';
  readonly origin: Origin;
  readonly tag: string;
  readonly attributes: readonly (readonly [string, AttributeValue])[];
  /** What it is called, the best words first: `['title']`, or `[]` where nothing says anything. */
  readonly words: readonly string[];
  readonly style: Declarations;
  readonly children: readonly Piece[];
  /** Text all through: spaces and ends of lines between its parts would be seen. */
  readonly oneLine?: true;
  /** What is in it is for whoever uses the component to say. */
  readonly slot?: true;
  /** The instance that it stands for, when a component of the design is behind it. */
  readonly instance?: InstanceInfo;
  /** What properties of the component around it drive. */
  readonly refs?: Readonly<Record<string, string>>;
}

export type Piece = Element | TextPiece | BreakPiece | CommentPiece;

export const isElement = (piece: Piece): piece is Element => piece.kind === 'element';

/** Text that stands in one line with its tags: spaces around it would be seen. */
export const isInline = (piece: Piece): boolean => piece.kind === 'text' || piece.kind === 'break';
