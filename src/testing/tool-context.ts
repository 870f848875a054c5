import { createI18n, translator } from '#contract/i18n';
import type { HostValues, Question, ToolContext, ToolProgress } from '#contract/tool';

type HostAnswers = { readonly [Name in keyof HostValues]?: (request: HostValues[Name]['request']) => unknown };

export interface FakeContextOptions {
  /** Answers to questions in their order; one more question than answers fails the test. */
  readonly answers?: readonly string[];
  /** What the desktop answers; a request without an answer here fails the test. */
  readonly host?: HostAnswers;
  readonly signal?: AbortSignal;
}

/** A tool's context without agent and desktop, and what was asked of it. */
export interface FakeToolContext extends ToolContext {
  readonly questions: Question[];
  readonly requests: { name: keyof HostValues; request: unknown }[];
  readonly updates: ToolProgress[];
}

export const fakeToolContext = (options: FakeContextOptions = {}): FakeToolContext => {
  const answers = [...(options.answers ?? [])];
  const questions: Question[] = [];
  const requests: FakeToolContext['requests'] = [];
  const updates: ToolProgress[] = [];
  const translate = translator(createI18n('en'));
  return {
    toolCallId: 'call-1',
    signal: options.signal ?? new AbortController().signal,
    questions,
    requests,
    updates,
    progress: (update) => updates.push(update),
    ask: (question) => {
      questions.push(question);
      const answer = answers.shift();
      return answer === undefined
        ? Promise.reject(new Error(`unexpected question: ${question.title}`))
        : Promise.resolve(answer);
    },
    requestHost: async (name, request) => {
      requests.push({ name, request });
      const answer = options.host?.[name] as ((request: unknown) => never) | undefined;
      if (answer === undefined) throw new Error(`unexpected request: ${name}`);
      return answer(request);
    },
    text: translate,
  };
};
