import type { ReactNode } from 'react';

export type CodeSide = 'before' | 'after';

/** Lines of a text; 1-based, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** Something that stands between two lines and never over them, e.g. a comment. */
export interface LineNote {
  readonly key: string;
  /** It stands below this line; 0 is above the first one. */
  readonly line: number;
  /** In a diff; `after` when it is not said. Inline, a note on a line that is gone stands where the line was. */
  readonly side?: CodeSide;
  readonly content: ReactNode;
}
