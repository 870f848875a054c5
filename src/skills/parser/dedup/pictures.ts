import type { Decoder } from './decode/decoder.ts';
import type { Look } from './look/look.ts';

/** A picture on disk, PNG or SVG, and what it is called outside. */
export interface DedupPicture {
  readonly id: string;
  readonly path: string;
}

/** Pictures that are one. `kept` is the largest of them: its file stands for all. */
export interface Cluster {
  readonly kept: string;
  readonly md5: string;
  readonly ids: readonly string[];
}

export interface Duplicates {
  readonly clusters: readonly Cluster[];
  /** Left out of all clusters; the reason is `pictureReason.<reason>` of the locales. */
  readonly broken: readonly { readonly id: string; readonly reason: string }[];
  /** Pictures that were compared by bytes alone, because there are more than can be looked at. */
  readonly unseen: number;
}

export interface DedupRun {
  readonly decoder: Decoder;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Pictures with the same bytes; one file stands for all. */
export interface ByteGroup {
  readonly md5: string;
  readonly path: string;
  readonly ids: readonly string[];
}

/** Pictures with the same bytes, looked at. */
export interface SeenGroup extends ByteGroup {
  readonly look: Look;
}
