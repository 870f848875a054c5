import type {
  Api,
  AssistantMessage,
  AssistantMessageEventStream,
  Model,
  SimpleStreamOptions,
  ToolCall,
  TranscriptContext,
} from '@earendil-works/pi-ai';
// The module alone: the package as a whole loads seven hundred others.
import { createAssistantMessageEventStream } from '@earendil-works/pi-ai/utils/event-stream';
import type { Translate } from '#contract/i18n';
import { nextMove } from './next-move.ts';
import type { Move } from './script.ts';
import { readTurn, type TranscriptMessage } from './transcript.ts';

type Stream = (
  model: Model<Api>,
  context: TranscriptContext,
  options?: SimpleStreamOptions,
) => AssistantMessageEventStream;

const usage = () => ({
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite: 0,
  totalTokens: 0,
  cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 },
});

const emptyMessage = (model: Model<Api>): AssistantMessage => ({
  role: 'assistant',
  content: [],
  api: model.api,
  provider: model.provider,
  model: model.id,
  usage: usage(),
  stopReason: 'stop',
  timestamp: Date.now(),
});

const pushText = (stream: AssistantMessageEventStream, message: AssistantMessage, text: string): void => {
  const contentIndex = message.content.length;
  const block = { type: 'text' as const, text: '' };
  message.content.push(block);
  stream.push({ type: 'text_start', contentIndex, partial: message });
  block.text = text;
  stream.push({ type: 'text_delta', contentIndex, delta: text, partial: message });
  stream.push({ type: 'text_end', contentIndex, content: text, partial: message });
};

const pushCalls = (
  stream: AssistantMessageEventStream,
  message: AssistantMessage,
  calls: (Move & { kind: 'call' })['calls'],
): void => {
  for (const [index, call] of calls.entries()) {
    const contentIndex = message.content.length;
    const toolCall = {
      type: 'toolCall' as const,
      id: `offline-${message.timestamp}-${process.hrtime.bigint()}-${index}`,
      name: call.tool,
      arguments: call.args as ToolCall['arguments'],
    };
    message.content.push(toolCall);
    stream.push({ type: 'toolcall_start', contentIndex, partial: message });
    stream.push({ type: 'toolcall_end', contentIndex, toolCall, partial: message });
  }
};

const pushMove = (stream: AssistantMessageEventStream, message: AssistantMessage, move: Move): void => {
  stream.push({ type: 'start', partial: message });
  if (move.text !== undefined) pushText(stream, message, move.text);
  if (move.kind === 'call') pushCalls(stream, message, move.calls);
  message.stopReason = move.kind === 'call' ? 'toolUse' : 'stop';
  stream.push({ type: 'done', reason: message.stopReason, message });
};

const pushFailure = (
  stream: AssistantMessageEventStream,
  message: AssistantMessage,
  reason: 'aborted' | 'error',
): void => {
  message.stopReason = reason;
  message.errorMessage ??= reason;
  stream.push({ type: 'error', reason, error: message });
};

/** The offline model as the agent host calls a model: no key, no network, the same tools and events as any other. */
export const offlineStream =
  (translate: Translate): Stream =>
  (model, context, options) => {
    const stream = createAssistantMessageEventStream();
    const message = emptyMessage(model);
    queueMicrotask(() => {
      try {
        if (options?.signal?.aborted) pushFailure(stream, message, 'aborted');
        else pushMove(stream, message, nextMove(readTurn(context.messages as readonly TranscriptMessage[]), translate));
      } catch (error) {
        // Thrown from here it would end the whole process.
        message.errorMessage = error instanceof Error ? error.message : String(error);
        pushFailure(stream, message, 'error');
      }
      stream.end();
    });
    return stream;
  };
