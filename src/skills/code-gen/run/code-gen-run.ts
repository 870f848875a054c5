import type { GateState } from '#contract/code-gen/gate';
import type { CodePlan, PlanNote, PlanRow, ReusedAsset } from '#contract/code-gen/plan';
import type { ProposedFile } from '#contract/code-gen/proposal';
import type { WorkspaceConfig } from '#contract/config';
import type { CodedError } from '#contract/errors';
import type { RunStore } from '#workspace/code-runs/run-store';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';
import type { RunLock } from '#workspace/run-lock';
import type { DecidedAssets } from '../assets/asset-place.ts';
import type { ProjectFacts } from '../draft/project-facts.ts';

/** What was asked of this run. */
export interface CodeGenRequest {
  /** In words; empty: all screens. */
  readonly scope: string;
  /** Ids of screens; null: all of the snapshot. */
  readonly screens: readonly string[] | null;
  /** `modify` is a comment on what was written; `range` says where. */
  readonly kind: 'generate' | 'modify';
  readonly range: string | null;
}

/** What the user approved: the host's own record, which no model can make. */
export interface Approval {
  readonly digest: string;
  readonly rows: readonly PlanRow[];
  readonly by: 'window' | 'cli';
}

export interface Written {
  readonly digest: string;
  readonly written: readonly string[];
  readonly left: readonly string[];
  readonly failure: CodedError | null;
}

/** Everything of the one run of code generation that goes on. Parts appear as its steps pass. */
export interface CodeGenRun {
  readonly workspace: string;
  readonly config: WorkspaceConfig;
  readonly snapshot: SnapshotReader;
  readonly request: CodeGenRequest;
  /** Looked up once. */
  facts: ProjectFacts | null;
  assets: DecidedAssets | null;
  /** What is wanted, by path: the draft, and what a model put in its place. */
  readonly proposed: Map<string, ProposedFile>;
  /** Characters of all proposed texts. */
  proposedChars: number;
  reused: readonly ReusedAsset[];
  notes: readonly PlanNote[];
  /** Paths that the user took out; they stay out until they are proposed anew. */
  readonly leftOut: Set<string>;
  store: RunStore | null;
  /** Number of the newest list. */
  round: number;
  /** The list of the newest round; null before the first, and after something was tried that it does not hold. */
  plan: CodePlan | null;
  readonly rounds: GateState['rounds'][number][];
  approval: Approval | null;
  outcome: Written | null;
  /** Name of the run on disk that holds what was written last. */
  wroteIn: string | null;
  /** Held from the first write until the status is written. */
  lock: RunLock | null;
  isSynced: boolean;
}
