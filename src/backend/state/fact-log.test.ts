import { describe, expect, it } from 'vitest';
import { type Fact, type FactEnvelope, reduce } from '#contract/state/facts';
import { fc } from '#testing/properties';
import { createFactLog } from './fact-log.ts';

const fact = (id: number): Fact => ({ type: 'chat', item: { kind: 'user', id: String(id), at: 0, text: 'x' } });

describe('fact log', () => {
  it('[SH10] a page that comes back gets exactly what it missed', () => {
    const log = createFactLog();
    log.append(fact(1));
    const { session, seq } = log.snapshot();
    log.append(fact(2));
    log.append(fact(3));
    expect(log.since(session, seq)?.map((envelope) => envelope.seq)).toEqual([seq + 1, seq + 2]);
    expect(log.since(session, seq + 2)).toEqual([]);
  });

  it('[SH10] a number of another session, from the future, or too old asks for a snapshot', () => {
    const log = createFactLog();
    for (let id = 0; id < 45_000; id += 1) log.append(fact(id));
    const { session, seq } = log.snapshot();
    expect(log.since('other', seq)).toBeNull();
    expect(log.since(session, seq + 1)).toBeNull();
    expect(log.since(session, 1)).toBeNull();
    expect(log.since(null, 0)).toBeNull();
  });

  it('[SH10] snapshot and facts together are the state, wherever a page joins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (before, after) => {
        const log = createFactLog();
        for (let id = 0; id < before; id += 1) log.append(fact(id));
        const heard: FactEnvelope[] = [];
        const { state, seq } = log.snapshot();
        log.subscribe((facts) => heard.push(...facts));
        for (let id = 0; id < after; id += 1) log.append(fact(100 + id));
        log.flush();
        expect(heard.map((envelope) => envelope.seq)).toEqual(
          Array.from({ length: after }, (_, index) => seq + 1 + index),
        );
        expect(heard.reduce((current, envelope) => reduce(current, envelope.fact), state)).toEqual(log.state());
      }),
      { numRuns: 200 },
    );
  });
});
