import { z } from 'zod';
import type { ErrorCode, FailureText } from '#contract/errors';
import { isDoneEvent, skillOfEvent } from '#contract/events';
import { lintFinding } from '#contract/snapshot';
import { SNAPSHOT_NAME } from '#contract/snapshot-name';
import type { CodeGenOutcome } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';
import type { RunRecord } from './run-record.ts';

export interface RunSignalActions {
  append(fact: Fact): void;
  openQuestion(signal: Extract<AgentSignal, { kind: 'question' }>): void;
  closeCall(toolCallId: string, tool: string): void;
  fail(failure: FailureText): void;
  text(code: ErrorCode, params: Record<string, string | number>): FailureText;
  /** Dismisses a dialog that is none of ours. */
  refuse(requestId: string): void;
  /** The agent host did not take the message: the turn is over before it began. */
  reject(): void;
  changed(): void;
  now(): number;
}

const MAX_FINDINGS = 1_000;
const findings = z.array(lintFinding).max(MAX_FINDINGS);

type ToolEnd = Extract<AgentSignal, { kind: 'tool-end' }>;

const CODE_GEN_TOOLS: ReadonlySet<string> = new Set([
  'planF2CScope',
  'writeF2CFiles',
  'finishF2CCodeGen',
  'applyF2CPlan',
  'undoF2CRun',
]);
const count = z.number().int().min(0);
const codeGen = z.object({
  run: z.string().max(100),
  digest: z.string().max(64).optional(),
  total: count.optional(),
  written: count.optional(),
  left: count.optional(),
  restored: count.optional(),
  kept: z.array(z.string().max(4_096)).max(50).optional(),
});

const scored = z.object({ run: z.string().max(100), total: z.number().min(0).max(100).nullable() });

const readCodeGen = ({ total, ...told }: z.infer<typeof codeGen>): CodeGenOutcome =>
  Object.fromEntries(
    Object.entries({ ...told, rows: total }).filter(([, value]) => value !== undefined),
  ) as unknown as CodeGenOutcome;

const onData = ({ tool }: ToolEnd, data: Record<string, unknown>, run: RunRecord): void => {
  // What a model says about its work is no result of it.
  if (tool === 'notifyF2CEvent') return;
  const { snapshot } = data;
  if (typeof snapshot === 'string' && SNAPSHOT_NAME.test(snapshot)) run.snapshot = snapshot;
  if (data['unchanged'] === true) run.unchanged = true;
  const told = codeGen.safeParse(data);
  if (told.success && CODE_GEN_TOOLS.has(tool)) run.codeGen = readCodeGen(told.data);
  const score = scored.safeParse(data);
  if (score.success && tool === 'scoreF2CCode') run.score = score.data;
  const lint = findings.safeParse(data['findings']);
  if (lint.success) run.lint = lint.data;
};

const onToolEnd = (signal: ToolEnd, run: RunRecord, actions: RunSignalActions): void => {
  actions.closeCall(signal.id, signal.tool);
  const { envelope } = signal;
  if (signal.isError || envelope.kind === 'malformed') return;
  if (envelope.kind === 'failure') {
    // The user's own no is no failure.
    if (run.declined && envelope.code === 'not-approved') return;
    actions.fail({ code: envelope.code, message: envelope.message });
    return;
  }
  onData(signal, envelope.data, run);
  if (envelope.kind !== 'event' || envelope.event === run.event) return;
  const inferred = skillOfEvent(envelope.event);
  const swapped = run.skill !== inferred;
  run.skill = inferred;
  run.event = envelope.event;
  run.done = isDoneEvent(envelope.event);
  actions.append({ type: 'progress', action: { type: 'event', event: envelope.event, at: actions.now() } });
  if (swapped) actions.changed();
};

const onProgress = (signal: Extract<AgentSignal, { kind: 'tool-progress' }>, actions: RunSignalActions): void => {
  const { label, params, done, total } = signal.progress;
  const detail = { label, params: params ?? {}, done, total: total ?? null };
  actions.append({ type: 'progress', action: { type: 'detail', detail } });
};

/** What a signal means for the run that is going on. */
export const readRunSignal = (signal: AgentSignal, run: RunRecord, actions: RunSignalActions): void => {
  switch (signal.kind) {
    case 'tool-end':
      onToolEnd(signal, run, actions);
      return;
    case 'tool-progress':
      onProgress(signal, actions);
      return;
    case 'question':
      actions.openQuestion(signal);
      return;
    case 'unknown-dialog':
      actions.refuse(signal.requestId);
      return;
    case 'model-error':
      if (!signal.aborted) actions.fail(actions.text('model-failed', { reason: signal.message.slice(0, 300) }));
      return;
    case 'response':
      if (signal.success || signal.id !== run.id) return;
      actions.fail(actions.text('model-failed', { reason: (signal.error ?? '').slice(0, 300) }));
      actions.reject();
      return;
    case 'text-delta':
    case 'text-end':
    case 'tool-start':
    case 'host-request':
    case 'settled':
    case 'other':
      return;
  }
};
