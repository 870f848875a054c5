import type { LintFinding, SnapshotHead } from '#contract/snapshot';
import type { DesignScan } from '#workspace/outline/scan-design';
import type { DesignOrigin } from '../figma/document/normalise.ts';
import type { ComponentMeta, ComponentSetMeta, FigmaPage, StyleMeta } from '../figma/raw-node.ts';

/** A design as fetched and normalised: safe to walk, its field values unchecked (`figma/fields.ts`). */
export interface FetchedDesign {
  readonly kind: 'figma-rest' | 'file' | 'plugin';
  readonly fileKey: string | null;
  readonly fileName: string | null;
  readonly version: string | null;
  readonly lastModified: string | null;
  /** The layers that were asked for; empty when the whole file was. */
  readonly nodeIds: readonly string[];
  /** Layers without a page (a nodes response, one bare node) stand on one page named after the file. */
  readonly pages: readonly FigmaPage[];
  /** Records without a prototype, so that a key such as `constructor` finds nothing by accident. */
  readonly components: Readonly<Record<string, ComponentMeta>>;
  readonly componentSets: Readonly<Record<string, ComponentSetMeta>>;
  readonly styles: Readonly<Record<string, StyleMeta>>;
  /** What was mended or left out while normalising. */
  readonly problems: readonly LintFinding[];
  readonly counts: DesignCounts;
}

interface DesignCounts {
  readonly pages: number;
  /** Layers below the pages. */
  readonly nodes: number;
  readonly texts: number;
  /** Text layers that are not hidden and have no hidden ancestor. */
  readonly visibleTexts: number;
}

/** Why there is no picture, as a stable word; its sentence is `pictureReason.<word>` of the locales. */
export const PICTURE_REASONS = [
  'no-file',
  'null-render',
  'server-error',
  'address-refused',
  'http-error',
  'unreachable',
  'timeout',
  'cut-off',
  'not-an-image',
  'too-large',
  'unreadable',
] as const;
export type PictureReason = (typeof PICTURE_REASONS)[number];

export type PictureResult =
  | { readonly bytes: Uint8Array; readonly format: 'png' | 'svg' }
  | { readonly reason: PictureReason };

/** Image fills are what the designer dropped in, so they come in more formats than renders. */
export type FillFormat = 'png' | 'svg' | 'jpeg' | 'gif' | 'webp';
export type FillResult =
  | { readonly bytes: Uint8Array; readonly format: FillFormat }
  | { readonly reason: PictureReason };

/** What a file is now, without its content. */
export interface DesignVersion {
  readonly version: string;
  readonly lastModified: string | null;
}

/** The body of a design on disk: JSON, not parsed yet, with what one look at its bytes told. */
export interface FetchedBody {
  readonly path: string;
  readonly scan: DesignScan;
  readonly origin: DesignOrigin;
  /** When the file was last written, in milliseconds, where it is not ours; null where nobody else writes it. */
  readonly changed: number | null;
}

export interface VariablesAnswer {
  /** Body of `GET /v1/files/:key/variables/local`, unchecked; null when there is none. */
  readonly response: unknown;
  /** Why there is none although the design needs it, as `<code>: <text>`; null when nothing is amiss. */
  readonly reason: string | null;
}

/**
 * Where a design comes from. Nothing is asked twice and nothing that is not needed.
 * Every method throws CodedError (`cancelled` when the signal fires); a missing picture is data, not a failure.
 */
export interface DesignSource {
  /** The version that the file has now, by one cheap call; null when the source cannot tell. */
  currentVersion?(): Promise<DesignVersion | null>;
  /**
   * A hash of everything that would be fetched, or was; null when that is not known.
   * @param newest head of the newest snapshot: Figma is asked for the version only where it is of the same file and layers
   */
  fingerprint(newest: SnapshotHead | null): Promise<string | null>;
  /** The same hash once the version was fetched; for sources that could not tell before. */
  fingerprintOf?(version: string | null): string | null;
  /**
   * Call it first, once. What has to be unpacked or downloaded is put into the file `spool`, which is the caller's to remove;
   * a plain file is left where it is.
   */
  fetchBody(spool: string): Promise<FetchedBody>;
  /** Ids that were made different in the design, and what Figma calls them. Call it before pictures are fetched. */
  knowAs(renamed: ReadonlyMap<string, string>): void;
  /** Asks only when a layer of the fetched document is bound to a variable. */
  fetchVariables(): Promise<VariablesAnswer>;
  /**
   * Renders of layers at scale 2, in any order, each id once. `onProgress` gets how many are done.
   * A `signal` beside the source's own ends the source as well.
   */
  fetchPictures(
    ids: readonly string[],
    onProgress: (done: number) => void,
    signal?: AbortSignal,
  ): AsyncIterable<readonly [string, PictureResult]>;
  /** The pictures behind `imageRef`s of paints, in any order, each ref once. */
  fetchFills(refs: readonly string[], signal?: AbortSignal): AsyncIterable<readonly [string, FillResult]>;
  /** The import is published: what was kept for another try goes. Never rejects. */
  forget?(): Promise<void>;
  /** Closes sockets and files at once, whatever is going on. */
  close(): Promise<void>;
}
