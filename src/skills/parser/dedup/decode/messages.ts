import type { Likeness } from '../look/alike.ts';
import type { Look } from '../look/look.ts';

/** What the decoding process is asked for. Paths, not bytes, cross the wall. */
export type DecoderTask =
  | { readonly kind: 'look'; readonly path: string }
  /** Writes the picture as PNG: a drawing at scale 2, anything else at its own size. */
  | { readonly kind: 'to-png'; readonly path: string; readonly out: string }
  /** Writes a drawing that the product made from geometry as PNG at scale 2. */
  | { readonly kind: 'draw'; readonly path: string; readonly out: string }
  /** Compares two pictures finer than their looks can. */
  | { readonly kind: 'compare'; readonly path: string; readonly other: string; readonly size: number };

export interface DecoderResults {
  look: Look;
  'to-png': { readonly width: number; readonly height: number };
  draw: { readonly width: number; readonly height: number };
  compare: Likeness | null;
}

export interface DecoderRequest {
  readonly id: number;
  readonly task: DecoderTask;
}

/** The first message of the process has id 0 and says that it is there. */
export const READY_ID = 0;

export type DecoderAnswer =
  | { readonly id: number; readonly value: DecoderResults[keyof DecoderResults] }
  | { readonly id: number; readonly reason: string }
  /** Name of the failure of the system while a result was written. */
  | { readonly id: number; readonly errno: string };

/** A picture that cannot be used; the word is `pictureReason.<word>` of the locales. */
export class BrokenPicture extends Error {
  override readonly name = 'BrokenPicture';
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
