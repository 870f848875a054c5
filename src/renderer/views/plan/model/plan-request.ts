import type { CommandInput } from '#contract/commands';
import type { PlanDraft } from '../../../store/draft-store.ts';

/** The screens that are chosen of those there are; a choice in another snapshot does not count. */
export const chosenScreens = (draft: PlanDraft, snapshot: string, screens: readonly string[]): readonly string[] => {
  if (draft.screens === null || draft.of !== snapshot) return screens;
  const wanted = new Set(draft.screens);
  return screens.filter((id) => wanted.has(id));
};

/** A press on a screen. All of them are told as null, so that what comes later is among them. */
export const toggledScreen = (chosen: readonly string[], all: readonly string[], id: string): PlanDraft['screens'] => {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next.size === all.length ? null : all.filter((one) => next.has(one));
};

const RANGE = /^[^\n:]+(:\d+(-\d+)?)?$/;

/** `path`, `path:12` or `path:12-16`; empty: the agent finds the place. */
export const isRange = (range: string): boolean => range.trim() === '' || RANGE.test(range.trim());

/** What is asked of the agent; null while something is missing. */
export const planRequest = (
  draft: PlanDraft,
  snapshot: string,
  screens: readonly string[],
): CommandInput<'codegen.submit'> | null => {
  const scope = draft.scope.trim();
  const range = draft.range.trim();
  if (draft.kind === 'modify') {
    if (scope === '' || !isRange(range)) return null;
    return { snapshot, kind: 'modify', scope, ...(range === '' ? {} : { range }) };
  }
  const chosen = chosenScreens(draft, snapshot, screens);
  if (chosen.length === 0) return null;
  return {
    snapshot,
    kind: 'generate',
    ...(scope === '' ? {} : { scope }),
    ...(chosen.length === screens.length ? {} : { screens: [...chosen] }),
  };
};
