import type { UnlikeArea } from './heat-map.ts';

/** A picture of a page, and what it is held against. */
export interface CompareTask {
  /** Absolute path of the picture of the page. */
  readonly page: string;
  /** Absolute path of the design's picture; null: the page is only made smaller. */
  readonly drawn: string | null;
  /** Of the window, in CSS pixels. */
  readonly width: number;
  /** False where nobody will look at it: only the likeness is told. */
  readonly keeps: boolean;
}

export interface Compared {
  /** Null without a picture of the design. */
  readonly likeness: number | null;
  /** In CSS pixels of the page. */
  readonly areas: readonly UnlikeArea[];
  /** PNG of the page in the pixels of the design's picture, or one for each CSS pixel; null when it is not to be kept. */
  readonly page: Uint8Array | null;
  /** PNG of the differences. */
  readonly heat: Uint8Array | null;
}

/** Null: one of the pictures cannot be read. */
export type CompareAnswer = Compared | null;
