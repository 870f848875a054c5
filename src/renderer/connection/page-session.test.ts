import { describe, expect, it } from 'vitest';
import { INITIAL_STATE } from '#contract/state/facts';
import { applyFacts } from './page-session.ts';
import { logFacts } from './test-facts.ts';

describe('facts of a page', () => {
  it('reduces what is new, in order', () => {
    const applied = applyFacts(INITIAL_STATE, 4, logFacts(5, 7));
    expect(applied).toMatchObject({ kind: 'applied', seq: 7 });
    if (applied.kind === 'applied') expect(applied.state.log.records.map(({ id }) => id)).toEqual([5, 6, 7]);
  });

  it('[SH10] skips what was seen already, so a repeated batch doubles nothing', () => {
    const once = applyFacts(INITIAL_STATE, 0, logFacts(1, 3));
    if (once.kind !== 'applied') throw new Error('gap');
    const twice = applyFacts(once.state, once.seq, logFacts(2, 4));
    expect(twice).toMatchObject({ kind: 'applied', seq: 4 });
    if (twice.kind === 'applied') expect(twice.state.log.records.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it('[SH10] tells a gap, at the start of a batch and inside it', () => {
    expect(applyFacts(INITIAL_STATE, 1, logFacts(3, 4))).toEqual({ kind: 'gap' });
    expect(applyFacts(INITIAL_STATE, 0, [...logFacts(1, 2), ...logFacts(4, 4)])).toEqual({ kind: 'gap' });
  });
});
