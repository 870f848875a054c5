import type { Script } from './scripts.ts';

/** Advance widths of one font, in shares of its size. */
export interface FontWidths {
  /** By code point. */
  readonly advances: ReadonlyMap<number, number>;
  /** For characters that the font does not have. */
  readonly average: number;
}

/** Which fonts the machine has. Plain data, so that it can be handed to another thread. */
export interface FontBook {
  /** Names of families in lower case. */
  readonly families: ReadonlySet<string>;
  /** Scripts that no font of the machine has. */
  readonly lacks: ReadonlySet<Script>;
  /** What stands in for a family that is not there; null when nobody could measure it. */
  readonly standIn: { readonly regular: FontWidths; readonly bold: FontWidths } | null;
}

const BOLD_FROM = 600;

export const standInWidths = ({ standIn }: FontBook, weight: number): FontWidths | undefined =>
  standIn === null ? undefined : weight >= BOLD_FROM ? standIn.bold : standIn.regular;

export const isInstalled = ({ families }: FontBook, family: string): boolean =>
  families.has(family.trim().toLowerCase());
