import { readEnvelope } from '#contract/envelope';
import type { ToolProgress } from '#contract/tool';
import { QUESTION_MARK, readDialogTitle } from '#contract/wire/agent';
import type { AgentSignal } from './agent-signal.ts';

type Fields = Record<string, unknown>;

/** Calls that were started and never ended are forgotten beyond this number, oldest first. */
export const MAX_OPEN_CALLS = 1_000;
const MAX_TEXT = 200_000;
const MAX_PARAMS = 10;
const MAX_PARAM = 300;
/** Names and ids are words; a longer one is nonsense that must not be kept. */
const MAX_NAME = 300;

const record = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const name = (value: unknown): string => text(value).slice(0, MAX_NAME);

interface OpenCall {
  readonly tool: string;
  readonly startedAt: number;
}

interface ParserState {
  /** Assistant messages seen; part of the id of a text block, since the records carry none. */
  message: number;
  readonly calls: Map<string, OpenCall>;
  readonly now: () => number;
}

const dialog = (fields: Fields): AgentSignal => {
  const requestId = text(fields['id']);
  if (requestId.length > MAX_NAME) return { kind: 'other', type: 'ui-unnamed' };
  const method = text(fields['method']);
  if (method !== 'select' && method !== 'input' && method !== 'confirm' && method !== 'editor') {
    return { kind: 'other', type: `ui-${method}` };
  }
  const title = readDialogTitle(text(fields['title']));
  if (title === null) return { kind: 'unknown-dialog', requestId };
  if (title.f2c !== QUESTION_MARK) return { kind: 'host-request', requestId, name: title.name, request: title.request };
  const { detail, options, ...rest } = title.question;
  const question = {
    ...rest,
    ...(detail === undefined ? {} : { detail }),
    options: options.map(({ hint, ...option }) => (hint === undefined ? option : { ...option, hint })),
  };
  return { kind: 'question', requestId, toolCallId: title.toolCallId, question };
};

const toolStart = (fields: Fields, state: ParserState): AgentSignal => {
  const id = name(fields['toolCallId']);
  const tool = name(fields['toolName']);
  if (state.calls.size >= MAX_OPEN_CALLS) state.calls.delete(state.calls.keys().next().value as string);
  state.calls.set(id, { tool, startedAt: state.now() });
  return { kind: 'tool-start', id, tool, args: fields['args'] };
};

const toolEnd = (fields: Fields, state: ParserState): AgentSignal => {
  const id = name(fields['toolCallId']);
  const open = state.calls.get(id);
  state.calls.delete(id);
  return {
    kind: 'tool-end',
    id,
    tool: name(fields['toolName']) || (open?.tool ?? ''),
    isError: fields['isError'] === true,
    envelope: readEnvelope(record(fields['result'])['details']),
    ms: open ? state.now() - open.startedAt : 0,
  };
};

/** Few and short, since every one of them goes to every window. */
const readParams = (params: Fields): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params)
      .slice(0, MAX_PARAMS)
      .flatMap(([key, value]): [string, string | number][] => {
        if (typeof value === 'number') return [[key, value]];
        return typeof value === 'string' ? [[key, value.slice(0, MAX_PARAM)]] : [];
      }),
  );

const readProgress = ({ label, done, total, params }: Fields): ToolProgress | null => {
  if (typeof label !== 'string' || typeof done !== 'number') return null;
  return {
    label: label.slice(0, MAX_PARAM),
    done,
    ...(typeof total === 'number' ? { total } : {}),
    ...(params === undefined ? {} : { params: readParams(record(params)) }),
  };
};

const toolUpdate = (fields: Fields): AgentSignal => {
  const progress = readProgress(record(record(record(fields['partialResult'])['details'])['progress']));
  if (progress === null) return { kind: 'other', type: 'tool-update' };
  return { kind: 'tool-progress', id: name(fields['toolCallId']), progress };
};

const messageUpdate = (fields: Fields, state: ParserState): AgentSignal => {
  const event = record(fields['assistantMessageEvent']);
  const id = `m${state.message}.${Number(event['contentIndex']) || 0}`;
  if (event['type'] === 'text_delta') return { kind: 'text-delta', id, delta: text(event['delta']).slice(0, MAX_TEXT) };
  if (event['type'] === 'text_end') return { kind: 'text-end', id, text: text(event['content']).slice(0, MAX_TEXT) };
  return { kind: 'other', type: `message-${text(event['type'])}` };
};

const messageStart = (fields: Fields, state: ParserState): AgentSignal => {
  if (record(fields['message'])['role'] === 'assistant') state.message += 1;
  return { kind: 'other', type: 'message-start' };
};

const messageEnd = (fields: Fields): AgentSignal => {
  const message = record(fields['message']);
  const reason = message['stopReason'];
  if (message['role'] !== 'assistant' || (reason !== 'error' && reason !== 'aborted'))
    return { kind: 'other', type: 'message-end' };
  return { kind: 'model-error', message: text(message['errorMessage']).slice(0, 2_000), aborted: reason === 'aborted' };
};

const response = (fields: Fields): AgentSignal => ({
  kind: 'response',
  id: text(fields['id']),
  success: fields['success'] === true,
  error: typeof fields['error'] === 'string' ? fields['error'].slice(0, 2_000) : null,
});

const READERS: Readonly<Record<string, (fields: Fields, state: ParserState) => AgentSignal>> = {
  extension_ui_request: dialog,
  tool_execution_start: toolStart,
  tool_execution_update: toolUpdate,
  tool_execution_end: toolEnd,
  message_start: messageStart,
  message_update: messageUpdate,
  message_end: messageEnd,
  response,
  // `agent_end` is not the end: retries and queued messages may follow it.
  agent_settled: () => ({ kind: 'settled' }),
};

/** From records to signals. Never throws; pairs starts and ends by id, whatever their order. */
export const createDeltaParser = (now: () => number): ((fields: Fields) => AgentSignal) => {
  const state: ParserState = { message: 0, calls: new Map(), now };
  return (fields) => {
    const type = text(fields['type']);
    const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
    return read ? read(fields, state) : { kind: 'other', type: type.slice(0, 80) };
  };
};
