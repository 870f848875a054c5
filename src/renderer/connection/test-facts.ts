import type { FactEnvelope } from '#contract/state/facts';
import type { FrameClock } from './frame-batch.ts';

/** Log facts with the numbers `from` to `to`; each record's id is the number of its fact. */
export const logFacts = (from: number, to: number): FactEnvelope[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).map((seq) => ({
    seq,
    fact: { type: 'log', records: [{ id: seq, at: seq, kind: 'app', title: `record ${seq}`, text: '' }] },
  }));

export interface TestClock extends FrameClock {
  /** Lets so many milliseconds pass, with a frame every 16. */
  advance(ms: number): void;
}

const FRAME_MS = 16;

/** A clock that a test moves by hand. */
export const testClock = (): TestClock => {
  let time = 0;
  let due: { readonly at: number; readonly run: () => void }[] = [];
  const put = (ms: number, run: () => void) => {
    due = [...due, { at: time + ms, run }].sort((a, b) => a.at - b.at);
  };
  return {
    now: () => time,
    onFrame: (run) => put(FRAME_MS, run),
    after: put,
    advance: (ms) => {
      const end = time + ms;
      for (let next = due[0]; next !== undefined && next.at <= end; next = due[0]) {
        due = due.slice(1);
        time = next.at;
        next.run();
      }
      time = end;
    },
  };
};
