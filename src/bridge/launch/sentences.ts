import type { ErrorCode, ErrorParams, FailureText } from '#contract/errors';
import { createI18n, failureText, nearestLocale, type Translate, translator } from '#contract/i18n';

export interface Sentences {
  readonly translate: Translate;
  of(code: ErrorCode, params: ErrorParams): FailureText;
}

/** Sentences in the language of the environment. Loaded where something has to be said: it is most of the program. */
export const sentencesFor = (environment: NodeJS.ProcessEnv): Sentences => {
  const translate = translator(createI18n(nearestLocale(environment['LANG'])));
  return { translate, of: (code, params) => failureText(translate, code, params) };
};
