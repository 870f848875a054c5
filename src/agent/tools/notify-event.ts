import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { isDoneEvent, LIFECYCLE_EVENTS, type LifecycleEvent } from '#contract/events';
import { defineTool, type F2CTool } from '#contract/tool';

const input = z.object({
  event: z.enum(LIFECYCLE_EVENTS as readonly [LifecycleEvent, ...LifecycleEvent[]]),
  data: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Tells the desktop which step begins. The result is the message; a done event is believed only as a repeat of what the
 * last tool of the skill has told, whatever the model thinks that it has done.
 */
export const notifyEventTool = (wasTold: (event: LifecycleEvent) => boolean): F2CTool =>
  defineTool({
    name: 'notifyF2CEvent',
    effect: 'read',
    description: 'Announce one lifecycle event of the skill that you are following, right before the step begins.',
    input,
    run: ({ event, data }) => {
      if (isDoneEvent(event) && !wasTold(event)) {
        return Promise.reject(
          new CodedError('out-of-order', { tool: `notifyF2CEvent(${event})`, needs: 'the last tool of the skill' }),
        );
      }
      return Promise.resolve(okEnvelope(event, data ? { event, data } : { event }));
    },
  });
