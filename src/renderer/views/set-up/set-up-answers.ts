import { FRAMEWORK_NAME, type VcsKind } from '#contract/choices';
import type { CommandInput } from '#contract/commands';
import type { DetectedStack } from '#contract/state/app-state';
import type { SetUpDraft } from '../../store/draft-store.ts';
import { languagesOf } from './stack-names.ts';

/** What the form would submit: the answers, and for each that was not given what was detected. */
export interface SetUpAnswers {
  readonly framework: string;
  readonly language: string;
  readonly vcs: VcsKind;
}

export const answersOf = (draft: SetUpDraft, detected: DetectedStack): SetUpAnswers => {
  const framework = draft.framework ?? detected.framework ?? '';
  const languages = languagesOf(framework);
  const found = detected.language ?? '';
  const fitting = languages.length === 0 || languages.includes(found) ? found : (languages[0] ?? '');
  return { framework, language: draft.language ?? fitting, vcs: draft.vcs ?? detected.vcs };
};

/** Locale key of what is missing, or null when the form can be submitted. */
export const missingAnswer = (answers: SetUpAnswers, draft: SetUpDraft): string | null => {
  if (answers.framework === '') return 'ui.set-up.missing.framework';
  if (!FRAMEWORK_NAME.test(answers.framework)) return 'ui.set-up.missing.framework-name';
  if (answers.language.trim() === '') return 'ui.set-up.missing.language';
  const { port, user, client } = draft.p4;
  if (answers.vcs === 'p4v' && [port, user, client].some((value) => value.trim() === '')) return 'ui.set-up.missing.p4';
  return null;
};

export const initInput = (answers: SetUpAnswers, draft: SetUpDraft): CommandInput<'init.submit'> => ({
  ...answers,
  language: answers.language.trim(),
  trust: draft.trust,
  ...(answers.vcs === 'p4v' ? { p4: draft.p4 } : {}),
});
