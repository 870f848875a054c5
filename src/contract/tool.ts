import type { z } from 'zod';
import type { CanvasEvaluated } from './canvas/canvas-port.ts';
import type { CanvasAnswer } from './canvas/canvas-tools.ts';
import type { GateAnswer, GateState } from './code-gen/gate.ts';
import type { MeasuredPage } from './code-gen/page-measure.ts';
import type { Envelope } from './envelope.ts';
import type { Skill } from './events.ts';

/** What a tool may do to the disk. The gate looks at this and at nothing else. */
export type ToolEffect = 'read' | 'write';

/** One tool, one file. `run` returns the envelope that becomes `details`; an expected failure is thrown as CodedError. */
export interface F2CTool<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly effect: ToolEffect;
  readonly description: string;
  readonly input: Schema;
  run(input: z.infer<Schema>, context: ToolContext): Promise<Envelope>;
}

/** Keeps the inferred input type of one tool and lets it sit in a list of tools. */
export const defineTool = <Schema extends z.ZodType>(tool: F2CTool<Schema>): F2CTool => tool as unknown as F2CTool;

export interface ToolProgress {
  readonly done: number;
  readonly total?: number;
  /** Locale key below `progress.` with its params, never a sentence. */
  readonly label: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface Question {
  readonly title: string;
  readonly detail?: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly allowOther: boolean;
}

export interface FigmaAccess {
  /** Stands for the token in names of files; salted, and no way back to it. Empty without a token. */
  readonly fingerprint: string;
  /** Milliseconds until a limit that is in force ends; null when none is, or when the user wants to try all the same. */
  readonly wait: number | null;
}

export interface FigmaAnswered {
  readonly endpoint: string;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly ms: number;
  /** Milliseconds to wait, and plan and seat as Figma names them in its headers. */
  readonly limit?: { readonly wait: number | null; readonly plan: string; readonly type: string };
}

/** Secrets and form values that the desktop answers to a tool; they never pass a model. */
export interface HostValues {
  'context.flush': { request: Record<string, never>; answer: readonly { key: string; value: string }[] | null };
  'figma.token': { request: Record<string, never>; answer: string | null };
  /** What the desktop's ledger knows of the account behind the token; asked before the first request of an import. */
  'figma.account': { request: Record<string, never>; answer: FigmaAccess };
  /**
   * A request of the API is about to go out. 0: it may, and the ledger has counted it. Else the milliseconds until plan and
   * seat allow one more, so that no call is spent on being refused; then it is asked again.
   */
  'figma.calling': { request: { endpoint: string }; answer: number };
  /** How it ended; `limit` with a 429. */
  'figma.answered': { request: FigmaAnswered; answer: null };
  'p4.values': { request: Record<string, never>; answer: { port: string; user: string; client: string } | null };
  'trust.check': { request: { workspace: string; digest: string }; answer: boolean };
  /** Whether this is the folder that the user has open: of no other one is anything told to a model. */
  'workspace.isOpen': { request: { workspace: string }; answer: boolean };
  /** Shows a list and waits for what the user says to it: no time-out, no default, nothing that a model could answer. */
  'gate.ask': { request: { gate: GateState }; answer: GateAnswer };
  /** A list that was kept: whether the user has approved exactly this digest in this folder just now, and where; null: not. */
  'plan.approved': { request: { workspace: string; digest: string }; answer: 'window' | 'cli' | null };
  /** Whether the user has just asked to undo this run of this folder. */
  'undo.asked': { request: { workspace: string; run: string }; answer: boolean };
  /**
   * Renders the code of a screen in a browser without network and measures it. `before`: as the files were before that run.
   * Told of the open and trusted folder alone.
   */
  'page.measure': {
    request: {
      workspace: string;
      screen: string;
      /** Of the window, in CSS pixels. */
      width: number;
      height: number;
      before: string | null;
    };
    answer: MeasuredPage;
  };
  /** Carries out a canvas tool on the document that is open in Figma. */
  /** Runs a snippet of ours in the plugin and brings what it gives back, plain data of at most some megabyte. */
  'canvas.eval': { request: { js: string }; answer: CanvasEvaluated };
  'canvas.call': { request: { command: string; params: unknown }; answer: CanvasAnswer };
  /** The user's environment less every secret, for the hook of a trusted workspace. */
  'hook.environment': { request: Record<string, never>; answer: Readonly<Record<string, string>> };
  /** What a hook of the workspace prints: for the log of the user, and for no model. */
  'hook.output': { request: { text: string }; answer: null };
  /** Asked by init for the files it has just generated; granted only when the user ticked it. */
  'trust.generated': { request: { workspace: string; digest: string }; answer: boolean };
}

export interface ToolContext {
  readonly toolCallId: string;
  readonly signal: AbortSignal;
  progress(update: ToolProgress): void;
  /** Waits for the user as long as it takes. @throws CodedError `cancelled` when the run is stopped. */
  ask(question: Question): Promise<string>;
  requestHost<Name extends keyof HostValues>(
    name: Name,
    request: HostValues[Name]['request'],
  ): Promise<HostValues[Name]['answer']>;
  /** A sentence of `locales/*.json` in the language of the user. */
  text(key: string, params?: Readonly<Record<string, string | number>>): string;
}

/** A skill's tools with the state of its current run. `dispose` removes what a stopped or failed run left. */
export interface SkillTools {
  readonly skill: Skill;
  readonly tools: readonly F2CTool[];
  /** True when the started event was sent and the done event was not. */
  isOpen(): boolean;
  dispose(): Promise<void>;
}
