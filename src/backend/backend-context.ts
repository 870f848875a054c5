import type { CanvasPort } from '#contract/canvas/canvas-port';
import type { Translate } from '#contract/i18n';
import type { LintFinding } from '#contract/snapshot';
import type { RunOutcome, WorkspaceState } from '#contract/state/app-state';
import type { AgentSupervisor } from './agent-process/agent-supervisor.ts';
import type { CanvasDesk } from './canvas/canvas-desk.ts';
import type { ChangesDesk } from './changes/changes-desk.ts';
import type { FigmaDesk } from './figma-calls/figma-desk.ts';
import type { PageCamera } from './page-camera/page-camera.ts';
import type { PlanShelf } from './plans/plan-shelf.ts';
import type { PreviewPages } from './preview/preview-pages.ts';
import type { ProjectShelf } from './project/project-shelf.ts';
import type { LogRecorder } from './runs/log-recorder.ts';
import type { RunController, RunRequest } from './runs/run-controller.ts';
import type { SecretStore } from './settings/secret-store.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { SnapshotShelf } from './snapshots/snapshot-shelf.ts';
import type { FactLog } from './state/fact-log.ts';
import type { TrustStore } from './trust/trust-store.ts';
import type { WorkspaceWatch } from './workspaces/workspace-watch.ts';

export interface BackendDeps {
  /** Where settings, trust and the agent's own files live; outside every workspace. */
  readonly dataDir: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Entry file of the agent process. */
  readonly agentEntry: string;
  /** Folder with `project/` and `design/`. */
  readonly sampleDir: string;
  /** Where the sample's project is copied to. */
  readonly sampleTarget: string;
  readonly language?: string;
  /** False keeps secrets out of the system's keyring: they live in memory. */
  readonly keyring?: boolean;
  /** False where nobody looks at the workspace between two commands. */
  readonly watch?: boolean;
  readonly silenceMs?: number;
  /** Of a shell that has a browser of its own; else a headless Chromium is looked for. */
  readonly camera?: PageCamera;
  /** Of a shell that can reach open Figma documents. */
  readonly canvas?: CanvasPort;
  /** Overrides the stored model, for the command line. */
  readonly model?: { provider: string; model: string; baseUrl: string | null };
}

/** Values of a form that go straight to the tool that writes them, and are forgotten when the run ends. */
export interface FormValues {
  p4: { port: string; user: string; client: string } | null;
  trustGenerated: boolean;
  /** The user wants to ask Figma although a limit is in force. */
  ignoreFigmaLimit: boolean;
  /** A kept list that the user has just approved, and where; good for one time. */
  approved: { readonly digest: string; readonly by: 'window' | 'cli' } | null;
  /** The run that the user has just asked to undo; good for one time. */
  undo: string | null;
  /** The plugin that the turn came from, or is meant for; null leaves it to what is there. */
  canvasClient: string | null;
  /** The run keeps its list and ends: nobody looks at a gate. */
  planOnly: boolean;
}

/** The parts of the backend that command handlers work with. */
export interface BackendContext {
  readonly deps: BackendDeps;
  readonly facts: FactLog;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly trust: TrustStore;
  readonly supervisor: AgentSupervisor;
  readonly runs: RunController;
  readonly log: LogRecorder;
  /** Takes secrets out of a text. */
  mask(text: string): string;
  readonly lint: Map<string, readonly LintFinding[]>;
  readonly snapshots: SnapshotShelf;
  readonly changes: ChangesDesk;
  readonly project: ProjectShelf;
  readonly plans: PlanShelf;
  readonly form: FormValues;
  readonly figma: FigmaDesk;
  readonly previews: PreviewPages;
  readonly canvas: CanvasDesk;
  watch: WorkspaceWatch | null;
  translate: Translate;
  /** The open workspace. @throws CodedError `workspace-invalid` when none is open */
  workspace(): WorkspaceState;
  rescan(): Promise<void>;
  /** Puts what was read of a folder into the state, with the newest that is known of its changes. */
  tellWorkspace(workspace: WorkspaceState): void;
  tellSettings(): void;
  submit(request: RunRequest): Promise<RunOutcome>;
  /** Runs on after the command has answered; a failure of it is shown, never lost. */
  inBackground(work: Promise<unknown>): void;
}
