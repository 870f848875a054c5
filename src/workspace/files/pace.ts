import { setImmediate } from 'node:timers/promises';
import { CodedError } from '#contract/errors';

/** Lets others have their turn during long work on the event loop. */
export interface Pace {
  /** True when the turn has lasted long enough: then `await rest()`. Cheap enough to be asked for every layer. */
  isDue(): boolean;
  /** @throws CodedError `cancelled` */
  rest(): Promise<void>;
}

/** How long one turn lasts; far below what a person or a heartbeat would notice. Milliseconds. */
const TURN = 8;

/** @param signal ends the work at its next rest */
export const createPace = (signal?: AbortSignal): Pace => {
  let end = performance.now() + TURN;
  return {
    isDue: () => performance.now() >= end,
    rest: async () => {
      await setImmediate();
      if (signal?.aborted) throw new CodedError('cancelled');
      end = performance.now() + TURN;
    },
  };
};
