import type { CodeMap } from '#contract/code-gen/code-map';
import type { ReusedAsset } from '#contract/code-gen/plan';
import type { ImageMap } from '#contract/snapshot';
import type { AssetKind } from './asset-folder.ts';
import type { SearchLimits } from './search/find-images.ts';
import type { UsedPicture } from './used-pictures.ts';

/** Where a picture of the design is, or will be, in the project. */
export interface AssetPlace {
  readonly key: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** Relative to the snapshot; null: the project has it already. */
  readonly snapshotFile: string | null;
  readonly kind: AssetKind;
  /** What is written instead of the bytes of the snapshot. */
  readonly text?: string;
}

/** A small text that a picture needs beside it, as asset catalogs have them. */
export interface CompanionFile {
  readonly path: string;
  readonly text: string;
  /** Path of the picture. */
  readonly of: string;
}

export interface AssetInput {
  readonly workspace: string;
  readonly snapshotFolder: string;
  readonly imageMap: ImageMap;
  readonly framework: string;
  /** `folders.assets` counts where no images show where they belong. */
  readonly project?: { readonly folders?: { readonly assets?: string } };
  /** What the guides of the snapshot and of the workspace say. */
  readonly guide?: string;
  readonly used: readonly UsedPicture[];
  /** What was written before: of those files, a picture that nobody else shows may make way for a newer one. */
  readonly codeMap?: CodeMap;
  /** Ids of the screens that are made; all when absent. */
  readonly screens?: ReadonlySet<string>;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: SearchLimits | undefined;
}

export interface DecidedAssets {
  /** By key of the image map; what has no picture is not there. */
  readonly places: ReadonlyMap<string, AssetPlace>;
  /** Sorted by key. */
  readonly reused: readonly ReusedAsset[];
  readonly companions: readonly CompanionFile[];
  readonly counted: { readonly images: number; readonly unreadable: number; readonly cut: number };
}
