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

// A slash in front is a command of the agent host; from a plugin it is a text like any other.
const asText = (prompt: string): string => {
  const text = prompt.slice(0, LONGEST_PROMPT);
  return text.startsWith('/') ? ` ${text}` : text;
};

const sayWhy = (error: unknown, translate: Translate): string => {
  const { code, params } = error instanceof CodedError ? error : new CodedError('internal', { what: 'agent' });
  return failureText(translate, code, params).message;
};

/**
 * Hands what somebody wrote into a plugin to the agent, and its words back as they come. While it is answered the tools of the run
 * are for that plugin; what comes meanwhile is told to come later, and changes nothing of it.
 */
export const answerPrompt = async (
  prompt: CanvasPrompt,
  { translate, form, facts: log, canvas: { respond }, isBusy, submit }: Deps,
): Promise<void> => {
  if (isBusy() || form.canvasClient !== null) {
    respond(prompt, { content: sayWhy(new CodedError('agent-busy'), translate), done: true });
    return;
  }
  form.canvasClient = prompt.clientId;
  // Whoever writes into the plugin looks at the document itself.
  form.isCanvasLive = true;
  const words = wordsOf(new Map());
  // What was said before belongs to no prompt.
  log.flush();
  const unsubscribe = log.subscribe((facts) => {
    const content = facts.map(({ fact }) => words(fact)).join('');
    if (content !== '') respond(prompt, { content, done: false });
  });
  const entries = [{ key: 'figma2code.canvas.client', value: prompt.clientId }] as const;
  try {
    await submit({
      skill: null,
      entries,
      message: asText(prompt.prompt),
      shown: prompt.prompt.slice(0, LONGEST_PROMPT),
    });
    log.flush();
    respond(prompt, { content: '', done: true });
  } catch (error) {
    respond(prompt, { content: sayWhy(error, translate), done: true });
  } finally {
    form.canvasClient = null;
    form.isCanvasLive = false;
    unsubscribe();
  }
};
