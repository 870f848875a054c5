import type { ImageDecision, ImageGroups } from '../image-decisions.ts';
import type { DesignVariable, ImageMap, LintFinding, SnapshotHead } from '../snapshot.ts';
import type { SemanticNode, SemanticScreen, TextStyle } from './semantic-ast.ts';
import type { LayerChange, ScreenDiff, SnapshotDiff } from './snapshot-diff.ts';

/**
 * What the backend tells a page of a snapshot. Every answer is small enough to be written and read in a few
 * milliseconds; what is larger comes in parts.
 */
export interface SnapshotView {
  readonly name: string;
  readonly head: SnapshotHead;
  readonly screens: readonly SemanticScreen[];
  readonly variables: readonly DesignVariable[];
  readonly imageMap: ImageMap;
  /** Pictures that were close to being judged otherwise; absent in snapshots that do not tell. */
  readonly imageGroups?: ImageGroups;
  /** What was said about pictures so far, for the next import. */
  readonly imageDecisions?: readonly ImageDecision[];
  /** Known for imports of this session only: lint is never written to disk. */
  readonly lint: readonly LintFinding[] | null;
  /** Address below which files of the snapshot are read, e.g. `${base}/screenshots/x.png`. */
  readonly base: string;
  /** What did not fit, and from where on it goes on; absent when all is here. */
  readonly rest?: Readonly<Partial<Record<SnapshotPartName, number>>>;
}

export const SNAPSHOT_PARTS = ['screens', 'variables', 'images'] as const;
export type SnapshotPartName = (typeof SNAPSHOT_PARTS)[number];

/** Only the member that was asked for holds something. */
export interface SnapshotPart {
  readonly screens: readonly SemanticScreen[];
  readonly variables: readonly DesignVariable[];
  readonly imageMap: ImageMap;
  /** Where it goes on; null at the end. */
  readonly next: number | null;
}

/** A layer without its children, and the place of the layer around it in the list of all layers of the screen. */
export interface LayerRow {
  readonly parent: number;
  readonly node: SemanticNode;
}

/** Parents stand before their children, siblings in the order of the design. */
export interface LayerPage {
  readonly rows: readonly LayerRow[];
  readonly next: number | null;
}

/** A layer somewhere in the snapshot. */
export interface LayerAddress {
  readonly screen: string;
  readonly id: string;
  readonly name: string;
  readonly figmaType: string;
}

export type SnapshotHit =
  | { readonly kind: 'screen'; readonly screen: string; readonly name: string; readonly page: string }
  | ({ readonly kind: 'layer' } & LayerAddress)
  | ({ readonly kind: 'text'; readonly text: string } & LayerAddress)
  | { readonly kind: 'token'; readonly id: string; readonly name: string; readonly collection: string };

/** Screens first, then tokens, then layers and texts screen by screen. */
export interface SnapshotHits {
  readonly hits: readonly SnapshotHit[];
  /** Found beyond those. */
  readonly more: number;
}

export const USE_KINDS = ['token', 'colour', 'text'] as const;
export type UseKind = (typeof USE_KINDS)[number];

export interface UseCount {
  /** `collection/name` of a token, or the literal of a colour that no token and no style stands behind. */
  readonly key: string;
  /** Layers that use it. */
  readonly count: number;
}

export interface UsedTextStyle {
  readonly key: string;
  /** Name of the style in Figma; null for text that was styled by hand. */
  readonly name: string | null;
  readonly style: TextStyle;
  readonly sample: string;
  readonly count: number;
  readonly first: LayerAddress;
}

/** Most used first. */
export interface SnapshotUses {
  readonly tokens: readonly UseCount[];
  readonly colours: readonly UseCount[];
  readonly texts: readonly UsedTextStyle[];
}

export interface LayersOfUse {
  readonly layers: readonly LayerAddress[];
  readonly count: number;
}

/** A difference without its layers, which are asked for screen by screen. */
export type ScreenDiffHead = Omit<ScreenDiff, 'layers'>;

export interface SnapshotComparison extends Omit<SnapshotDiff, 'screens'> {
  readonly screens: readonly ScreenDiffHead[];
  readonly next: number | null;
}

export interface ScreenDiffPage {
  readonly layers: readonly LayerChange[];
  readonly next: number | null;
}
