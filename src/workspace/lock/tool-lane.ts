import { setTimeout as delay } from 'node:timers/promises';
import { CodedError } from '#contract/errors';
import type { F2CTool } from '#contract/tool';

/** Tools go one after the other, whoever calls them, and there is one way to stop the one at work. */
export interface ToolLane {
  enter<T>(work: (stopped: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops the tool at work and those that wait, and resolves when none is left, or after `patience` ms all the same. */
  clear(patience: number): Promise<void>;
}

export const createToolLane = (): ToolLane => {
  let stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  return {
    enter: (work) => {
      const { signal } = stop;
      const turn = last.then(() => {
        if (signal.aborted) throw new CodedError('cancelled');
        return work(signal);
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    clear: async (patience) => {
      stop.abort();
      stop = new AbortController();
      const timer = new AbortController();
      await Promise.race([last, delay(patience, undefined, { signal: timer.signal }).catch(() => undefined)]);
      timer.abort();
    },
  };
};

/** The tool in the lane: it is stopped by its caller and by the end of the run. */
export const inLane = (lane: ToolLane, tool: F2CTool): F2CTool => ({
  ...tool,
  run: (input, context) =>
    lane.enter((stopped) => tool.run(input, { ...context, signal: AbortSignal.any([context.signal, stopped]) })),
});
