import type { ContextEntry } from '#contract/context-entry';
import { CodedError, type ErrorCode, type FailureText } from '#contract/errors';
import type { Skill } from '#contract/events';
import type { Translate } from '#contract/i18n';
import { failureText } from '#contract/i18n';
import type { LintFinding } from '#contract/snapshot';
import type { RunOutcome } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { AgentExit } from '../agent-process/agent-child.ts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';
import { type AgentSupervisor, exitReason } from '../agent-process/agent-supervisor.ts';
import type { AgentContextBuffer } from '../context/agent-context-buffer.ts';
import type { ChatRecorder } from './chat-recorder.ts';
import type { LogRecorder } from './log-recorder.ts';
import type { QuestionDesk } from './question-desk.ts';
import { readRunSignal } from './read-run-signal.ts';
import { newRun, type RunRecord } from './run-record.ts';

export interface RunRequest {
  readonly skill: Skill | null;
  readonly entries: readonly ContextEntry[];
  /** What goes to the agent. */
  readonly message: string;
  /** What the conversation shows. */
  readonly shown: string;
}

export interface RunDeps {
  readonly supervisor: AgentSupervisor;
  readonly buffer: AgentContextBuffer;
  readonly chat: ChatRecorder;
  readonly log: LogRecorder;
  readonly questions: QuestionDesk;
  append(fact: Fact): void;
  translate: Translate;
  /** Answers a value that a tool asked for; never logged. */
  answerHost(name: string, request: Record<string, unknown>): Promise<unknown>;
  /** Workspace, snapshots and changes are read anew at the end of each turn. */
  rescan(): Promise<void>;
  keepLint(snapshot: string, lint: readonly LintFinding[]): void;
  wall(): number;
  monotonic(): number;
  readonly silenceMs: number;
}

export interface RunController {
  /** Starts a run and resolves with its outcome. @throws CodedError `agent-busy` */
  submit(request: RunRequest): Promise<RunOutcome>;
  stop(): Promise<void>;
  answer(requestId: string, value: string): Promise<void>;
  onSignal(signal: AgentSignal): void;
  onExit(exit: AgentExit, expected: boolean): void;
  isBusy(): boolean;
  /** True until the rescan after a run has ended. */
  close(): Promise<void>;
}

interface Controller {
  readonly deps: RunDeps;
  run: RunRecord | null;
  resolve: ((outcome: RunOutcome) => void) | null;
  ticker: NodeJS.Timeout | null;
  ending: Promise<void> | null;
}

const STOP_GRACE_MS = 1_500;

const tellAgent = ({ deps, run }: Controller): void => {
  if (!run) return;
  const { skill, startedAt: since, silent, stopping } = run;
  deps.append({ type: 'agent', agent: { kind: 'busy', skill, since, silent, stopping } });
};

const failureOf = (controller: Controller, code: ErrorCode, params: Record<string, string | number>): FailureText =>
  failureText(controller.deps.translate, code, params);

const verdict = (controller: Controller, run: RunRecord): FailureText | null => {
  // A model that recovered from a mistake has done its work.
  if (run.done) return null;
  if (run.failure || run.stopping || run.skill === null) return run.failure;
  // Code generation ends at its first step until it can plan.
  if (run.skill === 'codegen' && run.event !== null) return null;
  return failureOf(controller, 'run-incomplete', { missing: run.event ?? run.skill });
};

const outcomeOf = (run: RunRecord, failure: FailureText | null, at: number): RunOutcome => ({
  skill: run.skill,
  kind: run.stopping && !run.done ? 'stopped' : failure ? 'failed' : 'done',
  at,
  startedAt: run.startedAt,
  failure: run.stopping ? null : failure,
  event: run.event,
  snapshot: run.snapshot,
});

/** The end of a turn, however it came: everything is closed, the disk is read again, then the indicator goes. */
const finish = (controller: Controller, agent: 'ready' | 'off'): void => {
  const { deps, run, resolve } = controller;
  if (!run) return;
  controller.run = null;
  controller.resolve = null;
  if (controller.ticker) clearInterval(controller.ticker);
  const outcome = outcomeOf(run, verdict(controller, run), deps.wall());
  deps.buffer.flush();
  deps.questions.closeAll();
  deps.chat.settle();
  if (run.snapshot && run.lint) deps.keepLint(run.snapshot, run.lint);
  if (outcome.failure && outcome.kind === 'failed')
    deps.chat.error({ code: outcome.failure.code, text: outcome.failure.message });
  controller.ending = deps.rescan().finally(() => {
    deps.append({ type: 'outcome', outcome });
    deps.append({ type: 'progress', action: { type: 'hide' } });
    deps.append({ type: 'agent', agent: { kind: agent } });
    controller.ending = null;
    resolve?.(outcome);
  });
};

const fail = (controller: Controller, failure: FailureText): void => {
  if (controller.run) controller.run.failure ??= failure;
  controller.deps.append({ type: 'progress', action: { type: 'failure', message: failure.message } });
};

const watchSilence = (controller: Controller): void => {
  const { deps } = controller;
  controller.ticker = setInterval(
    () => {
      const { run } = controller;
      if (!run || run.silent || deps.questions.isWaiting()) return;
      if (deps.monotonic() - run.heardAt < deps.silenceMs) return;
      run.silent = true;
      deps.log.add(
        'warning',
        'agent-silent',
        failureOf(controller, 'agent-silent', { seconds: Math.round(deps.silenceMs / 1000) }).message,
      );
      tellAgent(controller);
    },
    Math.min(1_000, deps.silenceMs / 4),
  );
};

const heard = (controller: Controller): void => {
  const { run, deps } = controller;
  if (!run) return;
  run.heardAt = deps.monotonic();
  if (!run.silent) return;
  run.silent = false;
  tellAgent(controller);
};

const coded = (error: unknown): CodedError =>
  error instanceof CodedError ? error : new CodedError('internal', { what: 'agent' });

const startTurn = async (controller: Controller, request: RunRequest): Promise<void> => {
  const { deps } = controller;
  try {
    const child = await deps.supervisor.ensure();
    if (!(await child.send({ id: 'turn', type: 'prompt', message: request.message })))
      throw new CodedError('agent-crashed', { reason: 'pipe' });
  } catch (error) {
    const { code, params } = coded(error);
    const failure = failureOf(controller, code, params);
    fail(controller, failure);
    finish(controller, 'off');
    if (code === 'agent-crashed' || code === 'agent-missing')
      deps.append({ type: 'agent', agent: { kind: 'failed', failure } });
  }
};

const submit = async (controller: Controller, request: RunRequest): Promise<RunOutcome> => {
  const { deps } = controller;
  if (controller.run) throw new CodedError('agent-busy');
  await controller.ending;
  const at = deps.wall();
  controller.run = newRun(request.skill, { wall: at, monotonic: deps.monotonic() });
  deps.buffer.appendRange(request.entries);
  deps.append({ type: 'outcome', outcome: null });
  deps.append({
    type: 'progress',
    action: request.skill ? { type: 'submit', skill: request.skill, at } : { type: 'chat', at },
  });
  deps.chat.user(request.shown);
  tellAgent(controller);
  watchSilence(controller);
  const outcome = new Promise<RunOutcome>((resolve) => {
    controller.resolve = resolve;
  });
  void startTurn(controller, request);
  return outcome;
};

const stop = async (controller: Controller): Promise<void> => {
  const { deps, run } = controller;
  if (!run || run.stopping) return;
  run.stopping = true;
  deps.buffer.flush();
  deps.append({ type: 'progress', action: { type: 'hide' } });
  tellAgent(controller);
  const ended = new Promise<void>((resolve) => {
    const before = controller.resolve;
    controller.resolve = (outcome) => {
      before?.(outcome);
      resolve();
    };
  });
  const child = deps.supervisor.current();
  if (child) await child.send({ id: 'stop', type: 'abort' });
  const timer = setTimeout(
    () => {
      // It did not end by itself: the whole process group goes, and the next run starts a new one.
      if (controller.run === run) void deps.supervisor.stop().then(() => finish(controller, 'off'));
    },
    child ? STOP_GRACE_MS : 0,
  );
  await ended;
  clearTimeout(timer);
};

const answerHost = async (
  controller: Controller,
  signal: Extract<AgentSignal, { kind: 'host-request' }>,
): Promise<void> => {
  const { deps } = controller;
  const child = deps.supervisor.current();
  const reply = await deps.answerHost(signal.name, signal.request).then(
    (value) => ({ value: JSON.stringify(value ?? null) }),
    () => ({ cancelled: true }),
  );
  await child?.send({ type: 'extension_ui_response', id: signal.requestId, ...reply });
};

const onSignal = (controller: Controller, signal: AgentSignal): void => {
  const { deps, run } = controller;
  heard(controller);
  // A request must be answered even when it arrives late, or the agent would wait for ever.
  if (signal.kind === 'host-request') {
    deps.log.onSignal(signal);
    void answerHost(controller, signal);
    return;
  }
  if (!run) return;
  deps.log.onSignal(signal);
  if (signal.kind === 'settled') {
    finish(controller, 'ready');
    return;
  }
  if (run.stopping) return;
  deps.chat.onSignal(signal);
  readRunSignal(signal, run, {
    append: deps.append,
    openQuestion: deps.questions.open,
    closeCall: deps.questions.closeCall,
    fail: (failure) => fail(controller, failure),
    text: (code, params) => failureOf(controller, code, params),
    refuse: (requestId) =>
      void deps.supervisor.current()?.send({ type: 'extension_ui_response', id: requestId, cancelled: true }),
    reject: () => finish(controller, 'ready'),
    changed: () => tellAgent(controller),
    now: deps.wall,
  });
};

const onExit = (controller: Controller, exit: AgentExit, expected: boolean): void => {
  if (expected) return;
  const { deps } = controller;
  const failure = failureOf(controller, 'agent-crashed', { reason: exitReason(exit) });
  deps.log.add('error', 'agent-crashed', `${failure.message} ${exit.stderr.slice(-1_500)}`);
  if (controller.run && !controller.run.stopping) fail(controller, failure);
  if (controller.run) finish(controller, 'off');
  else deps.append({ type: 'agent', agent: { kind: 'off' } });
};

/** One run at a time: from a submit to the rescan after it. A run that failed is never started again by itself. */
export const createRunController = (deps: RunDeps): RunController => {
  const controller: Controller = { deps, run: null, resolve: null, ticker: null, ending: null };
  return {
    submit: (request) => submit(controller, request),
    stop: () => stop(controller),
    answer: async (requestId, value) => {
      const title = deps.questions.answer(requestId);
      if (title === null) return;
      deps.chat.answer(title, value);
      await deps.supervisor.current()?.send({ type: 'extension_ui_response', id: requestId, value });
    },
    onSignal: (signal) => onSignal(controller, signal),
    onExit: (exit, expected) => onExit(controller, exit, expected),
    isBusy: () => controller.run !== null || controller.ending !== null,
    close: async () => {
      await stop(controller);
      await controller.ending;
      await deps.supervisor.stop();
    },
  };
};
