import { CONTEXT_KEYS, type ContextEntry } from '#contract/context-entry';
import { SKILL_NAMES, type Skill } from '#contract/events';
import type { Translate } from '#contract/i18n';

const bullet = (entry: ContextEntry): string =>
  // A value is one line of the list: a line break in it must not look like another parameter.
  `- ${CONTEXT_KEYS[entry.key]}: ${entry.value.replaceAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, ' ⏎ ')}`;

/**
 * The second track: the same parameters as text. The header is in the language of the user, so that the agent answers in it;
 * the labels are the same ASCII words in every language.
 */
export const triggerPrompt = (skill: Skill, entries: readonly ContextEntry[], translate: Translate): string =>
  [translate(`prompt.${skill}`, { skill: SKILL_NAMES[skill] }), ...entries.map(bullet)].join('\n');

/** The trigger prompt as the agent host wants it: the instructions of the skill are loaded in front of it. */
export const skillCommand = (skill: Skill, prompt: string): string => `/skill:${SKILL_NAMES[skill]} ${prompt}`;

const SHORT_TOOLS = { apply: 'applyF2CPlan', undo: 'undoF2CRun', score: 'scoreF2CCode' } as const;
export type ShortKind = keyof typeof SHORT_TOOLS;

/** A kept list that the user has approved, a run to undo, or code to measure: no skill, one tool. */
export const shortPrompt = (kind: ShortKind, entries: readonly ContextEntry[], translate: Translate): string =>
  [translate(`prompt.${kind}`, { tool: SHORT_TOOLS[kind] }), ...entries.map(bullet)].join('\n');

/** What the user said about two pictures: no skill, one tool. */
export const decisionPrompt = (entries: readonly ContextEntry[], translate: Translate): string =>
  [translate('prompt.images', { tool: 'decideF2CImageGroups' }), ...entries.map(bullet)].join('\n');
