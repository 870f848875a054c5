import type { ChatItem } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';

export interface ChatRecorder {
  user(text: string): void;
  answer(question: string, answer: string): void;
  error(item: Pick<Extract<ChatItem, { kind: 'error' }>, 'code' | 'text'>): void;
  onSignal(signal: AgentSignal): void;
  /** Marks what was still running as ended, when a turn is over. */
  settle(): void;
}

interface Deps {
  append(fact: Fact): void;
  now(): number;
}

/** Tools that only tell the desktop something are no news in a conversation. */
const QUIET_TOOLS = new Set(['notifyF2CEvent', 'AskUserQuestion']);
const MAX_DETAIL = 2_000;

type ToolItem = Extract<ChatItem, { kind: 'tool' }>;

interface Recorder {
  readonly deps: Deps;
  /** Distinguishes the items of this process from those of an earlier agent, whose ids repeat. */
  turn: number;
  readonly texts: Map<string, Extract<ChatItem, { kind: 'agent' }>>;
  readonly tools: Map<string, ToolItem>;
}

const put = (recorder: Recorder, item: ChatItem): void => recorder.deps.append({ type: 'chat', item });

const onDelta = (recorder: Recorder, signal: Extract<AgentSignal, { kind: 'text-delta' }>): void => {
  const id = `${recorder.turn}:${signal.id}`;
  if (recorder.texts.has(id)) {
    recorder.deps.append({ type: 'chat-delta', id, delta: signal.delta });
    return;
  }
  const item = { kind: 'agent' as const, id, at: recorder.deps.now(), text: signal.delta, streaming: true };
  recorder.texts.set(id, item);
  put(recorder, item);
};

const onTextEnd = (recorder: Recorder, signal: Extract<AgentSignal, { kind: 'text-end' }>): void => {
  const id = `${recorder.turn}:${signal.id}`;
  const at = recorder.texts.get(id)?.at ?? recorder.deps.now();
  recorder.texts.delete(id);
  if (signal.text.trim() !== '') put(recorder, { kind: 'agent', id, at, text: signal.text, streaming: false });
};

const onToolStart = (recorder: Recorder, signal: Extract<AgentSignal, { kind: 'tool-start' }>): void => {
  if (QUIET_TOOLS.has(signal.tool)) return;
  const item: ToolItem = {
    kind: 'tool',
    id: `${recorder.turn}:${signal.id}`,
    at: recorder.deps.now(),
    tool: signal.tool,
    summary: '',
    state: 'running',
    ms: null,
    detail: JSON.stringify(signal.args ?? {}).slice(0, MAX_DETAIL),
  };
  recorder.tools.set(signal.id, item);
  put(recorder, item);
};

const onToolEnd = (recorder: Recorder, signal: Extract<AgentSignal, { kind: 'tool-end' }>): void => {
  const item = recorder.tools.get(signal.id);
  if (!item) return;
  recorder.tools.delete(signal.id);
  const failed = signal.isError || signal.envelope.kind === 'failure' || signal.envelope.kind === 'malformed';
  const summary = signal.envelope.kind === 'malformed' ? signal.envelope.reason : signal.envelope.message;
  put(recorder, { ...item, summary, state: failed ? 'failed' : 'done', ms: signal.ms });
};

const settle = (recorder: Recorder): void => {
  for (const item of recorder.tools.values()) put(recorder, { ...item, state: 'failed' });
  for (const item of recorder.texts.values()) recorder.deps.append({ type: 'chat-delta', id: item.id, delta: '' });
  recorder.tools.clear();
  recorder.texts.clear();
  recorder.turn += 1;
};

/** Turns what the agent says and does into the items of the conversation. */
export const createChatRecorder = (deps: Deps): ChatRecorder => {
  const recorder: Recorder = { deps, turn: 0, texts: new Map(), tools: new Map() };
  let count = 0;
  const nextId = (kind: string): string => {
    count += 1;
    return `${kind}${count}`;
  };
  return {
    user: (text) => put(recorder, { kind: 'user', id: nextId('u'), at: deps.now(), text }),
    answer: (question, answer) => put(recorder, { kind: 'answer', id: nextId('q'), at: deps.now(), question, answer }),
    error: (item) => put(recorder, { kind: 'error', id: nextId('e'), at: deps.now(), ...item }),
    onSignal: (signal) => {
      if (signal.kind === 'text-delta') onDelta(recorder, signal);
      else if (signal.kind === 'text-end') onTextEnd(recorder, signal);
      else if (signal.kind === 'tool-start') onToolStart(recorder, signal);
      else if (signal.kind === 'tool-end') onToolEnd(recorder, signal);
    },
    settle: () => settle(recorder),
  };
};
