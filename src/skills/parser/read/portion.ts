import type { LintFinding } from '#contract/snapshot';
import type { ScreenLint } from '../lint/screen-lint.ts';
import type { FindingGroups } from '../semantic-ast/finding-book.ts';
import type { Modes, Take } from '../semantic-ast/plan/flatten-design.ts';
import type { Stored } from './stored/spool.ts';
import type { WrittenStored } from './stored/stored-text.ts';

/** A part of a design that is read in one go: the whole of it, or layers that stand on one page. */
export type Portion =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'part';
      /** Place of the page in the outline. */
      readonly page: number;
      /** Places of the layers among the children of the page, rising. */
      readonly children: readonly number[];
      readonly take: Take;
    };

/** A screen as it was built. Its layers wait in a spool as JSON, in which markers stand for the keys of pictures. */
export interface ReadScreen {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly section?: string;
  readonly width: number;
  readonly height: number;
  readonly nodes: number;
  /** Why it can have no picture of its own; null when it can. */
  readonly unseen: 'hidden' | 'loose-layers' | null;
  readonly stored: Stored;
  /** Of each marker where it begins and ends in the text, and the place of its picture among those of the portion. */
  readonly marks: Int32Array;
}

/** The fetched layers of a page, or some of them: a file of the snapshot already, or put aside to become a part of one. */
export interface ReadPage {
  readonly id: string;
  readonly name: string;
  readonly modes: Modes | null;
  readonly text: { readonly written: WrittenStored } | { readonly stored: Stored };
}

/** A layer that the stack shows as a picture. */
export interface ReadPicture {
  readonly id: string;
  readonly name: string;
  /** What its key in the image map begins with. */
  readonly base: string;
  readonly category: 'svg' | 'image';
  /** Id of the screen on which it lies. */
  readonly screen: string;
  /** Image fills inside it: needed only when it has to be drawn here. */
  readonly refs: readonly string[];
  /** The response lacks the outline of a shape in it: it cannot be drawn here, and nobody has to look again. */
  readonly shapeless: boolean;
}

/** One layer that is painted with an image. */
export interface FillUse {
  readonly ref: string;
  readonly id: string;
  readonly name: string;
  /** Id of the screen on which it lies. */
  readonly screen: string;
}

export interface PortionCounts {
  readonly nodes: number;
  readonly texts: number;
  readonly visibleNodes: number;
  readonly visibleTexts: number;
  /** Of the AST. */
  readonly sections: number;
  readonly components: number;
}

/** Everything that is kept of a portion: plain data, so that it may come from another thread. */
export interface PortionResult {
  readonly screens: readonly ReadScreen[];
  readonly pictures: readonly ReadPicture[];
  readonly fills: readonly FillUse[];
  readonly counts: PortionCounts;
  /** What was mended in the document. */
  readonly mended: readonly LintFinding[];
  /** What the build found. */
  readonly found: FindingGroups;
  readonly lint: readonly ScreenLint[];
  /** Bindings that could not be resolved, with the modes in force. */
  readonly unbound: readonly (readonly [id: string, modes: Modes])[];
  /** Ids of the layers, for finding those that two portions share. */
  readonly ids: readonly string[];
  readonly renamed: readonly (readonly [id: string, figmaId: string])[];
  /** With aliases resolved. */
  readonly pages: readonly ReadPage[];
  /** Places on the page at which loose layers lie that this portion left alone. */
  readonly loose: readonly number[];
}
