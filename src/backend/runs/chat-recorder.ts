import type { ChatItem } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';
import { brief } from '../masking/brief.ts';
import { endOfSafeText } from '../masking/safe-text.ts';

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
  /** Takes secrets out; asked before a text is cut, since half a secret is not seen as one. */
  mask(text: string): string;
}

/** Tools that only tell the desktop something are no news in a conversation. */
const QUIET_TOOLS = new Set(['notifyF2CEvent', 'AskUserQuestion']);
const MAX_DETAIL = 2_000;
/** The longest secret. */
const MARGIN = 4_096;
/** Nobody reads more of one message; what is over it is left out, and `…` says so. */
export const MAX_ITEM_TEXT = 100_000;
/** Calls and texts that were begun and never ended are closed beyond this number, oldest first. */
const MAX_OPEN = 1_000;

type ToolItem = Extract<ChatItem, { kind: 'tool' }>;
type AgentItem = Extract<ChatItem, { kind: 'agent' }>;

/** A text on its way. `held` may be the beginning of something that must be masked as a whole, and is not shown yet. */
interface OpenText {
  readonly id: string;
  readonly at: number;
  shown: string;
  held: string;
}

interface Recorder {
  readonly deps: Deps;
  /** Distinguishes the items of this process from those of an earlier agent, whose ids repeat. */
  turn: number;
  readonly texts: Map<string, OpenText>;
  readonly tools: Map<string, ToolItem>;
}

const put = (recorder: Recorder, item: ChatItem): void => recorder.deps.append({ type: 'chat', item });

const cut = ({ deps }: Recorder, text: string): string => {
  const masked = deps.mask(text.slice(0, MAX_ITEM_TEXT + MARGIN));
  return masked.length > MAX_ITEM_TEXT ? `${masked.slice(0, MAX_ITEM_TEXT)}…` : masked;
};

const putText = (recorder: Recorder, open: OpenText, text: string, streaming: boolean): void => {
  const item: AgentItem = { kind: 'agent', id: open.id, at: open.at, text: cut(recorder, text), streaming };
  put(recorder, item);
};

const closeText = (recorder: Recorder, id: string, text: string): void => {
  const open = recorder.texts.get(id);
  recorder.texts.delete(id);
  const wasShown = open !== undefined && open.shown !== '';
  if (!wasShown && text.trim() === '') return;
  const at = open?.at ?? recorder.deps.now();
  putText(recorder, open ?? { id, at, shown: '', held: '' }, text, false);
};

const oldest = (open: ReadonlyMap<string, unknown>): string => open.keys().next().value as string;

const openText = (recorder: Recorder, id: string): OpenText => {
  const known = recorder.texts.get(id);
  if (known) return known;
  if (recorder.texts.size >= MAX_OPEN) endText(recorder, oldest(recorder.texts));
  const open = { id, at: recorder.deps.now(), shown: '', held: '' };
  recorder.texts.set(id, open);
  return open;
};

const endText = (recorder: Recorder, id: string): void => {
  const open = recorder.texts.get(id);
  if (open) closeText(recorder, id, open.shown + open.held);
};

const onDelta = (recorder: Recorder, signal: Extract<AgentSignal, { kind: 'text-delta' }>): void => {
  const open = openText(recorder, `${recorder.turn}:${signal.id}`);
  if (open.shown.length >= MAX_ITEM_TEXT) return;
  const text = open.held + signal.delta;
  const end = endOfSafeText(text);
  open.held = text.slice(end);
  const delta = text.slice(0, end);
  if (delta === '') return;
  const isFirst = open.shown === '';
  open.shown += delta;
  if (isFirst) putText(recorder, open, delta, true);
  else recorder.deps.append({ type: 'chat-delta', id: open.id, delta: delta.slice(0, MAX_ITEM_TEXT) });
};

const onToolStart = (recorder: Recorder, signal: Extract<AgentSignal, { kind: 'tool-start' }>): void => {
  if (QUIET_TOOLS.has(signal.tool)) return;
  if (recorder.tools.size >= MAX_OPEN) endTool(recorder, oldest(recorder.tools));
  const item: ToolItem = {
    kind: 'tool',
    id: `${recorder.turn}:${signal.id}`,
    at: recorder.deps.now(),
    tool: signal.tool,
    summary: '',
    state: 'running',
    ms: null,
    detail: recorder.deps.mask(brief(signal.args, MAX_DETAIL + MARGIN)).slice(0, MAX_DETAIL),
  };
  recorder.tools.set(signal.id, item);
  put(recorder, item);
};

const endTool = (recorder: Recorder, id: string): void => {
  const item = recorder.tools.get(id);
  recorder.tools.delete(id);
  if (item) put(recorder, { ...item, state: 'failed' });
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
  for (const id of recorder.tools.keys()) endTool(recorder, id);
  for (const id of recorder.texts.keys()) endText(recorder, id);
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
    user: (text) => put(recorder, { kind: 'user', id: nextId('u'), at: deps.now(), text: cut(recorder, text) }),
    answer: (question, answer) => put(recorder, { kind: 'answer', id: nextId('q'), at: deps.now(), question, answer }),
    error: (item) => put(recorder, { kind: 'error', id: nextId('e'), at: deps.now(), ...item }),
    onSignal: (signal) => {
      if (signal.kind === 'text-delta') onDelta(recorder, signal);
      else if (signal.kind === 'text-end') closeText(recorder, `${recorder.turn}:${signal.id}`, signal.text);
      else if (signal.kind === 'tool-start') onToolStart(recorder, signal);
      else if (signal.kind === 'tool-end') onToolEnd(recorder, signal);
    },
    settle: () => settle(recorder),
  };
};
