import { CodedError } from '#contract/errors';
import type { HostValues, Question } from '#contract/tool';
import { type HostRequestTitle, QUESTION_MARK, REQUEST_MARK } from '#contract/wire/agent';

/** The two dialogs of the agent host that we use: both wait for one line of text. */
export interface Dialogs {
  select(title: string, options: string[], settings: { signal?: AbortSignal }): Promise<string | undefined>;
  input(
    title: string,
    placeholder: string | undefined,
    settings: { signal?: AbortSignal },
  ): Promise<string | undefined>;
}

/** Asks the desktop for a value that no model may see. The title carries the question as JSON; the answer is JSON too. */
export const requestHost = async <Name extends keyof HostValues>(
  dialogs: Dialogs,
  ask: { name: Name; request: HostValues[Name]['request'] },
  signal: AbortSignal | undefined,
): Promise<HostValues[Name]['answer']> => {
  const title: HostRequestTitle = { f2c: REQUEST_MARK, name: ask.name, request: ask.request };
  const answer = await dialogs.input(JSON.stringify(title), undefined, signal ? { signal } : {});
  if (answer === undefined) throw new CodedError('cancelled');
  return JSON.parse(answer) as HostValues[Name]['answer'];
};

/** Shows a question and waits as long as it takes. */
export const askUser = async (
  dialogs: Dialogs,
  ask: { question: Question; toolCallId: string },
  signal: AbortSignal | undefined,
): Promise<string> => {
  const title = JSON.stringify({ f2c: QUESTION_MARK, toolCallId: ask.toolCallId, question: ask.question });
  const options = ask.question.options.map((option) => option.value);
  const answer = await dialogs.select(title, options, signal ? { signal } : {});
  if (answer === undefined) throw new CodedError('cancelled');
  return answer;
};
