import type { CommandInput } from '#contract/commands';
import type { ContextEntry } from '#contract/context-entry';
import { CodedError, type ErrorCode, type FailureText } from '#contract/errors';
import type { Skill } from '#contract/events';
import type { Translate } from '#contract/i18n';
import { failureText } from '#contract/i18n';
import type { LintFinding } from '#contract/snapshot';
import type { AgentState, RunOutcome } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { AgentChild, AgentExit } from '../agent-process/agent-child.ts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';
import { type AgentSupervisor, exitReason } from '../agent-process/agent-supervisor.ts';
import type { AgentContextBuffer } from '../context/agent-context-buffer.ts';
import type { ChatRecorder } from './chat-recorder.ts';
import type { GateDesk } from './gate-desk.ts';
import type { HostDesk } from './host-desk.ts';
import type { LogRecorder } from './log-recorder.ts';
import type { QuestionDesk } from './question-desk.ts';
import { readRunSignal } from './read-run-signal.ts';
import { outcomeOf, verdict } from './run-outcome.ts';
import { newRun, type RunRecord } from './run-record.ts';

export interface RunRequest {
  readonly skill: Skill | null;
  readonly entries: readonly ContextEntry[];
  /** What goes to the agent. */
  readonly message: string;
  /** What the conversation shows. */
  readonly shown: string;
  /** Code generation that keeps its list and ends there. */
  readonly planOnly?: boolean;
}

export interface RunDeps {
  readonly supervisor: AgentSupervisor;
  readonly buffer: AgentContextBuffer;
  readonly chat: ChatRecorder;
  readonly log: LogRecorder;
  readonly questions: QuestionDesk;
  readonly gate: GateDesk;
  append(fact: Fact): void;
  translate: Translate;
  readonly hostDesk: HostDesk;
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
  /** Resolves when the run has ended, also for whoever asks a second time. */
  stop(): Promise<void>;
  /** @throws CodedError `usage` for an answer that the question does not offer */
  answer(requestId: string, value: string): Promise<void>;
  /** What the user says to the list that waits. @throws CodedError of `GateDesk.answer` */
  answerGate(given: CommandInput<'plan.answer'>): Promise<void>;
  onSignal(signal: AgentSignal, from: AgentChild): void;
  /** The agent ended by itself. */
  onExit(exit: AgentExit): void;
  /** True until the rescan after a run has ended. */
  isBusy(): boolean;
  /** Stops the run and the agent; no run begins after it. */
  close(): Promise<void>;
}

interface Controller {
  readonly deps: RunDeps;
  run: RunRecord | null;
  ended: PromiseWithResolvers<RunOutcome> | null;
  stopping: Promise<void> | null;
  ticker: NodeJS.Timeout | null;
  ending: Promise<void> | null;
  /** Runs since the start: part of the id of a message to the agent. */
  count: number;
  closed: boolean;
}

/** The one tool that waits at the gate. */
const GATE_TOOL = 'askF2CApproval';
const STOP_GRACE_MS = 1_500;

const tellAgent = ({ deps, run }: Controller): void => {
  if (!run) return;
  const { skill, startedAt: since, silent, stopping } = run;
  deps.append({ type: 'agent', agent: { kind: 'busy', skill, since, silent, stopping } });
};

const failureOf = (controller: Controller, code: ErrorCode, params: Record<string, string | number>): FailureText =>
  failureText(controller.deps.translate, code, params);

const tellEnd = (deps: RunDeps, outcome: RunOutcome, failed: AgentState | null): void => {
  deps.append({ type: 'outcome', outcome });
  deps.append({ type: 'progress', action: { type: 'hide' } });
  // Looked at now: the agent may have died while the disk was read.
  deps.append({ type: 'agent', agent: failed ?? { kind: deps.supervisor.current() ? 'ready' : 'off' } });
};

/** The end of a turn, however it came: everything is closed, the disk is read again, then the indicator goes. */
const finish = (controller: Controller, run: RunRecord, failed: AgentState | null = null): void => {
  if (controller.run !== run) return;
  const { deps, ended } = controller;
  controller.run = null;
  controller.ended = null;
  controller.stopping = null;
  if (controller.ticker) clearInterval(controller.ticker);
  const outcome = outcomeOf(run, verdict(run, deps.translate), deps.wall());
  deps.buffer.flush();
  deps.questions.closeAll();
  deps.gate.close();
  deps.chat.settle();
  if (run.snapshot && run.lint) deps.keepLint(run.snapshot, run.lint);
  if (outcome.failure && outcome.kind === 'failed')
    deps.chat.error({ code: outcome.failure.code, text: outcome.failure.message });
  controller.ending = deps.rescan().finally(() => {
    controller.ending = null;
    tellEnd(deps, outcome, failed);
    ended?.resolve(outcome);
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
      if (!run || run.silent || deps.questions.isWaiting() || deps.gate.isWaiting()) return;
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

const startTurn = async (controller: Controller, run: RunRecord, message: string): Promise<void> => {
  const { deps } = controller;
  try {
    const child = await deps.supervisor.ensure();
    // Stopped while it started: nothing may be sent any more.
    if (controller.run !== run || run.stopping) return;
    if (!(await child.send({ id: run.id, type: 'prompt', message })) && controller.run === run) {
      fail(controller, failureOf(controller, 'agent-crashed', { reason: 'pipe' }));
      finish(controller, run);
    }
  } catch (error) {
    if (controller.run !== run || run.stopping) return;
    const { code, params } = coded(error);
    const failure = failureOf(controller, code, params);
    fail(controller, failure);
    finish(controller, run, { kind: 'failed', failure });
  }
};

const submit = async (controller: Controller, request: RunRequest): Promise<RunOutcome> => {
  const { deps } = controller;
  await controller.ending;
  if (controller.run) throw new CodedError('agent-busy');
  if (controller.closed) throw new CodedError('cancelled');
  deps.buffer.appendRange(request.entries);
  controller.count += 1;
  const at = deps.wall();
  const { skill, planOnly = false } = request;
  const begun = { id: `turn-${controller.count}`, skill, planOnly };
  const run = newRun(begun, { wall: at, monotonic: deps.monotonic() });
  const ended = Promise.withResolvers<RunOutcome>();
  controller.run = run;
  controller.ended = ended;
  deps.append({ type: 'outcome', outcome: null });
  deps.append({
    type: 'progress',
    action: request.skill ? { type: 'submit', skill: request.skill, at } : { type: 'chat', at },
  });
  deps.chat.user(request.shown);
  tellAgent(controller);
  watchSilence(controller);
  void startTurn(controller, run, request.message);
  return ended.promise;
};

/** It did not end by itself: the whole process group goes, and the next run starts a new one. */
const endByForce = (controller: Controller, run: RunRecord): void => {
  if (controller.run === run) void controller.deps.supervisor.stop().then(() => finish(controller, run));
};

const stopRun = async (controller: Controller, run: RunRecord): Promise<void> => {
  const { deps, ended } = controller;
  run.stopping = true;
  deps.buffer.flush();
  deps.questions.closeAll();
  deps.gate.close();
  deps.append({ type: 'progress', action: { type: 'hide' } });
  tellAgent(controller);
  const child = deps.supervisor.current();
  // Not waited for: an agent that reads nothing would never take it.
  if (child) void child.send({ id: 'stop', type: 'abort' });
  const timer = setTimeout(() => endByForce(controller, run), child ? STOP_GRACE_MS : 0);
  await ended?.promise;
  clearTimeout(timer);
};

const stop = (controller: Controller): Promise<void> => {
  const { run } = controller;
  if (!run) return controller.ending ?? Promise.resolve();
  controller.stopping ??= stopRun(controller, run);
  return controller.stopping;
};

const dismiss = (from: AgentChild, requestId: string): void => {
  void from.send({ type: 'extension_ui_response', id: requestId, cancelled: true });
};

const onSignal = (controller: Controller, signal: AgentSignal, from: AgentChild): void => {
  const { deps, run } = controller;
  heard(controller);
  // A request must be answered even when it arrives late, or the agent would wait for ever.
  if (signal.kind === 'host-request') {
    deps.log.onSignal(signal);
    // Nobody would close a list that opens behind the end of its turn.
    if (signal.name === 'gate.ask' && (!run || run.stopping)) {
      dismiss(from, signal.requestId);
      return;
    }
    void deps.hostDesk.answer(signal, from);
    return;
  }
  if (!run) return;
  deps.log.onSignal(signal);
  if (signal.kind === 'settled') {
    finish(controller, run);
    return;
  }
  if (run.stopping) return;
  deps.chat.onSignal(signal);
  readRunSignal(signal, run, {
    append: deps.append,
    openQuestion: (question) => {
      if (!deps.questions.open(question)) dismiss(from, question.requestId);
    },
    closeCall: (id, tool) => {
      deps.questions.closeCall(id);
      if (tool === GATE_TOOL) deps.gate.close();
    },
    fail: (failure) => fail(controller, failure),
    text: (code, params) => failureOf(controller, code, params),
    refuse: (requestId) => dismiss(from, requestId),
    reject: () => finish(controller, run),
    changed: () => tellAgent(controller),
    now: deps.wall,
  });
};

const answer = async (controller: Controller, requestId: string, value: string): Promise<void> => {
  const { deps } = controller;
  const title = deps.questions.answer(requestId, value);
  if (title === null) return;
  // The time that the user took is not the agent's silence.
  heard(controller);
  deps.chat.answer(title, value);
  await deps.supervisor.current()?.send({ type: 'extension_ui_response', id: requestId, value });
};

const answerGate = async (controller: Controller, given: CommandInput<'plan.answer'>): Promise<void> => {
  const { deps } = controller;
  const { round, rows } = await deps.gate.answer(given);
  heard(controller);
  if (given.kind === 'cancel' && controller.run) controller.run.declined = true;
  const said = given.kind === 'modify' && given.text.trim() !== '' ? `: ${given.text}` : '';
  deps.chat.answer(deps.translate('chat.gate', { round, rows }), `${deps.translate(`chat.gate-${given.kind}`)}${said}`);
};

const onExit = (controller: Controller, exit: AgentExit): void => {
  const { deps, run } = controller;
  const failure = failureOf(controller, 'agent-crashed', { reason: exitReason(exit) });
  deps.log.add('error', 'agent-crashed', `${failure.message} ${exit.stderr.slice(-1_500)}`);
  if (run && !run.stopping) fail(controller, failure);
  if (run) finish(controller, run);
  else if (!controller.ending) deps.append({ type: 'agent', agent: { kind: 'off' } });
};

/** One run at a time: from a submit to the rescan after it. A run that failed is never started again by itself. */
export const createRunController = (deps: RunDeps): RunController => {
  const controller: Controller = {
    deps,
    run: null,
    ended: null,
    stopping: null,
    ticker: null,
    ending: null,
    count: 0,
    closed: false,
  };
  return {
    submit: (request) => submit(controller, request),
    stop: () => stop(controller),
    answer: (requestId, value) => answer(controller, requestId, value),
    answerGate: (given) => answerGate(controller, given),
    onSignal: (signal, from) => onSignal(controller, signal, from),
    onExit: (exit) => onExit(controller, exit),
    isBusy: () => controller.run !== null || controller.ending !== null,
    close: async () => {
      controller.closed = true;
      await stop(controller);
      await deps.supervisor.stop();
    },
  };
};
