import type { LintFinding } from '#contract/snapshot';
import type { ScreenLint } from '../lint/lint-screen.ts';
import type { Modes } from '../semantic-ast/plan/flatten-design.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { FillUse, ReadPicture, ReadScreen } from './portion.ts';
import type { Spool } from './spool.ts';

/** What is known of a design without its layers. */
export type DesignHead = Omit<FetchedDesign, 'pages'>;

/** Bytes in the spool. */
export interface Stored {
  readonly at: number;
  readonly length: number;
}

/** A screen whose layers wait in the spool. */
export interface StoredScreen extends Omit<ReadScreen, 'text'>, Stored {
  /** The pictures that its marks name by place. */
  readonly pictures: readonly ReadPicture[];
}

/** A page of the fetched document whose layers wait in the spool, with commas to be put between the parts. */
export interface StoredPage {
  readonly id: string;
  readonly name: string;
  readonly modes: Modes | null;
  readonly parts: readonly Stored[];
}

/** All that an import keeps of a design once it was read. */
export interface DesignReading {
  readonly design: DesignHead;
  /** An id of the design → the id that Figma knows, where the two differ. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly screens: readonly StoredScreen[];
  /** In document order, outermost only. */
  readonly pictures: readonly ReadPicture[];
  readonly fills: readonly FillUse[];
  readonly findings: readonly LintFinding[];
  readonly lint: readonly ScreenLint[];
  readonly components: number;
  readonly pages: readonly StoredPage[];
  readonly spool: Spool;
}
