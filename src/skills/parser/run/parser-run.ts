import type { LoadedAdapter } from '#contract/adapter';
import type { DedupConfig, WorkspaceConfig } from '#contract/config';
import type { Envelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import type { LintFinding } from '#contract/snapshot';
import type { ToolContext } from '#contract/tool';
import type { RunLock } from '#workspace/run-lock';
import type { SnapshotStaging } from '#workspace/snapshot-staging';
import { syncStatus } from '#workspace/status';
import type { Decoder } from '../dedup/decode/decoder.ts';
import type { Borderline } from '../dedup/pictures.ts';
import type { KeyedImages } from '../image-map/key-images.ts';
import type { Choice } from '../read/choice.ts';
import type { DesignReading } from '../read/design-reading.ts';
import type { DesignSource } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import type { PictureStore } from './picture-store.ts';
import type { VariableRecords } from './variable-records.ts';

/** The stages of one import, in order. A tool needs the stage before its own, and leaves its own behind. */
export const STAGES = ['validated', 'fetched', 'exported', 'built', 'deduped', 'linted', 'published'] as const;
export type Stage = (typeof STAGES)[number];

/** The tool that leaves a stage behind, as it is named to a model that came too early. */
export const TOOL_OF_STAGE: Readonly<Record<Stage, string>> = {
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
  /** The address or the file. */
  readonly from: string;
  readonly alias: string;
  readonly description: string;
  readonly dedup: DedupConfig;
  /** Ids of pages and top layers; empty for all. */
  readonly screens: Choice;
  /** Whether what has no picture is drawn here. */
  readonly draw: boolean;
}

/** A snapshot that is in sight, and what `status.json` says of it. */
export interface PublishedSnapshot {
  readonly name: string;
  readonly path: string;
  /** When, as it stands in the status. */
  readonly at: string;
}

/** How a picture came out that was drawn here: layers in it, and how many of them are not as in Figma, by why. */
export interface DrawnHere {
  readonly layers: number;
  readonly flagged: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** Everything of the import that goes on. Parts appear as stages pass; nothing of it is on disk in sight. */
export interface ParserRun {
  readonly workspace: string;
  readonly config: WorkspaceConfig;
  readonly adapter: LoadedAdapter;
  readonly lock: RunLock;
  readonly staging: SnapshotStaging;
  readonly pictures: PictureStore;
  /** Its processes start with the first picture that needs them. */
  readonly decoder: Decoder;
  stage: Stage;
  /** Answers given so far: a tool that is called again gives its answer again. */
  readonly answers: Map<string, Envelope>;
  /** Layers without a picture, with the reason. */
  readonly missing: Map<string, string>;
  /** Pictures that were drawn here, by id of the layer. */
  readonly drawn: Map<string, DrawnHere>;
  /** Why a layer without a picture was not drawn here either: a word of `renderFlag`. */
  readonly notDrawn: Map<string, string>;
  /** Files of the SVG text of what was drawn here as it is in Figma, by id of the layer. */
  readonly vectors: Map<string, string>;
  /** Image fills without a file, by `imageRef`, with the reason. */
  readonly missingFills: Map<string, string>;
  /** Of the tool call that goes on: a source opened by an earlier one reports to it. */
  context?: ToolContext;
  source?: DesignSource;
  request?: ImportRequest;
  variables?: VariableTable;
  reading?: DesignReading;
  images?: KeyedImages;
  borderline?: Borderline;
  records?: VariableRecords;
  /** Hash of all inputs, where the source can tell what it holds. */
  inputsDigest?: string;
  /** Requests to Figma so far, by endpoint. */
  readonly calls: Map<string, number>;
  findings: readonly LintFinding[];
  published?: PublishedSnapshot;
  /** `status.json` names what was published. */
  isSynced: boolean;
}

export const hasPassed = (run: ParserRun, stage: Stage): boolean => STAGES.indexOf(run.stage) >= STAGES.indexOf(stage);

/** A part that its stage has left behind. */
export const part = <Name extends keyof ParserRun>(run: ParserRun, name: Name): NonNullable<ParserRun[Name]> => {
  const value = run[name];
  if (value === undefined || value === null)
    throw new CodedError('internal', { what: `the import has no ${String(name)}` });
  return value;
};

/** Writes `status.json` with this import as the last run. @throws CodedError of `syncStatus` */
export const syncRun = async (run: ParserRun): ReturnType<typeof syncStatus> => {
  const { name, at } = part(run, 'published');
  const status = await syncStatus(run.workspace, { skill: 'parser', ok: true, at, snapshot: name });
  run.isSynced = true;
  return status;
};

/** Ends a run: processes and sockets closed, everything unpublished gone, the workspace free again. Never rejects. */
export const closeRun = async (run: ParserRun): Promise<void> => {
  const forgotten = run.published ? run.source?.forget?.() : undefined;
  await Promise.allSettled([forgotten, run.source?.close(), run.adapter.close(), run.reading?.readers.close()]);
  await run.decoder.close();
  await run.pictures.remove().catch(() => undefined);
  await run.staging.discard().catch(() => undefined);
  // A model that ends between publishing and the last step leaves a status that does not know the snapshot.
  if (run.published && !run.isSynced) await syncRun(run).catch(() => undefined);
  // What stays of the lock names this process, and is taken over when it is gone.
  await run.lock.release().catch(() => undefined);
};
