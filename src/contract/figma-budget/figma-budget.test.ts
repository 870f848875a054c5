import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { allowanceOf, type FigmaAccount, MONTH_MS, refusalInForce, UNKNOWN_ACCOUNT } from './allowance.ts';
import { FIGMA_PLANS, FIGMA_SEATS, FIGMA_TIERS, isRateKnown, planOfHeader, rateOf, seatOfHeader } from './limits.ts';
import { callTotal, plannedCalls } from './planned-calls.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const account = (change: Partial<FigmaAccount> = {}): FigmaAccount => ({ ...UNKNOWN_ACCOUNT, ...change });
const calls = (...ago: number[]): FigmaAccount['calls'] => ({ 1: ago.map((ms) => NOW - ms), 2: [], 3: [] });

describe('rates', () => {
  it.each([
    [1, 'starter', 'full', 6, 'month'],
    [1, 'enterprise', 'view', 6, 'month'],
    [1, 'professional', 'full', 10, 'minute'],
    [1, 'organization', 'full', 15, 'minute'],
    [1, 'enterprise', 'full', 20, 'minute'],
    [2, 'starter', 'full', 5, 'minute'],
    [2, 'professional', 'full', 25, 'minute'],
    [2, 'enterprise', 'full', 100, 'minute'],
    [3, 'professional', 'view', 10, 'minute'],
    [3, 'organization', 'full', 100, 'minute'],
  ] as const)('tier %i, %s, %s: %i a %s', (tier, plan, seat, most, per) => {
    expect(rateOf(tier, { plan, seat })).toEqual({ calls: most, per });
  });

  it('what is unknown is never less strict than any plan and seat', () => {
    const perMonth = ({ calls: most, per }: ReturnType<typeof rateOf>): number => most * (per === 'month' ? 1 : 43_200);
    for (const tier of FIGMA_TIERS)
      for (const plan of FIGMA_PLANS)
        for (const seat of FIGMA_SEATS)
          for (const known of [
            { plan: null, seat: null },
            { plan, seat: null },
            { plan: null, seat },
          ])
            expect(perMonth(rateOf(tier, known))).toBeLessThanOrEqual(perMonth(rateOf(tier, { plan, seat })));
  });

  it('says whether a rate is that of the account', () => {
    expect(isRateKnown({ plan: null, seat: null })).toBe(false);
    expect(isRateKnown({ plan: 'professional', seat: null })).toBe(false);
    expect(isRateKnown({ plan: null, seat: 'full' })).toBe(false);
    expect(isRateKnown({ plan: 'starter', seat: null })).toBe(true);
    expect(isRateKnown({ plan: null, seat: 'view' })).toBe(true);
    expect(isRateKnown({ plan: 'professional', seat: 'full' })).toBe(true);
  });

  it('reads the headers of a 429, and nothing else out of them', () => {
    expect(['starter', 'pro', 'org', 'Enterprise ', 'student'].map(planOfHeader)).toEqual([
      'starter',
      'professional',
      'organization',
      'enterprise',
      'professional',
    ]);
    expect(['low', 'HIGH'].map(seatOfHeader)).toEqual(['view', 'full']);
    for (const odd of ['', 'constructor', '__proto__', 'gold'])
      expect([planOfHeader(odd), seatOfHeader(odd)]).toEqual([null, null]);
  });
});

describe('allowance', () => {
  it('counts the last minute or the last thirty days', () => {
    const full = { plan: 'professional', seat: 'full' } as const;
    expect(allowanceOf(account({ ...full, calls: calls(61_000, 59_000, 1_000) }), 1, NOW)).toMatchObject({
      used: 2,
      left: 8,
      isKnown: true,
      resetsAt: null,
    });
    const view = { plan: null, seat: 'view' } as const;
    expect(allowanceOf(account({ ...view, calls: calls(MONTH_MS + 1, 86_400_000, 5) }), 1, NOW)).toMatchObject({
      rate: { calls: 6, per: 'month' },
      used: 2,
      left: 4,
    });
  });

  it('says when there is more again', () => {
    const used = calls(70, 60, 50, 40, 30, 20, 10);
    const seven = allowanceOf(account({ calls: used }), 1, NOW);
    expect(seven).toMatchObject({ used: 7, left: 0, isKnown: false });
    // The second oldest has to go before there are fewer than six.
    expect(seven.resetsAt).toBe(NOW - 60 + MONTH_MS);
  });

  it('nothing is left while Figma refuses, whatever was counted', () => {
    const refusals = [{ tier: 1, until: NOW + 1_000 }] as const;
    const refused = account({ plan: 'enterprise', seat: 'full', refusals });
    expect(allowanceOf(refused, 1, NOW)).toMatchObject({ left: 0, resetsAt: NOW + 1_000 });
    expect(allowanceOf(refused, 2, NOW)).toMatchObject({ left: 100, resetsAt: null });
    expect(allowanceOf(refused, 1, NOW + 1_000)).toMatchObject({ left: 20, resetsAt: null });
  });

  it('the refusal that an import meets is the longest of documents, renders and lists, not that of the version', () => {
    const refusals = [
      { tier: 2, until: NOW + 5_000 },
      { tier: 1, until: NOW + 9_000 },
      { tier: 3, until: NOW + 90_000 },
    ] as const;
    expect(refusalInForce(account({ refusals }), NOW)).toEqual({ tier: 1, until: NOW + 9_000 });
    expect(refusalInForce(account({ refusals }), NOW + 9_000)).toBeNull();
    expect(refusalInForce(account({ refusals }), NOW, 3)?.until).toBe(NOW + 90_000);
  });

  it('is never negative, and always ends', () => {
    const times = fc.array(fc.integer({ min: NOW - 2 * MONTH_MS, max: NOW + MONTH_MS }), { maxLength: 50 });
    fc.assert(
      fc.property(
        times,
        fc.constantFrom(...FIGMA_PLANS, null),
        fc.constantFrom(...FIGMA_SEATS, null),
        (at, plan, seat) => {
          const given = account({ plan, seat, calls: { 1: at.toSorted((a, b) => a - b), 2: [], 3: [] } });
          const { left, used, rate, resetsAt } = allowanceOf(given, 1, NOW);
          expect(left).toBe(Math.max(0, rate.calls - used));
          expect(resetsAt === null).toBe(left > 0);
          if (resetsAt !== null) expect(allowanceOf(given, 1, resetsAt).left).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('the plan of an import', () => {
  it('has a line for each kind of call, with a range where the file alone can tell', () => {
    expect(plannedCalls('file').map(({ call, tier, least, most }) => [call, tier, least, most])).toEqual([
      ['file', 1, 1, 1],
      ['renders', 1, 1, null],
      ['variables', 2, 0, 1],
      ['fills', 2, 0, 1],
    ]);
    expect(plannedCalls('frames')[0]?.call).toBe('nodes');
    expect(callTotal(plannedCalls('file'))).toEqual({ least: 2, most: null });
    expect(callTotal(plannedCalls('file'), 1)).toEqual({ least: 2, most: null });
    expect(callTotal(plannedCalls('file'), 2)).toEqual({ least: 0, most: 2 });
  });
});
