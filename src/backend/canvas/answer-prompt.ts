import type { CanvasPrompt } from '#contract/canvas/canvas-port';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import type { RunOutcome } from '#contract/state/app-state';
import type { Fact, FactEnvelope } from '#contract/state/facts';
import type { RunRequest } from '../runs/run-controller.ts';

interface Deps {
  readonly translate: Translate;
  submit(request: RunRequest): Promise<RunOutcome>;
  subscribe(listener: (facts: readonly FactEnvelope[]) => void): () => void;
  respond(prompt: CanvasPrompt, answer: { readonly content: string; readonly done: boolean }): void;
  flush(): void;
}

const LONGEST_PROMPT = 20_000;

/** What of the conversation goes on to the plugin: the agent's words as they come, and what went wrong. */
const wordsOf = (known: Map<string, number>) => (fact: Fact): string => {
  if (fact.type === 'chat-delta') {
    known.set(fact.id, (known.get(fact.id) ?? 0) + fact.delta.length);
    return fact.delta;
  }
  if (fact.type !== 'chat') return '';
  if (fact.item.kind === 'error') return fact.item.text;
  if (fact.item.kind !== 'agent') return '';
  const { id, text } = fact.item;
  const rest = text.slice(known.get(id) ?? 0);
  known.set(id, text.length);
  return rest;
};

/** Hands what somebody wrote into a plugin to the agent, and its words back as they come. */
export const answerPrompt = async (prompt: CanvasPrompt, deps: Deps): Promise<void> => {
  const { translate, respond } = deps;
  const words = wordsOf(new Map());
  const unsubscribe = deps.subscribe((facts) => {
    const content = facts.map(({ fact }) => words(fact)).join('');
    if (content !== '') respond(prompt, { content, done: false });
  });
  const text = prompt.prompt.slice(0, LONGEST_PROMPT);
  const entries = [{ key: 'figma2code.canvas.client', value: prompt.clientId }] as const;
  try {
    await deps.submit({ skill: null, entries, message: text, shown: text });
    deps.flush();
    respond(prompt, { content: '', done: true });
  } catch (error) {
    const { code, params } = error instanceof CodedError ? error : new CodedError('internal', { what: 'agent' });
    respond(prompt, { content: failureText(translate, code, params).message, done: true });
  } finally {
    unsubscribe();
  }
};
