import { setTimeout as delay } from 'node:timers/promises';
import type { Translate } from '#contract/i18n';
import type { LintFinding } from '#contract/snapshot';
import { SNAPSHOTS_KEPT } from '#contract/snapshot-name';
import { type AgentSupervisor, createAgentSupervisor } from '../agent-process/agent-supervisor.ts';
import type { FormValues } from '../backend-context.ts';
import type { CanvasDesk } from '../canvas/canvas-desk.ts';
import type { SandboxDesk } from '../canvas/sandbox/sandbox-desk.ts';
import { createAgentContextBuffer } from '../context/agent-context-buffer.ts';
import type { FigmaDesk } from '../figma-calls/figma-desk.ts';
import { createHeadlessCamera } from '../page-camera/headless-camera.ts';
import { createMeasureDesk } from '../page-camera/measure-desk.ts';
import type { PlanShelf } from '../plans/plan-shelf.ts';
import { agentLaunch, type Stores } from '../settings/chosen-settings.ts';
import type { FactLog } from '../state/fact-log.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import { createChatRecorder } from './chat-recorder.ts';
import { createGateDesk } from './gate-desk.ts';
import { createHostAnswers } from './host-answers.ts';
import { createHostDesk } from './host-desk.ts';
import type { LogRecorder } from './log-recorder.ts';
import { createQuestionDesk } from './question-desk.ts';
import { createRunController, type RunController } from './run-controller.ts';

const SILENCE_MS = 60_000;
/** Lint of so many imports is kept: as many as there can be snapshots, and as many again of another workspace. */
const MAX_LINTS = 2 * SNAPSHOTS_KEPT;

export interface RunEngineParts {
  readonly stores: Stores;
  readonly facts: FactLog;
  readonly log: LogRecorder;
  readonly trust: TrustStore;
  readonly form: FormValues;
  readonly figma: FigmaDesk;
  readonly canvas: CanvasDesk;
  readonly sandbox: SandboxDesk;
  readonly lint: Map<string, readonly LintFinding[]>;
  readonly plans: PlanShelf;
  readonly translate: Translate;
  mask(text: string): string;
  rescan(): Promise<void>;
}

const keepLint = (
  lint: Map<string, readonly LintFinding[]>,
  snapshot: string,
  findings: readonly LintFinding[],
): void => {
  lint.delete(snapshot);
  lint.set(snapshot, findings);
  if (lint.size > MAX_LINTS) lint.delete(lint.keys().next().value as string);
};

/** The agent process and the controller of its runs, each told what the other does. */
export const createRunEngine = (parts: RunEngineParts): { supervisor: AgentSupervisor; runs: RunController } => {
  const { stores, facts, log, trust, form, figma, lint, plans, translate } = parts;
  const buffer = createAgentContextBuffer();
  const { append } = facts;
  const wall = (): number => Date.now();
  const monotonic = (): number => performance.now();
  const openWorkspace = (): string | null => facts.state().workspace?.path ?? null;
  const gate = createGateDesk({ append, plans, workspace: openWorkspace, mayAsk: () => !form.planOnly });
  const pages = createMeasureDesk({
    camera: stores.deps.camera ?? createHeadlessCamera(stores.deps.environment),
    translate,
    open: () => facts.state().workspace,
  });
  const answers = createHostAnswers({
    buffer,
    pages,
    canvas: parts.canvas,
    sandbox: parts.sandbox,
    gate,
    log,
    environment: stores.deps.environment,
    secrets: stores.secrets,
    trust,
    form,
    figma,
    openWorkspace,
  });
  const supervisor = createAgentSupervisor({
    launch: () => Promise.resolve(agentLaunch(stores)),
    signal: (signal, from) => runs.onSignal(signal, from),
    garbage: (excerpt) => log.add('warning', 'unreadable line', excerpt),
    exited: (exit) => runs.onExit(exit),
    now: monotonic,
    wait: (ms, signal) => delay(ms, undefined, { signal }),
  });
  const runs = createRunController({
    supervisor,
    buffer,
    chat: createChatRecorder({ append, now: wall, mask: parts.mask }),
    log,
    questions: createQuestionDesk(append),
    gate,
    append,
    translate,
    hostDesk: createHostDesk(answers, log),
    rescan: async () => {
      await pages.clear().catch(() => undefined);
      await parts.rescan().catch((error: unknown) => log.add('error', 'rescan', String(error).slice(0, 300)));
    },
    keepLint: (snapshot, findings) => keepLint(lint, snapshot, findings),
    wall,
    monotonic,
    silenceMs: stores.deps.silenceMs ?? SILENCE_MS,
  });
  return { supervisor, runs };
};
