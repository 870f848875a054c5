/**
 * What is different in a later snapshot, by node id. Order is that of the later snapshot, and what is gone stands last
 * in the order of the earlier one; the same two snapshots always give the same answer.
 */
export interface SnapshotDiff {
  readonly before: string;
  readonly after: string;
  /** Nothing at all is different. */
  readonly isSame: boolean;
  readonly counts: DiffCounts;
  /** Only the screens that differ. */
  readonly screens: readonly ScreenDiff[];
  readonly tokens: readonly TokenChange[];
  readonly images: readonly ImageChange[];
}

export interface DiffCounts {
  readonly layers: LayerCounts;
  readonly screens: ListCounts & { readonly same: number };
  readonly tokens: ListCounts;
  readonly images: ListCounts;
}

export interface ListCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** A layer can be moved, renamed and changed at once: then it counts for each, and once for `touched`. */
export interface LayerCounts extends ListCounts {
  readonly moved: number;
  readonly renamed: number;
  /** Layers that are there in both and differ. */
  readonly touched: number;
}

export interface ScreenDiff {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly renamed?: Renaming;
  /** It stands on another page, or the page has another name. */
  readonly paged?: Renaming;
  /** Pictures below each snapshot. */
  readonly picture: {
    readonly before: string | null;
    readonly after: string | null;
    /** False when both are the same picture. */
    readonly differs: boolean;
  };
  /** Width and height of the screen before and after; null where it is not there. */
  readonly size: {
    readonly before: readonly [number, number] | null;
    readonly after: readonly [number, number] | null;
  };
  readonly counts: LayerCounts;
  readonly layers: readonly LayerChange[];
  /** Changes that are counted but not listed. */
  readonly more: number;
}

export interface Renaming {
  readonly before: string;
  readonly after: string;
}

export interface LayerPlace {
  readonly screen: string;
  /** Id of the layer around it; null for the root of a screen. */
  readonly parent: string | null;
  /** Place among its siblings, from 0. */
  readonly index: number;
}

export interface LayerChange {
  readonly id: string;
  /** Its later name. */
  readonly name: string;
  readonly figmaType: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly renamed?: Renaming;
  /** It lies in another layer, on another screen, or at another place among the siblings it had. */
  readonly moved?: { readonly before: LayerPlace; readonly after: LayerPlace };
  readonly properties?: readonly PropertyChange[];
  /** Properties that differ but are not listed. */
  readonly moreProperties?: number;
  /** Added or removed together with the layer around it. */
  readonly inside?: true;
  /** Of what is added or removed as a whole: how many layers lie in it. */
  readonly holds?: number;
}

/** One member of a layer by its path in the AST, e.g. `fills[0].color`, `layout.gap`, `text.characters`. */
export interface PropertyChange {
  readonly path: string;
  /** Absent: it was not there. */
  readonly before?: PropertyValue;
  /** Absent: it is no longer there. */
  readonly after?: PropertyValue;
}

/** In the words of the AST; long texts are cut to the part that differs. */
export interface PropertyValue {
  readonly value: string | number | boolean | null;
  readonly token?: string;
}

export interface TokenChange {
  readonly id: string;
  /** Its later name. */
  readonly name: string;
  readonly collection: string;
  readonly type: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Name with its collection, when that differs. */
  readonly renamed?: Renaming;
  /** The modes whose value differs. */
  readonly modes: readonly {
    readonly mode: string;
    readonly before?: PropertyValue['value'];
    readonly after?: PropertyValue['value'];
  }[];
}

/** Pictures are told apart by their bytes: one that only got another key is no change. */
export interface ImageChange {
  /** Key in the later image map, or in the earlier one when it is gone. */
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Pictures below each snapshot. */
  readonly before: string | null;
  readonly after: string | null;
}
