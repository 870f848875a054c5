import type { BridgeState } from '../canvas/canvas-port.ts';
import { NO_SANDBOX, type SandboxState } from '../canvas/sandbox.ts';
import type { GateState } from '../code-gen/gate.ts';
import type { FigmaAccount } from '../figma-budget/allowance.ts';
import { HIDDEN, type ProgressAction, reduceProgress } from '../progress.ts';
import {
  type AgentState,
  type AppState,
  type ChatItem,
  type LogRecord,
  MAX_CHAT_ITEMS,
  MAX_CHAT_TEXT,
  MAX_LOG_RECORDS,
  OFFLINE_MODEL,
  type OpenQuestion,
  type RecentWorkspace,
  type RunOutcome,
  type SettingsState,
  type WorkspaceState,
} from './app-state.ts';

/** What happened. Facts tell and never ask; both sides reduce the same ones. */
export type Fact =
  | { readonly type: 'settings'; readonly settings: SettingsState }
  | { readonly type: 'figma'; readonly figma: FigmaAccount | null }
  | { readonly type: 'recent'; readonly recent: readonly RecentWorkspace[] }
  | { readonly type: 'workspace'; readonly workspace: WorkspaceState | null }
  | { readonly type: 'agent'; readonly agent: AgentState }
  | { readonly type: 'progress'; readonly action: ProgressAction }
  | { readonly type: 'outcome'; readonly outcome: RunOutcome | null }
  | { readonly type: 'question-opened'; readonly question: OpenQuestion }
  | { readonly type: 'question-closed'; readonly id: string }
  | { readonly type: 'gate'; readonly gate: GateState | null }
  | { readonly type: 'bridge'; readonly bridge: BridgeState }
  | { readonly type: 'sandbox'; readonly sandbox: SandboxState }
  | { readonly type: 'chat'; readonly item: ChatItem }
  | { readonly type: 'chat-delta'; readonly id: string; readonly delta: string }
  | { readonly type: 'chat-cleared' }
  /** Several at once: a stream of thousands a second must not copy the list for each of them. */
  | { readonly type: 'log'; readonly records: readonly LogRecord[] }
  | { readonly type: 'log-cleared' };

/** A fact with its number. Numbers rise by one; a page that missed some asks for a snapshot. */
export interface FactEnvelope {
  readonly seq: number;
  readonly fact: Fact;
}

/** What a page gets when it connects: the state, and the number of the last fact in it. */
export interface StateSnapshot {
  readonly seq: number;
  readonly state: AppState;
  /** Changes when the backend was started anew, so an old number means nothing. */
  readonly session: string;
}

export const INITIAL_STATE: AppState = {
  settings: {
    locale: 'en',
    theme: 'system',
    model: OFFLINE_MODEL,
    singleKeys: true,
    figma: { plan: null, seat: null },
    secrets: { figma: 'none', model: 'none' },
    keyring: false,
    notice: null,
  },
  recent: [],
  figma: null,
  workspace: null,
  agent: { kind: 'off' },
  progress: HIDDEN,
  lastOutcome: null,
  questions: [],
  gate: null,
  bridge: { kind: 'off' },
  sandbox: NO_SANDBOX,
  chat: [],
  log: { records: [], dropped: 0 },
};

const putChat = (chat: readonly ChatItem[], item: ChatItem): readonly ChatItem[] => {
  // The item that changes is almost always the last one.
  for (let index = chat.length - 1; index >= 0; index -= 1) {
    if (chat[index]?.id === item.id) return chat.with(index, item);
  }
  return boundChat([...chat, item]);
};

const lengthOf = (item: ChatItem): number => ('text' in item ? item.text.length : 0);

/** What is too much falls off the start; the last item always stays. */
const boundChat = (chat: readonly ChatItem[]): readonly ChatItem[] => {
  let start = Math.max(0, chat.length - MAX_CHAT_ITEMS);
  let length = 0;
  for (let index = start; index < chat.length; index += 1) length += lengthOf(chat[index] as ChatItem);
  for (; length > MAX_CHAT_TEXT && start < chat.length - 1; start += 1) length -= lengthOf(chat[start] as ChatItem);
  return start === 0 ? chat : chat.slice(start);
};

const appendDelta = (chat: readonly ChatItem[], id: string, delta: string): readonly ChatItem[] => {
  const index = chat.findLastIndex((item) => item.id === id);
  const item = chat[index];
  if (item?.kind !== 'agent') return chat;
  return chat.with(index, { ...item, text: item.text + delta });
};

const putLog = (log: AppState['log'], added: readonly LogRecord[]): AppState['log'] => {
  const all = [...log.records, ...added];
  const kept = all.length > MAX_LOG_RECORDS ? all.slice(all.length - MAX_LOG_RECORDS) : all;
  return { records: kept, dropped: log.dropped + (all.length - kept.length) };
};

export const reduce = (state: AppState, fact: Fact): AppState => {
  switch (fact.type) {
    case 'settings':
      return { ...state, settings: fact.settings };
    case 'figma':
      return { ...state, figma: fact.figma };
    case 'bridge':
      return { ...state, bridge: fact.bridge };
    case 'sandbox':
      return { ...state, sandbox: fact.sandbox };
    case 'recent':
      return { ...state, recent: fact.recent };
    case 'workspace':
      return { ...state, workspace: fact.workspace };
    case 'agent':
      return { ...state, agent: fact.agent };
    case 'progress':
      return { ...state, progress: reduceProgress(state.progress, fact.action) };
    case 'outcome':
      return { ...state, lastOutcome: fact.outcome };
    case 'question-opened':
      return {
        ...state,
        questions: [...state.questions.filter((open) => open.id !== fact.question.id), fact.question],
      };
    case 'question-closed':
      return { ...state, questions: state.questions.filter((open) => open.id !== fact.id) };
    case 'gate':
      return { ...state, gate: fact.gate };
    case 'chat':
      return { ...state, chat: putChat(state.chat, fact.item) };
    case 'chat-delta':
      return { ...state, chat: appendDelta(state.chat, fact.id, fact.delta) };
    case 'chat-cleared':
      return { ...state, chat: [] };
    case 'log':
      return { ...state, log: putLog(state.log, fact.records) };
    case 'log-cleared':
      return { ...state, log: { records: [], dropped: 0 } };
  }
};
