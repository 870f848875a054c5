import type { LoadedAdapter } from '#contract/adapter';
import type { DedupConfig, WorkspaceConfig } from '#contract/config';
import type { Envelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import type { DesignVariable, LintFinding } from '#contract/snapshot';
import type { RunLock } from '#workspace/run-lock';
import type { SnapshotStaging } from '#workspace/snapshot-staging';
import type { KeyedImages } from '../image-map/key-images.ts';
import type { BuiltAst } from '../semantic-ast/build-ast.ts';
import type { PicturePlan } from '../semantic-ast/plan-pictures.ts';
import type { DesignSource, FetchedDesign } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import type { PictureStore } from './picture-store.ts';

/** The stages of one import, in order. A tool needs the stage before its own, and leaves its own behind. */
export const STAGES = ['validated', 'fetched', 'exported', 'built', 'deduped', 'linted', 'published'] as const;
export type Stage = (typeof STAGES)[number];

/** The tool that leaves a stage behind, as it is named to a model that came too early. */
const TOOL_OF_STAGE: Readonly<Record<Stage, string>> = {
  validated: 'validateF2CWorkspace',
  fetched: 'fetchF2CDesign',
  exported: 'exportF2CScreenshots',
  built: 'buildF2CSemanticAst',
  deduped: 'dedupF2CAssets',
  linted: 'lintF2CAst',
  published: 'cleanF2CCache',
};

/** What was asked of this import. */
export interface ImportRequest {
  readonly alias: string;
  readonly description: string;
  readonly dedup: DedupConfig;
}

/** Everything of the import that goes on. Parts appear as stages pass; nothing of it is on disk in sight. */
export interface ParserRun {
  readonly workspace: string;
  readonly config: WorkspaceConfig;
  readonly adapter: LoadedAdapter;
  readonly lock: RunLock;
  readonly staging: SnapshotStaging;
  readonly pictures: PictureStore;
  stage: Stage;
  /** Answers given so far: a tool that is called again gives its answer again. */
  readonly answers: Map<string, Envelope>;
  /** Layers without a picture, with the reason. */
  readonly missing: Map<string, string>;
  source?: DesignSource;
  request?: ImportRequest;
  design?: FetchedDesign;
  variables?: VariableTable;
  plan?: PicturePlan;
  ast?: BuiltAst;
  images?: KeyedImages;
  records?: readonly DesignVariable[];
  /** Requests to Figma so far, by endpoint. */
  readonly calls: Map<string, number>;
  findings: readonly LintFinding[];
  published?: { readonly name: string; readonly path: string };
}

export const hasPassed = (run: ParserRun, stage: Stage): boolean => STAGES.indexOf(run.stage) >= STAGES.indexOf(stage);

/** The run, when it has come as far as the tool needs. @throws CodedError `out-of-order` {tool, needs} */
export const needStage = (run: ParserRun | null, stage: Stage, tool: string): ParserRun => {
  if (run === null) throw new CodedError('out-of-order', { tool, needs: TOOL_OF_STAGE.validated });
  if (!hasPassed(run, stage)) throw new CodedError('out-of-order', { tool, needs: TOOL_OF_STAGE[stage] });
  return run;
};

/** A part that its stage has left behind. */
export const part = <Name extends keyof ParserRun>(run: ParserRun, name: Name): NonNullable<ParserRun[Name]> => {
  const value = run[name];
  if (value === undefined || value === null)
    throw new CodedError('internal', { what: `the import has no ${String(name)}` });
  return value;
};

/** Ends a run: processes and sockets closed, everything unpublished gone, the workspace free again. */
export const closeRun = async (run: ParserRun): Promise<void> => {
  const ends = [run.source?.close(), run.adapter.close(), run.pictures.remove(), run.staging.discard()];
  await Promise.allSettled(ends);
  await run.lock.release();
};
