import { CodedError, type FailureText } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import { exitCodeOf } from './exit-codes.ts';
import type { Output } from './output.ts';

/** A failure that has its sentence already. */
export class FailureError extends Error {
  readonly failure: FailureText;
  constructor(failure: FailureText) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Says what failed, in one line and without a stack, and returns the exit code for it. */
export const report = (error: unknown, output: Output, translate: Translate): number => {
  const failure = error instanceof FailureError ? error.failure : null;
  const { code, params } = error instanceof CodedError ? error : new CodedError('internal', { what: 'figma2code' });
  output.failure(failure ?? failureText(translate, code, params));
  return exitCodeOf(failure?.code ?? code);
};
