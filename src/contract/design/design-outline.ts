/** What a design holds, told before it is imported. */
export interface DesignOutline {
  /** Bytes of the unpacked file. */
  readonly bytes: number;
  /** Null where the shape of the file does not tell it without parsing: then all of it is imported. */
  readonly pages: readonly OutlinedPage[] | null;
  /** Top layers that are not listed because there are too many, or because their ids are no ids of Figma. */
  readonly more: number;
}

/** So many pages and layers can be chosen one by one. */
export const MOST_CHOSEN = 1_000;
/** Characters of an id that can be chosen. */
export const LONGEST_ID = 1_000;

export interface OutlinedPage {
  readonly id: string;
  readonly name: string;
  /** Layers on the page. */
  readonly layers: number;
  readonly top: readonly OutlinedLayer[];
  /** Top layers of it that are not listed. */
  readonly more: number;
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
