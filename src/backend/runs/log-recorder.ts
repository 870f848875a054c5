import type { LogKind, LogRecord } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';
import { brief } from '../masking/brief.ts';

export interface LogRecorder {
  add(kind: LogKind, title: string, text: string): void;
  onSignal(signal: AgentSignal): void;
  /** Tells what waits at once. */
  flush(): void;
}

/** Records are told together after this time. */
const GATHER_MS = 25;
const MAX_TEXT = 2_000;
const MAX_TITLE = 200;
/** So many wait at most; more are told at once. */
const MAX_WAITING = 1_000;
/** A secret at the cut must be masked as a whole, or its beginning would be left. */
const MARGIN = 4_096;

const hostRequestLine = ({
  name,
  request,
}: Extract<AgentSignal, { kind: 'host-request' }>): readonly [LogKind, string, string] | null => {
  // What a hook prints is a record of its own.
  if (name === 'figma.calling' || name === 'hook.output') return null;
  if (name !== 'figma.answered') return ['app', 'asked for', name];
  const { endpoint, status, ms } = request;
  const shown = (value: unknown): string => String(value).slice(0, 40);
  return ['app', 'Figma', `${shown(endpoint)}: ${shown(status)}, ${shown(Math.round(Number(ms)))} ms`];
};

const line = (signal: AgentSignal): readonly [LogKind, string, string] | null => {
  switch (signal.kind) {
    case 'tool-start':
      return signal.tool === 'notifyF2CEvent' ? null : ['tool', signal.tool, brief(signal.args, MAX_TEXT + MARGIN)];
    case 'tool-end':
      return toolEndLine(signal);
    case 'text-end':
      return ['message', 'agent', signal.text];
    case 'model-error':
      return signal.aborted ? null : ['error', 'model', signal.message];
    case 'question':
      return ['message', 'question', signal.question.title];
    case 'host-request':
      // What was asked is told, what was answered never.
      return hostRequestLine(signal);
    case 'response':
      return signal.success ? null : ['error', 'refused', signal.error ?? ''];
    case 'unknown-dialog':
      return ['warning', 'unknown dialog', signal.requestId];
    case 'text-delta':
    case 'tool-progress':
    case 'settled':
    case 'other':
      return null;
  }
};

const toolEndLine = (signal: Extract<AgentSignal, { kind: 'tool-end' }>): readonly [LogKind, string, string] => {
  const { envelope, tool } = signal;
  const took = `${Math.round(signal.ms)} ms`;
  if (envelope.kind === 'event')
    return ['event', envelope.event, tool === 'notifyF2CEvent' ? '' : `${envelope.message}, ${took}`];
  if (envelope.kind === 'failure') return ['error', tool, `${envelope.code}: ${envelope.message}`];
  if (envelope.kind === 'malformed' || signal.isError)
    return ['warning', tool, envelope.kind === 'malformed' ? envelope.reason : envelope.message];
  return ['tool', tool, `${envelope.message}, ${took}`];
};

/** Every record of the agent that says something, bounded and without secrets. */
export const createLogRecorder = (deps: {
  append(fact: Fact): void;
  now(): number;
  redact(text: string): string;
}): LogRecorder => {
  let id = 0;
  let waiting: LogRecord[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    const records = waiting;
    waiting = [];
    if (records.length > 0) deps.append({ type: 'log', records });
  };
  const clean = (text: string, limit: number): string => deps.redact(text.slice(0, limit + MARGIN)).slice(0, limit);
  const add = (kind: LogKind, title: string, text: string): void => {
    id += 1;
    waiting.push({ id, at: deps.now(), kind, title: clean(title, MAX_TITLE), text: clean(text, MAX_TEXT) });
    timer ??= setTimeout(flush, GATHER_MS);
    if (waiting.length >= MAX_WAITING) flush();
  };
  return {
    add,
    onSignal: (signal) => {
      const entry = line(signal);
      if (entry) add(...entry);
    },
    flush,
  };
};
