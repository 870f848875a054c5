import { setTimeout as delay } from 'node:timers/promises';
import type { Translate } from '#contract/i18n';
import type { LintFinding } from '#contract/snapshot';
import { type AgentSupervisor, createAgentSupervisor } from '../agent-process/agent-supervisor.ts';
import type { FormValues } from '../backend-context.ts';
import { createAgentContextBuffer } from '../context/agent-context-buffer.ts';
import { agentLaunch, type Stores } from '../settings/chosen-settings.ts';
import type { FactLog } from '../state/fact-log.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import { createChatRecorder } from './chat-recorder.ts';
import { createHostAnswers } from './host-answers.ts';
import type { LogRecorder } from './log-recorder.ts';
import { createQuestionDesk } from './question-desk.ts';
import { createRunController, type RunController } from './run-controller.ts';

const SILENCE_MS = 60_000;

export interface RunEngineParts {
  readonly stores: Stores;
  readonly facts: FactLog;
  readonly log: LogRecorder;
  readonly trust: TrustStore;
  readonly form: FormValues;
  readonly lint: Map<string, readonly LintFinding[]>;
  readonly translate: Translate;
  rescan(): Promise<void>;
}

/** The agent process and the controller of its runs, each told what the other does. */
export const createRunEngine = (parts: RunEngineParts): { supervisor: AgentSupervisor; runs: RunController } => {
  const { stores, facts, log, trust, form, lint, translate } = parts;
  const buffer = createAgentContextBuffer();
  const { append } = facts;
  const wall = (): number => Date.now();
  const monotonic = (): number => performance.now();
  const supervisor = createAgentSupervisor({
    launch: () => Promise.resolve(agentLaunch(stores)),
    signal: (signal) => runs.onSignal(signal),
    garbage: (excerpt) => log.add('warning', 'unreadable line', excerpt),
    exited: (exit, expected) => runs.onExit(exit, expected),
    now: monotonic,
    wait: (ms) => delay(ms),
  });
  const runs = createRunController({
    supervisor,
    buffer,
    chat: createChatRecorder({ append, now: wall }),
    log,
    questions: createQuestionDesk(append),
    append,
    translate,
    answerHost: createHostAnswers({
      buffer,
      secrets: stores.secrets,
      trust,
      form,
      openWorkspace: () => facts.state().workspace?.path ?? null,
    }),
    rescan: () => parts.rescan().catch((error: unknown) => log.add('error', 'rescan', String(error).slice(0, 300))),
    keepLint: (snapshot, findings) => lint.set(snapshot, findings),
    wall,
    monotonic,
    silenceMs: stores.deps.silenceMs ?? SILENCE_MS,
  });
  return { supervisor, runs };
};
