import type { Fact } from '#contract/state/facts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';

type QuestionSignal = Extract<AgentSignal, { kind: 'question' }>;

export interface QuestionDesk {
  open(signal: QuestionSignal): void;
  /** Takes the answer; returns the title of the question, or null when it is closed already. The first answer counts. */
  answer(requestId: string): string | null;
  /** The call that asked is over, however it ended. */
  closeCall(toolCallId: string): void;
  closeAll(): void;
  isWaiting(): boolean;
}

/** Open questions. Nothing tells us that one was dismissed, so they close with the call that asked, or with the turn. */
export const createQuestionDesk = (append: (fact: Fact) => void): QuestionDesk => {
  const waiting = new Map<string, QuestionSignal>();
  const close = (id: string): void => {
    if (waiting.delete(id)) append({ type: 'question-closed', id });
  };
  return {
    open: (signal) => {
      waiting.set(signal.requestId, signal);
      const { title, detail, options, allowOther } = signal.question;
      append({
        type: 'question-opened',
        question: {
          id: signal.requestId,
          title,
          detail: detail ?? null,
          options: options.map((option) => ({ value: option.value, label: option.label, hint: option.hint ?? null })),
          allowOther,
        },
      });
    },
    answer: (requestId) => {
      const title = waiting.get(requestId)?.question.title ?? null;
      close(requestId);
      return title;
    },
    closeCall: (toolCallId) => {
      for (const signal of waiting.values()) if (signal.toolCallId === toolCallId) close(signal.requestId);
    },
    closeAll: () => {
      for (const id of waiting.keys()) close(id);
    },
    isWaiting: () => waiting.size > 0,
  };
};
