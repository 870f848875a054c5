import type { LintFinding } from '#contract/snapshot';
import type { ScreenLint } from '../lint/screen-lint.ts';
import type { Modes } from '../semantic-ast/plan/flatten-design.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { FillUse, Portion, ReadPicture, ReadScreen } from './portion.ts';
import type { Readers } from './readers/readers.ts';
import type { Stored } from './stored/spool.ts';
import type { WrittenStored } from './stored/stored-text.ts';

/** What is known of a design without its layers. */
export type DesignHead = Omit<FetchedDesign, 'pages'>;

/** A screen whose layers wait in a spool. */
export interface StoredScreen extends ReadScreen {
  /** The pictures that its marks name by place. */
  readonly pictures: readonly ReadPicture[];
}

/** A page of the fetched document: a file of the snapshot already, or parts that wait in spools. */
export interface StoredPage {
  readonly id: string;
  readonly name: string;
  readonly modes: Modes | null;
  readonly written: WrittenStored | null;
  readonly parts: readonly Stored[];
}

/** A portion and the ids of the screens and pictures in it. */
export interface Place {
  readonly portion: Portion;
  readonly ids: readonly string[];
  /** What reading it again costs. */
  readonly bytes: number;
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
  /** Where each screen and each picture can be read again. */
  readonly places: readonly Place[];
  /** They write what waits. The import closes them. */
  readonly readers: Readers;
}
