import type { LoadAdapter } from '#contract/adapter';
import type { CodeRegion } from '#contract/code-gen/code-map';
import type { ReusedAsset } from '#contract/code-gen/plan';
import type { Proposal } from '#contract/code-gen/proposal';
import type { ToolContext } from '#contract/tool';
import type { MergedText } from '../write/compared-rows.ts';
import type { CodeGenRun } from './code-gen-run.ts';

/** Where a picture of the design lies, or will lie, in the project. */
export interface AssetPlace {
  readonly key: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** Null where the project has it already. */
  readonly snapshotFile: string | null;
  readonly kind: 'vector' | 'bitmap';
}

export interface DecidedAssets {
  readonly places: ReadonlyMap<string, AssetPlace>;
  readonly reused: readonly ReusedAsset[];
  readonly counted: { readonly images: number; readonly unreadable: number; readonly cut: number };
}

/** How the hook of the workspace ended. */
export interface HookEnd {
  readonly ok: boolean;
  /** `done`, or the sentence of what went wrong. */
  readonly message: string;
}

export interface CodeGenDeps {
  readonly loadAdapter: LoadAdapter;
  /** The deterministic first draft. @throws CodedError `draft-unsupported` */
  draft(run: CodeGenRun, context: ToolContext): Promise<Proposal>;
  decideAssets(run: CodeGenRun, context: ToolContext): Promise<DecidedAssets>;
  /** Brings hand edits and what is generated anew together. Pure. */
  merge(texts: { readonly base: string; readonly mine: string; readonly fresh: string }): MergedText;
  /** Regions of one text in another that was made of it. Pure. */
  carryRegions(
    regions: readonly CodeRegion[],
    texts: { readonly from: string; readonly to: string },
  ): readonly CodeRegion[];
  /** Runs `postCodeGenFinished` in a process of its own. Never rejects. */
  runHook(call: {
    readonly workspace: string;
    readonly isSuccess: boolean;
    readonly message: string;
    readonly context: ToolContext;
  }): Promise<HookEnd>;
  /** Wall clock, milliseconds. */
  readonly now?: () => number;
}
