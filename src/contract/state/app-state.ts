import type { BridgeState } from '../canvas/canvas-port.ts';
import type { SandboxState } from '../canvas/sandbox.ts';
import type { VcsKind } from '../choices.ts';
import type { GateState, RunSummary } from '../code-gen/gate.ts';
import type { DedupConfig } from '../config.ts';
import type { ErrorCode, FailureText } from '../errors.ts';
import type { LifecycleEvent, Skill } from '../events.ts';
import type { FigmaAccount } from '../figma-budget/allowance.ts';
import type { FigmaPlan, FigmaSeat } from '../figma-budget/limits.ts';
import type { FileChange } from '../file-change.ts';
import type { Progress } from '../progress.ts';
import type { StatusSnapshot, WorkspaceStatus } from '../snapshot.ts';

/** Everything the window shows that is small. Large things (layers, pictures) are asked for by command. */
export interface AppState {
  readonly settings: SettingsState;
  readonly recent: readonly RecentWorkspace[];
  /** The account behind the token; null without one. */
  readonly figma: FigmaAccount | null;
  readonly workspace: WorkspaceState | null;
  readonly agent: AgentState;
  readonly progress: Progress;
  /** What ended last, until the next run starts or the user dismisses it. */
  readonly lastOutcome: RunOutcome | null;
  readonly questions: readonly OpenQuestion[];
  /** The list that waits for an answer. */
  readonly gate: GateState | null;
  readonly bridge: BridgeState;
  readonly sandbox: SandboxState;
  readonly chat: readonly ChatItem[];
  readonly log: LogState;
}

export const LOCALES = ['en', 'zh-CN', 'ja', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];

export interface SettingsState {
  readonly locale: Locale;
  readonly theme: 'system' | 'light' | 'dark';
  readonly model: ModelChoice;
  readonly singleKeys: boolean;
  /** Plan and seat as the user names them; null leaves it to what Figma says. */
  readonly figma: { readonly plan: FigmaPlan | null; readonly seat: FigmaSeat | null };
  readonly secrets: Readonly<Record<SecretName, SecretPlace>>;
  /** True where no keyring was found: a secret then lives in memory until the app ends. */
  readonly keyring: boolean;
  /** One line when the settings file was unreadable and defaults are used. */
  readonly notice: string | null;
}

export const SECRET_NAMES = ['figma', 'model'] as const;
export type SecretName = (typeof SECRET_NAMES)[number];
export type SecretPlace = 'none' | 'memory' | 'keyring' | 'environment';

export interface ModelChoice {
  /** `offline`, or a provider of the agent host, or `openai-compatible` with a `baseUrl`. */
  readonly provider: string;
  readonly model: string;
  readonly baseUrl: string | null;
}
export const OFFLINE_MODEL: ModelChoice = { provider: 'offline', model: 'offline', baseUrl: null };

export interface RecentWorkspace {
  readonly path: string;
  readonly name: string;
  readonly openedAt: number;
}

export interface WorkspaceState {
  readonly path: string;
  readonly name: string;
  readonly setup: WorkspaceSetup;
  readonly trust: TrustState;
  readonly snapshots: readonly StatusSnapshot[];
  readonly latest: string | null;
  readonly lastRun: WorkspaceStatus['lastRun'];
  readonly vcs: VcsState;
  /** Runs of code-gen, newest first; at most `MAX_RUNS`. */
  readonly runs: readonly RunSummary[];
  /** `.hx/figma2code` changed outside a turn: a refresh is offered. */
  readonly changedOutside: boolean;
}

export type WorkspaceSetup =
  | { readonly kind: 'none'; readonly detected: DetectedStack }
  | {
      readonly kind: 'ready';
      readonly framework: string;
      readonly language: string;
      readonly vcs: VcsKind;
      readonly dedup: DedupConfig;
    }
  | { readonly kind: 'broken'; readonly failure: FailureText };

export interface DetectedStack {
  /** null when nothing was recognised. */
  readonly framework: string | null;
  readonly language: string | null;
  readonly vcs: VcsKind;
  /** What it was read from: `{ fact: 'React 19', source: 'package.json' }`. */
  readonly facts: readonly { readonly fact: string; readonly source: string }[];
}

export type TrustState =
  | { readonly kind: 'nothing-to-run' }
  | { readonly kind: 'trusted'; readonly digest: string }
  | { readonly kind: 'untrusted'; readonly digest: string; readonly files: readonly TrustFile[] }
  | { readonly kind: 'unreadable'; readonly failure: FailureText };

export interface TrustFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly sha256: string;
  /** Compared with what was trusted before; `new` when the folder was never trusted. */
  readonly change: 'same' | 'changed' | 'new';
  /** False for what lies there and is never loaded, e.g. `.pi/`. */
  readonly runs: boolean;
}

export interface VcsState {
  readonly kind: VcsKind;
  readonly branch: string | null;
  /** What files are compared with, e.g. `HEAD 3d1f0a2`; null where there is none yet. */
  readonly base: string | null;
  /** Number of changed files, null when not scanned. */
  readonly changes: { readonly added: number; readonly modified: number; readonly deleted: number } | null;
  /** The first of them, as git lists them. */
  readonly files: readonly FileChange[];
  readonly notice: string | null;
}

export type AgentState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'busy';
      readonly skill: Skill | null;
      readonly since: number;
      readonly silent: boolean;
      readonly stopping: boolean;
    }
  /** Died too often: the user must press Retry. */
  | { readonly kind: 'failed'; readonly failure: FailureText };

export interface RunOutcome {
  readonly skill: Skill | null;
  readonly kind: 'done' | 'failed' | 'stopped';
  readonly at: number;
  readonly startedAt: number;
  readonly failure: FailureText | null;
  /** The event in which it ended. */
  readonly event: LifecycleEvent | null;
  readonly snapshot: string | null;
  /** There was nothing to do: the import's `snapshot` was there before, or the project has all of its code. */
  readonly unchanged: boolean;
  /** What code generation came to; null for any other run, absent in records of earlier versions. */
  readonly codeGen?: CodeGenOutcome | null;
  /** What measuring code came to: the run that keeps the score, and the total of all screens, null when nothing could be measured. */
  readonly score?: { readonly run: string; readonly total: number | null } | null;
}

/** As far as the run came: numbers of files. */
export interface CodeGenOutcome {
  readonly run: string;
  readonly digest?: string;
  readonly rows?: number;
  readonly written?: number;
  readonly left?: number;
  readonly restored?: number;
  /** Files that undo left alone, at most 50 of them. */
  readonly kept?: readonly string[];
}

export interface OpenQuestion {
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint: string | null }[];
  readonly allowOther: boolean;
}

export type ChatItem =
  | { readonly kind: 'user'; readonly id: string; readonly at: number; readonly text: string }
  | {
      readonly kind: 'agent';
      readonly id: string;
      readonly at: number;
      readonly text: string;
      readonly streaming: boolean;
    }
  | {
      readonly kind: 'tool';
      readonly id: string;
      readonly at: number;
      readonly tool: string;
      readonly summary: string;
      readonly state: 'running' | 'done' | 'failed';
      readonly ms: number | null;
      readonly detail: string | null;
    }
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly at: number;
      readonly question: string;
      readonly answer: string;
    }
  | {
      readonly kind: 'error';
      readonly id: string;
      readonly at: number;
      readonly code: ErrorCode;
      readonly text: string;
    };

export const LOG_KINDS = ['event', 'tool', 'message', 'warning', 'error', 'app'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export interface LogRecord {
  readonly id: number;
  readonly at: number;
  readonly kind: LogKind;
  readonly title: string;
  readonly text: string;
}

export interface LogState {
  readonly records: readonly LogRecord[];
  /** Records that fell off the start because of the bound. */
  readonly dropped: number;
}

/** Runs that are kept beside those that the code map still names. */
export const MAX_RUNS = 20;
/** Bounds of what the window keeps; older items fall off the start, and the count of them is shown. */
export const MAX_CHAT_ITEMS = 2_000;
/** Characters of all texts of the conversation. */
export const MAX_CHAT_TEXT = 4_000_000;
export const MAX_LOG_RECORDS = 10_000;
