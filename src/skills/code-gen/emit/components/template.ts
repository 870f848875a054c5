import type { VariantStyle } from '../css/class-book.ts';
import type { Declarations } from '../css/declarations.ts';
import type { AttributeValue, BreakPiece, CommentPiece, Origin, TextPiece } from '../markup/element.ts';
import type { Branch, Given } from './tree.ts';
import type { VariantProperty } from './variants.ts';

/** A property of a component. */
export interface Property {
  readonly name: string;
  readonly kind: Given['kind'];
  /** The words that it may have, for `word`. */
  readonly words: readonly string[];
  /** Every use gives it. */
  readonly required: boolean;
}

export type Slot =
  | { readonly kind: 'fixed'; readonly value: AttributeValue }
  | { readonly kind: 'property'; readonly name: string };

/** What has to hold for a piece to be there: a flag is on, or a variant has one of some words. */
export type Condition =
  | { readonly kind: 'flag'; readonly name: string; readonly off?: true }
  | { readonly kind: 'words'; readonly name: string; readonly words: readonly string[] };

interface Common {
  readonly words: readonly string[];
  readonly style: Declarations;
  readonly variants: readonly VariantStyle[];
  readonly condition: Condition | null;
  readonly origins: readonly Origin[];
}

export interface TemplateElement extends Common {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: readonly (readonly [string, Slot])[];
  readonly comments: readonly CommentPiece[];
  readonly content:
    | { readonly kind: 'children'; readonly children: readonly Template[] }
    | { readonly kind: 'text'; readonly branches: readonly Branch[] }
    | { readonly kind: 'property'; readonly name: string };
}

export interface TemplateUse extends Common {
  readonly kind: 'use';
  readonly component: string;
  readonly given: readonly (readonly [string, Given])[];
  /** What goes into its slots, by property. */
  readonly slots: readonly (readonly [string, readonly Template[]])[];
}

export type Template = TemplateElement | TemplateUse;

/** A component as code has it. */
export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  /** The properties that choose a look; their words are classes of the root. */
  readonly variants: readonly VariantProperty[];
  /** Some uses say how large it is there, or where. */
  readonly placed: boolean;
  readonly root: TemplateElement;
  /** Name of the component in the design. */
  readonly design: string;
  /** Component of the design, where it is known. */
  readonly node: string;
  readonly screens: readonly string[];
}

export type Line = TextPiece | BreakPiece;
