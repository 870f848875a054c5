import type { LintFinding } from '#contract/snapshot';
import { printable } from '../figma/printable.ts';

/** A layer as a finding names it. */
export interface LintedLayer {
  readonly id: string;
  readonly name: string;
}

/** Layers of one screen that share what is amiss. */
export interface ScreenFinding {
  readonly rule: string;
  readonly severity: LintFinding['severity'];
  /** In a fixed order of keys. */
  readonly params: Readonly<Record<string, string | number>>;
  /** All of them; `layers` names the first ones. */
  readonly count: number;
  readonly layers: readonly LintedLayer[];
}

/** Layers that have the same colour as a plain value; only all variables tell whether one has it. */
export interface LooseColour {
  readonly colour: string;
  readonly count: number;
  readonly layers: readonly LintedLayer[];
}

/** Subtrees of one build that lie in the same way in others; only all screens tell which builds repeat. */
export interface ShapeEntry {
  /** The same for subtrees of the same build. */
  readonly shape: number;
  /** Layers of one of them. */
  readonly size: number;
  /** Entry of the subtree around them, -1 when there is none; entries stand after those around them. */
  readonly around: number;
  readonly count: number;
  readonly layers: readonly LintedLayer[];
}

/** A frame that may be a copy of a component that lost its link; `key` is made of name and build. */
export interface PossibleCopy {
  readonly key: string;
  readonly layer: LintedLayer;
}

/**
 * What one screen alone tells: plain data that may cross to another thread, bounded whatever the size of the screen.
 * `mergeLint` makes findings of all of them.
 */
export interface ScreenLint {
  readonly screen: string;
  readonly findings: readonly ScreenFinding[];
  readonly colours: readonly LooseColour[];
  readonly shapes: readonly ShapeEntry[];
  /** Keys of components and instances, for the copies. */
  readonly parts: readonly string[];
  readonly copies: readonly PossibleCopy[];
}

/** How many layers a group of a screen names; findings name no more in all. */
export const LAYERS_NAMED = 50;
/** Groups of one rule that one screen tells; findings tell no more in all. */
export const GROUPS_TOLD = 100;
/** Colours, builds, parts and copies that one screen tells. */
export const ENTRIES_TOLD = 2_000;

/** The name as it can be shown: bounded, and without what cannot be seen. */
export const linted = ({ id, name }: LintedLayer): LintedLayer => ({ id, name: printable(name) });
