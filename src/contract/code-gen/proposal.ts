import type { CodeRegion } from './code-map.ts';
import type { PlanNote, ReusedAsset } from './plan.ts';

/** What code-gen wants to do to one file, before anything is compared with the disk. */
export type ProposedFile =
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly content: ProposedContent;
      readonly reason: string;
      readonly nodes: readonly string[];
      /** Ids of the screens it belongs to. */
      readonly screens: readonly string[];
      /** Of the text as it is proposed. */
      readonly regions: readonly CodeRegion[];
      readonly needs: readonly string[];
    }
  | { readonly kind: 'delete'; readonly path: string; readonly reason: string; readonly nodes: readonly string[] };

/** A text without line ends of its own kind (`\n`); line ends, BOM and encoding of a file that is there are kept. */
export type ProposedContent =
  | { readonly kind: 'text'; readonly text: string }
  /** Bytes of a file of the snapshot, relative to it: `screenshots/…`, `vectors/…`. */
  | { readonly kind: 'asset'; readonly snapshotFile: string };

export interface Proposal {
  readonly files: readonly ProposedFile[];
  readonly reused: readonly ReusedAsset[];
  readonly notes: readonly PlanNote[];
}
