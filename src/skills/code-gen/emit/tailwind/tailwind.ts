import type { Declaration, Declarations } from '../css/declarations.ts';

/** Which Tailwind classes are written for. */
export interface Tailwind {
  readonly major: 3 | 4;
  /** Custom properties that utilities have names for: those of `@theme`. */
  readonly theme: ReadonlySet<string>;
  /** Families as the theme has them: from what a style sheet says to the custom property. */
  readonly families: ReadonlyMap<string, string>;
  /** The family that a screen says for everything in it. */
  readonly base: string | null;
}

/** A declaration as a utility; null where none of this kind says it. */
export type ToUtility = (declaration: Declaration, tailwind: Tailwind) => string | null;

/** What a look is written as. */
export interface Worn {
  readonly classes: readonly string[];
  /** What no class can say; a style sheet has to. */
  readonly rest: Declarations;
}
