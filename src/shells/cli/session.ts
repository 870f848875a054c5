import type { Backend } from '#backend/backend';
import { createBackend } from '#backend/create-backend';
import { defaultDeps } from '#backend/default-deps';
import type { CommandInput, CommandName, CommandOutput } from '#contract/commands';
import { CodedError, type FailureText } from '#contract/errors';
import { createI18n, nearestLocale, type Translate, translator } from '#contract/i18n';
import type { AppState, ModelChoice, OpenQuestion, RunOutcome } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { createOutput, type Output } from './output.ts';

export interface SessionOptions {
  readonly json: boolean;
  readonly model?: ModelChoice;
}

/** A backend without a page, and what it says on the terminal. */
export interface Session {
  readonly output: Output;
  readonly translate: Translate;
  state(): AppState;
  /** @throws FailureError */
  ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
  /** Starts a run and waits for its outcome; questions go to `answer`. */
  run(start: () => Promise<unknown>, answer: (question: OpenQuestion) => Promise<string>): Promise<RunOutcome>;
}

/** A failure that has its sentence already. */
export class FailureError extends Error {
  readonly failure: FailureText;
  constructor(failure: FailureText) {
    super(failure.code);
    this.failure = failure;
  }
}

const onFact = (fact: Fact, output: Output): void => {
  if (fact.type === 'progress' && fact.action.type === 'event') output.event(fact.action.event);
  else output.fact(fact);
};

const createSession = (backend: Backend, output: Output, translate: Translate): Session => ({
  output,
  translate,
  state: () => backend.snapshot().state,
  ask: async (name, input) => {
    const result = await backend.handle(name, input);
    if (!result.ok) throw new FailureError(result.failure);
    return result.value as never;
  },
  run: async (start, answer) => {
    const ended = Promise.withResolvers<RunOutcome>();
    const unsubscribe = backend.subscribe((facts) => {
      for (const { fact } of facts) {
        onFact(fact, output);
        if (fact.type === 'outcome' && fact.outcome) ended.resolve(fact.outcome);
        if (fact.type !== 'question-opened') continue;
        const { question } = fact;
        void answer(question).then(
          (value) => backend.handle('question.answer', { id: question.id, value }),
          ended.reject,
        );
      }
    });
    try {
      await start();
      return await ended.promise;
    } finally {
      unsubscribe();
    }
  },
});

const report = (error: unknown, output: Output, translate: Translate): number => {
  if (error instanceof FailureError) {
    output.failure(error.failure);
    return exitCodeOf(error.failure.code);
  }
  const coded = error instanceof CodedError ? error : new CodedError('internal', { what: 'figma2code' });
  output.failure({ code: coded.code, message: translate(`errors.${coded.code}`, coded.params) });
  return exitCodeOf(coded.code);
};

/** Stops the run first, so that an interrupted command leaves the workspace as it was. */
const onSignals = (backend: Backend): { interrupted(): number | null; dispose(): void } => {
  let code: number | null = null;
  const stop = (exit: number) => (): void => {
    code ??= exit;
    void backend.handle('run.stop', {});
  };
  const onInt = stop(EXIT.interrupted);
  const onTerm = stop(EXIT.terminated);
  process.on('SIGINT', onInt).on('SIGTERM', onTerm);
  return {
    interrupted: () => code,
    dispose: () => process.off('SIGINT', onInt).off('SIGTERM', onTerm),
  };
};

/** Runs one command of the command line and returns its exit code. */
export const withSession = async (
  options: SessionOptions,
  work: (session: Session) => Promise<number>,
): Promise<number> => {
  const deps = defaultDeps(process.env);
  const translate = translator(createI18n(nearestLocale(deps.language)));
  const output = createOutput(options.json, translate);
  const backend = await createBackend({ ...deps, ...(options.model ? { model: options.model } : {}) });
  const signals = onSignals(backend);
  try {
    const code = await work(createSession(backend, output, translate));
    return signals.interrupted() ?? code;
  } catch (error) {
    return signals.interrupted() ?? report(error, output, translate);
  } finally {
    signals.dispose();
    await backend.close();
  }
};
