import type { CanvasPrompt } from '#contract/canvas/canvas-port';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import type { RunOutcome } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { FormValues } from '../backend-context.ts';
import type { RunRequest } from '../runs/run-controller.ts';
import type { FactLog } from '../state/fact-log.ts';
import type { CanvasDesk } from './canvas-desk.ts';

interface Deps {
  readonly translate: Translate;
  readonly form: FormValues;
  readonly facts: Pick<FactLog, 'subscribe' | 'flush'>;
  readonly canvas: Pick<CanvasDesk, 'respond'>;
  isBusy(): boolean;
  submit(request: RunRequest): Promise<RunOutcome>;
}

const LONGEST_PROMPT = 20_000;

/** What of the conversation goes on to the plugin: the agent's words as they come, and what went wrong. */
const wordsOf =
  (known: Map<string, number>) =>
  (fact: Fact): string => {
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
export const answerPrompt = async (
  prompt: CanvasPrompt,
  { translate, form, facts: log, canvas, isBusy, submit }: Deps,
): Promise<void> => {
  const { respond } = canvas;
  const words = wordsOf(new Map());
  // What was said before belongs to no prompt.
  log.flush();
  const unsubscribe = log.subscribe((facts) => {
    const content = facts.map(({ fact }) => words(fact)).join('');
    if (content !== '') respond(prompt, { content, done: false });
  });
  const text = prompt.prompt.slice(0, LONGEST_PROMPT);
  const entries = [{ key: 'figma2code.canvas.client', value: prompt.clientId }] as const;
  try {
    if (isBusy()) throw new CodedError('agent-busy');
    form.canvasClient = prompt.clientId;
    // Whoever writes into the plugin looks at the document itself.
    form.isCanvasLive = true;
    await submit({ skill: null, entries, message: text, shown: text });
    log.flush();
    respond(prompt, { content: '', done: true });
  } catch (error) {
    const { code, params } = error instanceof CodedError ? error : new CodedError('internal', { what: 'agent' });
    respond(prompt, { content: failureText(translate, code, params).message, done: true });
  } finally {
    form.canvasClient = null;
    form.isCanvasLive = false;
    unsubscribe();
  }
};
