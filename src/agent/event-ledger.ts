import type { Envelope } from '#contract/envelope';
import { isDoneEvent, isStartedEvent, type LifecycleEvent, type Skill, skillOfEvent } from '#contract/events';

/**
 * Remembers which lifecycle events of the current run were sent, so that a started or done event that a tool sends
 * by itself (a model may forget) is not told twice when the model remembers after all.
 */
export interface EventLedger {
  /** Takes the event out of an envelope when it was told already. */
  withoutRepeat(envelope: Envelope): Envelope;
  wasTold(event: LifecycleEvent): boolean;
  reset(): void;
}

export const createEventLedger = (): EventLedger => {
  const told = new Set<LifecycleEvent>();
  let skill: Skill | null = null;

  const enter = (event: LifecycleEvent): void => {
    const next = skillOfEvent(event);
    // A new start of a skill is a new run: what was told before does not count.
    if (next !== skill || (isStartedEvent(event) && [...told].some(isDoneEvent))) told.clear();
    skill = next;
  };

  return {
    withoutRepeat: (envelope) => {
      const { event, ...rest } = envelope.payload;
      if (event === undefined) return envelope;
      enter(event);
      const ends = isStartedEvent(event) || isDoneEvent(event);
      if (ends && told.has(event)) return { ...envelope, payload: rest };
      told.add(event);
      return envelope;
    },
    wasTold: (event) => told.has(event),
    reset: () => {
      told.clear();
      skill = null;
    },
  };
};
