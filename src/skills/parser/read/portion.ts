import type { LintFinding } from '#contract/snapshot';
import type { ScreenLint } from '../lint/lint-screen.ts';
import type { FindingGroups } from '../semantic-ast/finding-book.ts';
import type { Modes, Take } from '../semantic-ast/plan/flatten-design.ts';
import type { PageText } from './page-text.ts';

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

/** A screen as it was built. Its layers lie in the store of the AST. */
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
  /** The layers as JSON, in which markers stand for the keys of pictures. */
  readonly text: Uint8Array<ArrayBuffer>;
  /** Byte offsets of markers in it, and for each the place of the picture among those of the portion. */
  readonly marks: Int32Array;
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
  /** The fetched layers with aliases resolved, one text for each page of the portion. */
  readonly pages: readonly PageText[];
  /** Places on the page at which loose layers lie that this portion left alone. */
  readonly loose: readonly number[];
}
