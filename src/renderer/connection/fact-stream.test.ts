import { describe, expect, it, vi } from 'vitest';
import { EVENT_SEQUENCES } from '#contract/events';
import type { AppState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import { createFactStream, MAX_WAITING_FACTS } from './fact-stream.ts';
import { logFacts, testClock } from './test-facts.ts';

const setUp = () => {
  const clock = testClock();
  const states: AppState[] = [];
  const onGap = vi.fn();
  const stream = createFactStream({ clock, onState: (state) => states.push(state), onGap });
  stream.snapshot({ seq: 0, session: 's', state: INITIAL_STATE });
  return { clock, states, onGap, stream };
};

describe('stream of facts', () => {
  it('hands over one state for all facts of a frame', () => {
    const { clock, states, stream } = setUp();
    stream.facts(logFacts(1, 10));
    stream.facts(logFacts(11, 20));
    clock.advance(20);
    expect(states).toHaveLength(2);
    expect(states[1]?.log.records).toHaveLength(20);
  });

  it('shows every step of a run, also when all of them come at once', () => {
    const { clock, states, stream } = setUp();
    const steps = EVENT_SEQUENCES.parser.map((event, index) => ({
      seq: index + 2,
      fact: { type: 'progress' as const, action: { type: 'event' as const, event, at: 0 } },
    }));
    stream.facts([
      { seq: 1, fact: { type: 'progress', action: { type: 'submit', skill: 'parser', at: 0 } } },
      ...steps,
    ]);
    clock.advance(1_000);
    const seen = states
      .map(({ progress }) => (progress.kind === 'skill' ? progress.current : null))
      .filter((at) => at !== null);
    expect(seen).toEqual(steps.map((_, index) => index));
  });

  it('[AG08] updates the window at most 20 times a second under load, and ends with the right state', () => {
    const { clock, states, stream } = setUp();
    let seq = 0;
    for (let batch = 0; batch < 1_000; batch += 1) {
      stream.facts(logFacts(seq + 1, seq + 5));
      seq += 5;
      clock.advance(1);
    }
    const updates = states.length - 1;
    clock.advance(1_000);
    expect(updates).toBeGreaterThan(5);
    expect(updates).toBeLessThanOrEqual(20);
    expect(states.at(-1)?.log.records.at(-1)?.id).toBe(5_000);
    expect(stream.position()).toEqual({ session: 's', seq: 5_000 });
  });

  it('asks for a snapshot on a gap, and goes on from it', () => {
    const { clock, states, onGap, stream } = setUp();
    stream.facts(logFacts(1, 2));
    stream.facts(logFacts(9, 9));
    clock.advance(100);
    expect(onGap).toHaveBeenCalledTimes(1);
    expect(stream.position()).toEqual({ session: null, seq: 0 });
    stream.facts(logFacts(10, 11));
    stream.snapshot({ seq: 12, session: 's', state: { ...INITIAL_STATE, log: { records: [], dropped: 12 } } });
    stream.facts(logFacts(13, 13));
    clock.advance(100);
    expect(states.at(-1)?.log).toMatchObject({ dropped: 12, records: [{ id: 13 }] });
  });

  it('counts facts that wait as seen, so that a resume does not ask for them again', () => {
    const { stream } = setUp();
    stream.facts(logFacts(1, 30));
    expect(stream.position()).toEqual({ session: 's', seq: 30 });
  });

  it('is bounded: further behind than the limit, it takes a snapshot instead', () => {
    const { clock, onGap, stream } = setUp();
    stream.facts(logFacts(1, MAX_WAITING_FACTS));
    expect(onGap).not.toHaveBeenCalled();
    stream.facts(logFacts(MAX_WAITING_FACTS + 1, MAX_WAITING_FACTS + 1));
    expect(onGap).toHaveBeenCalledTimes(1);
    clock.advance(1_000);
    expect(stream.position().session).toBeNull();
  });
});
