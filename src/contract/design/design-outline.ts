/** What a design holds, told before it is imported. */
export interface DesignOutline {
  /** Bytes of the unpacked file. */
  readonly bytes: number;
  /** Null where the shape of the file does not tell it without parsing: then all of it is imported. */
  readonly pages: readonly OutlinedPage[] | null;
  /** Top layers that are not listed because there are too many. */
  readonly more: number;
}

export interface OutlinedPage {
  readonly id: string;
  readonly name: string;
  /** Layers on the page. */
  readonly layers: number;
  readonly top: readonly OutlinedLayer[];
}

export interface OutlinedLayer {
  readonly id: string;
  readonly name: string;
  /** Figma's type, e.g. `FRAME`. */
  readonly type: string;
  readonly visible: boolean;
  /** Pixels; null where the layer has no box. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly layers: number;
}
