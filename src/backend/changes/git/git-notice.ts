import type { Translate } from '#contract/i18n';

/** What git says, in English since `LC_ALL` is C → the key of our own sentence below `changes.`. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/not a git repository/, 'no-repository'],
  [/dubious ownership/, 'other-owner'],
  [/must be run in a work tree/, 'no-work-tree'],
  [/index file|bad signature|unknown index|index uses/, 'broken-index'],
  [/timeout reached/, 'timeout'],
  [/said nothing/, 'silent'],
];

/** One line that says why there are no marks. */
export const noticeOf = (error: unknown, translate: Translate): string => {
  const text = error instanceof Error ? error.message : '';
  const [, key] = KNOWN.find(([pattern]) => pattern.test(text)) ?? [];
  if (key !== undefined) return translate(`changes.${key}`);
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  return translate('changes.failed', { reason: line.slice(0, 200) });
};
