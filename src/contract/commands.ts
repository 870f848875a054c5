import { z } from 'zod';
import { MOST_STEPS } from './canvas/canvas-steps.ts';
import type { SandboxDrawing } from './canvas/sandbox.ts';
import { DEDUP_METHODS, VCS_KINDS } from './choices.ts';
import { type NarrowedPlan, PLAN_SIDES, type PlanPage, type RunView } from './code-gen/gate.ts';
import {
  type ChangesPage,
  FILE_SIDES,
  type FileOrigin,
  type FilesPage,
  type LinesOfLayer,
  type Preview,
  type ProjectFile,
} from './code-gen/project-view.ts';
import type { ScoreView } from './code-gen/score.ts';
import { type DesignOutline, LONGEST_ID, MOST_CHOSEN } from './design/design-outline.ts';
import type { SemanticNode } from './design/semantic-ast.ts';
import {
  type LayerPage,
  type LayersOfUse,
  type ScreenDiffPage,
  SNAPSHOT_PARTS,
  type SnapshotComparison,
  type SnapshotHits,
  type SnapshotPart,
  type SnapshotUses,
  type SnapshotView,
  USE_KINDS,
} from './design/snapshot-view.ts';
import type { FailureText } from './errors.ts';
import { FIGMA_PLANS, FIGMA_SEATS } from './figma-budget/limits.ts';
import { imageVerdict } from './image-decisions.ts';
import { LOCALES, SECRET_NAMES } from './state/app-state.ts';

/**
 * Everything a window or a command line can ask of the backend: name → shape of its input.
 * The backend checks the input once, at the door; handlers and callers get their types from here.
 */
const path = z.string().min(1).max(4_096);
const text = z.string().max(20_000);
const nothing = z.object({});

const p4Value = z.string().max(1_000);
const p4Values = z.object({ port: p4Value, user: p4Value, client: p4Value });
const name = z.string().max(200);
const screen = z.string().max(1_000);
const position = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Paths of rows; relative to the workspace. */
const rowPaths = z.array(path).max(20_000);
const stepIds = z.array(position).min(1).max(MOST_STEPS);

export const COMMAND_INPUTS = {
  'workspace.open': z.object({ path }),
  /** Makes an empty folder and opens it. */
  'workspace.create': z.object({ path }),
  'workspace.close': nothing,
  'workspace.refresh': nothing,
  /** One of the files the product itself keeps or would run, to read: never anything else. */
  'workspace.readFile': z.object({ path }),
  'workspace.forget': z.object({ path }),
  /** Subfolders, for choosing a folder where there is no system dialog. */
  'folder.list': z.object({ path: z.string().max(4_096) }),
  'trust.grant': z.object({ digest: name }),
  'trust.revoke': nothing,
  'init.submit': z.object({
    framework: z.string().max(40).optional(),
    language: z.string().max(40).optional(),
    vcs: z.enum(VCS_KINDS).optional(),
    trust: z.boolean(),
    p4: p4Values.optional(),
  }),
  'import.submit': z.object({
    /** What of the document that is open in Figma is imported. */
    plugin: z.enum(['selection', 'page', 'file']).optional(),
    /** The window of Figma that is read; the only one that is connected when absent. */
    client: z.string().max(200).optional(),
    figmaUrl: z.string().max(4_096).optional(),
    sourcePath: path.optional(),
    variablesPath: path.optional(),
    imagesPath: path.optional(),
    fillsPath: path.optional(),
    alias: z.string().max(200).optional(),
    description: text.optional(),
    dedup: z.enum(DEDUP_METHODS).optional(),
    /** Ask Figma although a limit is in force. */
    ignoreLimit: z.boolean().optional(),
    /** Ids of pages, or of layers that stand on pages; all of the file when absent. */
    screens: z.array(z.string().max(LONGEST_ID)).max(MOST_CHOSEN).optional(),
    /** Also when nothing has changed since the last import. */
    again: z.boolean().optional(),
    /** False: what has no picture is not drawn from its geometry. */
    draw: z.boolean().optional(),
  }),
  /** Pages and top layers of a saved design, without parsing it. */
  'import.outline': z.object({ path }),
  /** A folder with the sample project is made, opened, set up and its design imported. */
  'sample.start': nothing,
  /** `client`: the connected plugin that it is about, when there is more than one. */
  'chat.send': z.object({ text: text.min(1), client: z.string().max(200).optional() }),
  'question.answer': z.object({ id: z.string().max(300), value: text }),
  'run.stop': nothing,
  'agent.retry': nothing,
  'outcome.dismiss': nothing,
  /** Says whether two pictures are one, for the next imports; a turn of the agent keeps it. */
  'images.decide': imageVerdict,
  'snapshot.read': z.object({ name }),
  /** More of what `rest` of `snapshot.read` named. */
  'snapshot.part': z.object({ name, part: z.enum(SNAPSHOT_PARTS), from: position }),
  'snapshot.screen': z.object({ name, screen }),
  /** More layers of a screen that is too large for one answer. */
  'snapshot.layers': z.object({ name, screen, from: position }),
  /** Over all screens. A search ends the one before it that had the same ticket. */
  'snapshot.search': z.object({ name, query: z.string().max(200), ticket: name }),
  /** Where tokens, colours and text styles are used: how often, and after that by which layers. */
  'snapshot.uses': z.object({ name }),
  'snapshot.usesOf': z.object({ name, of: z.enum(USE_KINDS), key: z.string().max(4_096) }),
  /** Differences from screen `from` on; what stands beside the screens comes with the first answer. */
  'snapshot.compare': z.object({ before: name, after: name, from: position }),
  'snapshot.compareScreen': z.object({ before: name, after: name, screen, from: position }),
  /** Plans code for a snapshot and waits at the gate; `planOnly` keeps the plan and ends there. */
  'codegen.submit': z.object({
    snapshot: name.optional(),
    /** What to make, in words; empty: all screens. */
    scope: text.optional(),
    /** Ids of screens; all of the snapshot when absent. */
    screens: z.array(z.string().max(LONGEST_ID)).max(MOST_CHOSEN).optional(),
    /** `generate`, or `modify` for a comment on what was written; `range` is then `path`, `path:12` or `path:12-16`. */
    kind: z.enum(['generate', 'modify']).optional(),
    range: z.string().max(4_200).optional(),
    planOnly: z.boolean().optional(),
  }),
  /** Writes the kept plan that has this digest, as it was shown. */
  'codegen.apply': z.object({ digest, by: z.enum(['window', 'cli']) }),
  /** Puts back what a run wrote, where it was not changed since; the newest run that wrote when absent. */
  'codegen.undo': z.object({ run: name.optional() }),
  /** Rows of the open gate or of a kept plan. */
  'plan.rows': z.object({ run: name, from: position }),
  'plan.file': z.object({ run: name, path, side: z.enum(PLAN_SIDES) }),
  'plan.narrow': z.object({ run: name, unticked: rowPaths }),
  /** The answer to the open gate; `digest` is that of the narrowed list. The first answer counts. */
  'plan.answer': z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('approve'),
      run: name,
      round: position,
      digest,
      unticked: rowPaths,
      by: z.enum(['window', 'cli']),
    }),
    z.object({ kind: z.literal('modify'), run: name, round: position, unticked: rowPaths, text }),
    z.object({ kind: z.literal('cancel'), run: name, round: position }),
  ]),
  'codegen.read': z.object({ run: name }),
  /** Looks at the version control again. */
  'project.scan': nothing,
  'project.files': z.object({ from: position }),
  'project.changes': z.object({ from: position }),
  'project.file': z.object({ path, side: z.enum(FILE_SIDES) }),
  /** What code-gen knows of a file: run, reason, and which layer made which lines. */
  'project.origin': z.object({ path }),
  /** The lines that came of a layer of the snapshot that is shown. */
  'project.linesOf': z.object({ node: z.string().max(1_000) }),
  /** Opens the way to documents that are open in Figma; starts the daemon where none runs, and writes the plugin. */
  'bridge.connect': nothing,
  'bridge.disconnect': nothing,
  /** Whether what is asked for in the window is tried in the sandbox before it is carried out. */
  'sandbox.first': z.object({ isOn: z.boolean() }),
  /** Opens a new one, on a copy of the page that a plugin shows, or empty. */
  'sandbox.open': z.object({ client: z.string().max(200).nullable() }),
  'sandbox.close': nothing,
  'sandbox.undo': nothing,
  'sandbox.redo': nothing,
  'sandbox.approve': z.object({ steps: stepIds }),
  'sandbox.skip': z.object({ steps: stepIds }),
  'sandbox.rerun': z.object({ step: position, params: z.record(z.string().max(100), z.unknown()).optional() }),
  'sandbox.draw': z.object({ step: position.nullable(), side: z.enum(['before', 'after']) }),
  /** The parameters of a step, whole. */
  'sandbox.params': z.object({ step: position }),
  /** Carries the approved steps out on an open document, as one step of its undo. */
  'sandbox.replay': z.object({ client: z.string().max(200).nullable() }),
  /** Measures the generated code of a snapshot (the newest without a name), as a turn of the agent. */
  'score.measure': z.object({ snapshot: name.optional() }),
  /** The newest that was measured of a snapshot. */
  'score.read': z.object({ snapshot: name }),
  'preview.open': z.object({ snapshot: name, screen }),
  /** Ids of the screens that have code that the sandbox can show. */
  'preview.screens': nothing,
  'settings.update': z.object({
    locale: z.enum(LOCALES).optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
    singleKeys: z.boolean().optional(),
    figma: z.object({ plan: z.enum(FIGMA_PLANS).nullable(), seat: z.enum(FIGMA_SEATS).nullable() }).optional(),
    model: z
      .object({ provider: name.min(1), model: name.min(1), baseUrl: z.string().max(2_000).nullable() })
      .optional(),
  }),
  'secret.set': z.object({ name: z.enum(SECRET_NAMES), value: z.string().max(4_096) }),
  'secret.delete': z.object({ name: z.enum(SECRET_NAMES) }),
  'log.clear': nothing,
  'chat.clear': nothing,
} as const;

export type CommandName = keyof typeof COMMAND_INPUTS;
export type CommandInput<Name extends CommandName> = z.infer<(typeof COMMAND_INPUTS)[Name]>;

export interface FolderListing {
  readonly path: string;
  readonly parent: string | null;
  readonly folders: readonly {
    readonly name: string;
    readonly path: string;
    readonly hint: 'workspace' | 'project' | null;
  }[];
  readonly truncated: boolean;
}

/** Commands that answer with more than "accepted". */
export interface CommandOutputs {
  'workspace.readFile': { readonly path: string; readonly text: string; readonly truncated: boolean };
  'folder.list': FolderListing;
  'import.outline': DesignOutline;
  'snapshot.read': SnapshotView;
  'snapshot.part': SnapshotPart;
  /** `rest`: the root comes without its children; they follow from that place on. */
  'snapshot.screen': { readonly screen: string; readonly root: SemanticNode; readonly rest?: number };
  'snapshot.layers': LayerPage;
  'snapshot.search': SnapshotHits;
  'snapshot.uses': SnapshotUses;
  'snapshot.usesOf': LayersOfUse;
  'snapshot.compare': SnapshotComparison;
  'snapshot.compareScreen': ScreenDiffPage;
  'plan.rows': PlanPage;
  'plan.file': ProjectFile;
  'plan.narrow': NarrowedPlan;
  'codegen.read': RunView;
  'project.files': FilesPage;
  'project.changes': ChangesPage;
  'project.file': ProjectFile;
  'project.origin': FileOrigin | null;
  'project.linesOf': readonly LinesOfLayer[];
  'sandbox.draw': SandboxDrawing;
  'sandbox.params': Readonly<Record<string, unknown>>;
  'score.read': ScoreView | null;
  'preview.open': Preview;
  'preview.screens': readonly string[];
}

export type CommandOutput<Name extends CommandName> = Name extends keyof CommandOutputs ? CommandOutputs[Name] : null;

/** Errors are data: what went wrong crosses the wall as a code and a sentence. */
export type CommandResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: FailureText };

/** How a page reaches the backend: Electron IPC or a WebSocket, and nobody behind this line knows which. */
export interface Transport {
  send<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandResult<CommandOutput<Name>>>;
}
