/** A file as it was before it was changed. */
export type BaseFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'link'; readonly target: string }
  /** `bytes`: the first of them, as many as were asked for. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly size: number };
