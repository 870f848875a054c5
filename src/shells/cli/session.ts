import type { Backend } from '#backend/backend';
import { createBackend } from '#backend/create-backend';
import { defaultDeps } from '#backend/default-deps';
import { lazyCanvasPort } from '#browser/lazy-canvas-port';
import type { GateState } from '#contract/code-gen/gate';
import type { CommandInput, CommandName, CommandOutput } from '#contract/commands';
import { CodedError } from '#contract/errors';
import { createI18n, nearestLocale, type Translate, translator } from '#contract/i18n';
import type { AppState, ModelChoice, OpenQuestion, RunOutcome } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { Interruption } from './interruption.ts';
import { createOutput, type Output } from './output.ts';
import { FailureError, report } from './report.ts';
import { startLag } from './start-lag.ts';

export interface SessionOptions {
  readonly json: boolean;
  readonly interruption: Interruption;
  readonly model?: ModelChoice;
}

interface Asking {
  /** @throws FailureError */
  ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
}

/** A backend without a page, and what it says on the terminal. Once the command is interrupted, `ask` fails as `cancelled`. */
export interface Session extends Asking {
  readonly output: Output;
  readonly translate: Translate;
  state(): AppState;
  /** Asks also then, to tell what became of it; null as long as nobody interrupts. */
  interrupted(): Asking | null;
  /** Starts a run and waits for its outcome; questions go to `answer`, lists that wait to `atGate`. */
  run(start: () => Promise<unknown>, answer: Answer, atGate?: AtGate): Promise<RunOutcome>;
}

const onFact = (fact: Fact, output: Output): void => {
  if (fact.type === 'progress' && fact.action.type === 'event') output.event(fact.action.event);
  else output.fact(fact);
};

type Answer = (question: OpenQuestion, signal: AbortSignal) => Promise<string>;
/** Shows a list and answers it; the signal ends the waiting. */
type AtGate = (gate: GateState, signal: AbortSignal) => Promise<void>;

/** Tells what happens in the run, and hands its questions on until one is answered with something that it offers. */
const followRun = (backend: Backend, output: Output, { answer, atGate }: { answer: Answer; atGate?: AtGate }) => {
  const ended = Promise.withResolvers<RunOutcome>();
  // Nobody may be waiting when it fails.
  ended.promise.catch(() => undefined);
  const over = new AbortController();
  const ask = async (question: OpenQuestion): Promise<void> => {
    while (!over.signal.aborted) {
      const value = await answer(question, over.signal);
      const taken = await backend.handle('question.answer', { id: question.id, value });
      if (taken.ok) return;
      output.say(taken.failure.message);
    }
  };
  const unsubscribe = backend.subscribe((facts) => {
    for (const { fact } of facts) {
      onFact(fact, output);
      if (fact.type === 'outcome' && fact.outcome) ended.resolve(fact.outcome);
      if (fact.type === 'question-opened') ask(fact.question).catch(ended.reject);
      if (fact.type === 'gate' && fact.gate !== null) atGate?.(fact.gate, over.signal).catch(ended.reject);
    }
  });
  const leave = (): void => {
    over.abort();
    unsubscribe();
  };
  return { ended: ended.promise, leave };
};

const askingOf = (backend: Backend, check: () => void = () => undefined): Asking => ({
  ask: async (name, input) => {
    check();
    const result = await backend.handle(name, input);
    check();
    if (!result.ok) throw new FailureError(result.failure);
    return result.value as never;
  },
});

const createSession = (
  backend: Backend,
  output: Output,
  options: { translate: Translate; interruption: Interruption },
): Session => {
  const { translate, interruption } = options;
  const stopHere = (): void => {
    if (interruption.code() !== null) throw new CodedError('cancelled');
  };
  return {
    output,
    translate,
    state: () => backend.snapshot().state,
    ...askingOf(backend, stopHere),
    interrupted: () => (interruption.code() === null ? null : askingOf(backend)),
    run: async (start, answer, atGate) => {
      const run = followRun(backend, output, atGate === undefined ? { answer } : { answer, atGate });
      try {
        await start();
        return await run.ended;
      } finally {
        run.leave();
      }
    },
  };
};

/** Runs one command of the command line and returns its exit code. Never throws. */
export const withSession = async (
  options: SessionOptions,
  work: (session: Session) => Promise<number>,
): Promise<number> => {
  const { json, interruption, model } = options;
  const deps = defaultDeps(process.env);
  const translate = translator(createI18n(nearestLocale(deps.language)));
  const output = createOutput(json, translate);
  let backend: Backend | null = null;
  const lag = await startLag(process.env['F2C_LAG_LOG']);
  try {
    const canvas = lazyCanvasPort(deps, process.execPath);
    backend = await createBackend({ ...deps, canvas, watch: false, ...(model ? { model } : {}) });
    const { handle } = backend;
    // The run is stopped first, so that an interrupted command leaves the workspace as it was.
    interruption.whenInterrupted(() => void handle('run.stop', {}));
    const code = await work(createSession(backend, output, { translate, interruption }));
    return interruption.code() ?? code;
  } catch (error) {
    const code = interruption.code();
    if (code === null) return report(error, output, translate);
    report(new CodedError('cancelled'), output, translate);
    return code;
  } finally {
    await backend?.close();
    lag?.close();
  }
};
