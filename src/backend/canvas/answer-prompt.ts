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
  /** Ends the run that is going on. */
  stop(): Promise<void>;
}

/** What is written into plugins. */
export interface Prompts {
  /**
   * Hands it to the agent, and its words back as they come. While it is answered the tools of the run are for that plugin;
   * what comes meanwhile is told to come later, and changes nothing of it.
   */
  answer(prompt: CanvasPrompt): Promise<void>;
  /** Stops the run that answers it; any other goes on. */
  cancel(prompt: Pick<CanvasPrompt, 'clientId' | 'id'>): void;
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

type Answering = Omit<Deps, 'stop'>;

/** @returns the last words of the answer */
const run = async (prompt: CanvasPrompt, { translate, submit }: Pick<Answering, 'translate' | 'submit'>) => {
  const entries = [{ key: 'figma2code.canvas.client', value: prompt.clientId }] as const;
  const shown = prompt.prompt.slice(0, LONGEST_PROMPT);
  try {
    const { kind } = await submit({ skill: null, entries, message: asText(prompt.prompt), shown });
    return kind === 'stopped' ? translate('bridge.prompt-stopped') : '';
  } catch (error) {
    return sayWhy(error, translate);
  }
};

const answerOne = async (prompt: CanvasPrompt, deps: Answering): Promise<void> => {
  const {
    form,
    facts: log,
    canvas: { respond },
  } = deps;
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
  try {
    const content = await run(prompt, deps);
    log.flush();
    respond(prompt, { content, done: true });
  } finally {
    form.canvasClient = null;
    form.isCanvasLive = false;
    unsubscribe();
  }
};

export const createPrompts = ({ stop, ...deps }: Deps): Prompts => {
  let current: CanvasPrompt | null = null;
  return {
    answer: async (prompt) => {
      if (current !== null || deps.isBusy()) {
        deps.canvas.respond(prompt, { content: sayWhy(new CodedError('agent-busy'), deps.translate), done: true });
        return;
      }
      current = prompt;
      await answerOne(prompt, deps).finally(() => {
        current = null;
      });
    },
    cancel: ({ clientId, id }) => {
      if (current?.clientId === clientId && current.id === id) void stop();
    },
  };
};
