import type { AgentChild } from '../agent-process/agent-child.ts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';
import type { LogRecorder } from './log-recorder.ts';

export interface HostDesk {
  /** Answers the process that asked, and no later one. Never throws. */
  answer(signal: Extract<AgentSignal, { kind: 'host-request' }>, from: Pick<AgentChild, 'send'>): Promise<void>;
}

/** An agent with more requests than this on their way does not read the answers. */
export const MAX_WAITING_REQUESTS = 64;

/** Hands the values that a tool asked for to the agent process; what they are is logged nowhere. */
export const createHostDesk = (
  answerTo: (name: string, request: Record<string, unknown>) => Promise<unknown>,
  log: Pick<LogRecorder, 'add'>,
): HostDesk => {
  let waiting = 0;
  const reply = (name: string, request: Record<string, unknown>): Promise<object> =>
    answerTo(name, request).then(
      (value) => ({ value: JSON.stringify(value ?? null) }),
      () => ({ cancelled: true }),
    );
  return {
    answer: async ({ name, request, requestId }, from) => {
      if (waiting >= MAX_WAITING_REQUESTS) {
        log.add('warning', 'too many requests', name);
        return;
      }
      waiting += 1;
      await from.send({ type: 'extension_ui_response', id: requestId, ...(await reply(name, request)) });
      waiting -= 1;
    },
  };
};
