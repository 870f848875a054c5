import type { LayoutMaps } from '#contract/adapter';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { ImageMap } from '#contract/snapshot';
import type { ProjectFacts } from './project-facts.ts';
import type { DraftVariable } from './variables/draft-variable.ts';

/** Where a picture of the design is, or will be, in the project. */
export interface AssetPlace {
  readonly key: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** Relative to the snapshot; null: the project has it already. */
  readonly snapshotFile: string | null;
  readonly kind: 'vector' | 'bitmap';
  /** What is written instead of the bytes of the snapshot. */
  readonly text?: string;
}

export interface DraftScreen {
  readonly screen: Pick<SemanticScreen, 'id' | 'name' | 'page' | 'section' | 'width' | 'height'>;
  /** A checked tree: see `checkTree`. */
  readonly root: SemanticNode;
}

export interface DraftInput {
  readonly framework: string;
  readonly language: string;
  readonly layoutMaps: LayoutMaps;
  /** All of the design, also those that are not asked for: what they share is made of all. */
  readonly screens: AsyncIterable<DraftScreen>;
  /** Ids of those whose code is wanted; null: all. */
  readonly wanted: ReadonlySet<string> | null;
  readonly variables: readonly DraftVariable[];
  readonly imageMap: ImageMap;
  readonly assets: ReadonlyMap<string, AssetPlace>;
  readonly project: ProjectFacts;
  /** What the user asked for in words; of the wanted screens only those that it names, if it names any. */
  readonly scope: string;
  readonly text: (key: string, params?: Readonly<Record<string, string | number>>) => string;
}
