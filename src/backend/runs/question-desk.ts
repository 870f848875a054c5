import { CodedError } from '#contract/errors';
import type { OpenQuestion } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';

type QuestionSignal = Extract<AgentSignal, { kind: 'question' }>;

export interface QuestionDesk {
  /** False when it cannot be shown: too many are open already, or it has more answers than a person can look at. */
  open(signal: QuestionSignal): boolean;
  /**
   * Takes the answer; returns the title of the question, or null when it is closed already. The first answer counts.
   * @throws CodedError `usage` for an answer that was not offered; the question stays open
   */
  answer(requestId: string, value: string): string | null;
  /** The call that asked is over, however it ended. */
  closeCall(toolCallId: string): void;
  closeAll(): void;
  isWaiting(): boolean;
}

export const MAX_OPEN_QUESTIONS = 20;
const MAX_OPTIONS = 100;
const MAX_LENGTHS = { title: 1_000, detail: 4_000, label: 300, hint: 300 };

const cut = (text: string, kind: keyof typeof MAX_LENGTHS): string =>
  text.length > MAX_LENGTHS[kind] ? `${text.slice(0, MAX_LENGTHS[kind])}…` : text;

const shownQuestion = ({ requestId, question }: QuestionSignal): OpenQuestion => ({
  id: requestId,
  title: cut(question.title, 'title'),
  detail: question.detail === undefined ? null : cut(question.detail, 'detail'),
  options: question.options.map(({ value, label, hint }) => ({
    value,
    label: cut(label, 'label'),
    hint: hint === undefined ? null : cut(hint, 'hint'),
  })),
  allowOther: question.allowOther,
});

const isOffered = ({ question }: QuestionSignal, value: string): boolean =>
  question.allowOther || question.options.some((option) => option.value === value);

/** Open questions. Nothing tells us that one was dismissed, so they close with the call that asked, or with the turn. */
export const createQuestionDesk = (append: (fact: Fact) => void): QuestionDesk => {
  const waiting = new Map<string, QuestionSignal>();
  const close = (id: string): void => {
    if (waiting.delete(id)) append({ type: 'question-closed', id });
  };
  return {
    open: (signal) => {
      if (waiting.size >= MAX_OPEN_QUESTIONS || signal.question.options.length > MAX_OPTIONS) return false;
      waiting.set(signal.requestId, signal);
      append({ type: 'question-opened', question: shownQuestion(signal) });
      return true;
    },
    answer: (requestId, value) => {
      const asked = waiting.get(requestId);
      if (asked === undefined) return null;
      if (!isOffered(asked, value)) {
        const offered = asked.question.options.map((option) => option.value).join(', ');
        throw new CodedError('usage', { problem: `Choose one of: ${offered.slice(0, 300)}.` });
      }
      close(requestId);
      return cut(asked.question.title, 'title');
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
