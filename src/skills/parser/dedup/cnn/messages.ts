/** What the process with the model is asked for, one thing at a time. Paths, not bytes, cross the wall. */
export type EmbedderTask =
  | { readonly kind: 'open'; readonly model: string }
  | { readonly kind: 'embed'; readonly path: string };

export interface OpenedModel {
  /** Pixels a side of its input. */
  readonly side: number;
  /** Numbers in an embedding. */
  readonly length: number;
}

export type EmbedderAnswer =
  | { readonly opened: OpenedModel }
  /** Of length 1, or all zero. */
  | { readonly embedding: Float32Array }
  /** The picture cannot be used; `pictureReason.<broken>` of the locales. */
  | { readonly broken: string }
  /** The model cannot be used; a written reason. */
  | { readonly invalid: string };
