import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { isDoneEvent, LIFECYCLE_EVENTS, type LifecycleEvent, type Skill, skillOfEvent } from '#contract/events';
import { defineTool, type F2CTool } from '#contract/tool';

const input = z.object({
  event: z.enum(LIFECYCLE_EVENTS as readonly [LifecycleEvent, ...LifecycleEvent[]]),
  data: z.record(z.string(), z.unknown()).optional(),
});

/** Tells the desktop which step begins. The result is the message; a done event is believed only when the work is done. */
export const notifyEventTool = (isOpen: (skill: Skill) => boolean): F2CTool =>
  defineTool({
    name: 'notifyF2CEvent',
    effect: 'read',
    description: 'Announce one lifecycle event of the skill that you are following, right before the step begins.',
    input,
    run: ({ event, data }) => {
      const skill = skillOfEvent(event);
      if (isDoneEvent(event) && isOpen(skill)) {
        return Promise.reject(
          new CodedError('out-of-order', { tool: `notifyF2CEvent(${event})`, needs: 'the last tool of the skill' }),
        );
      }
      return Promise.resolve(okEnvelope(event, data ? { event, data } : { event }));
    },
  });
