import type { ImageDecision } from '#contract/image-decisions';
import type { Embedder } from './cnn/embedder.ts';
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

/** Two pictures that were nearly judged otherwise, or that somebody judged. */
export interface BorderlinePair {
  /** A layer that shows each. */
  readonly ids: readonly [string, string];
  /** What decisions know each by. */
  readonly contents: readonly [string, string];
  /** 1 is the same; with a check of the pixels 0.95 is the line, else the threshold. */
  readonly similarity: number;
  readonly merged: boolean;
  readonly decided: ImageDecision['decision'] | null;
}

export interface Borderline {
  readonly pairs: readonly BorderlinePair[];
  /** Pairs beyond those that are told. */
  readonly more: number;
}

export interface Duplicates {
  readonly clusters: readonly Cluster[];
  /** Left out of all clusters; the reason is `pictureReason.<reason>` of the locales. */
  readonly broken: readonly { readonly id: string; readonly reason: string }[];
  /** Pictures that were compared by bytes alone, because there are more than can be looked at. */
  readonly unseen: number;
  readonly borderline: Borderline;
}

export interface DedupRun {
  readonly decoder: Decoder;
  readonly signal: AbortSignal;
  /** The model of `cnn`. */
  readonly embedder?: Embedder;
  /** What users said about pictures, oldest first. */
  readonly decisions?: readonly ImageDecision[];
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
  readonly embedding?: Float32Array;
}
