import { createI18n, translator } from '#contract/i18n';

/** The sentence behind a key of `locales/en.json`, so that the tests look for what a user reads. */
export const words = translator(createI18n('en'));
