import { EVENT_SEQUENCES, type LifecycleEvent, type Skill } from '#contract/events';
import { type SkillProgress, type Step, stepsOf } from '#contract/progress';
import type { RunOutcome } from '#contract/state/app-state';

/**
 * The steps of a run that failed, for the navigator: with the details this window saw, else from the outcome alone
 * (after a reload).
 */
export const stepsOfOutcome = (outcome: RunOutcome, seen: SkillProgress | null): readonly Step[] => {
  const skill: Skill = outcome.skill ?? 'parser';
  if (seen?.skill === skill && seen.startedAt === outcome.startedAt && seen.failure) return stepsOf(seen);
  const sequence: readonly LifecycleEvent[] = EVENT_SEQUENCES[skill];
  const step = outcome.event === null ? 0 : Math.max(0, sequence.indexOf(outcome.event));
  const base = seen?.skill === skill ? seen : null;
  return stepsOf({
    kind: 'skill',
    skill,
    startedAt: outcome.startedAt,
    current: step,
    enteredAt: base?.enteredAt ?? {},
    details: base?.details ?? {},
    failure: { step, message: outcome.failure?.message ?? '' },
  });
};
