import { describe, expect, it } from 'vitest';
import { allowanceOf, UNKNOWN_ACCOUNT } from '#contract/figma-budget/allowance';
import { rateWords, standingWords, sumWords } from '#contract/figma-budget/budget-words';
import { callTotal, plannedCalls } from '#contract/figma-budget/planned-calls';
import { createI18n, translator } from '#contract/i18n';
import { LOCALES } from '#contract/state/app-state';
import { EMPTY_IMPORT } from '../../store/draft-store.ts';
import { segments } from '../figma-budget/budget-bar.tsx';
import { importPlan, leftAfter } from './call-plan.ts';

const english = translator(createI18n('en'));
const draft = (figmaUrl: string) => ({ ...EMPTY_IMPORT, figmaUrl });

describe('the calls of a form', () => {
  it('are those of the file or of the frames that the address names', () => {
    const address = 'https://www.figma.com/design/AbCdEfGhIjKlMnOpQrStUv/App';
    expect(importPlan(draft(address))[0]?.call).toBe('file');
    expect(importPlan(draft(`${address}?node-id=1-2`))[0]?.call).toBe('nodes');
    expect(importPlan(draft(''))[0]?.call).toBe('file');
  });

  it('what is left is counted line by line, tier by tier, and never below nothing', () => {
    const plan = plannedCalls('file');
    const lines = (left: number): string[] => plan.map((_line, index) => leftAfter(plan, index, left));
    expect(lines(10)).toEqual(['9', '≤ 8', '9', '8']);
    expect(lines(1)).toEqual(['0', '≤ 0', '0', '0']);
  });

  it('the marks of the bar are as many as the limit has calls', () => {
    const account = { ...UNKNOWN_ACCOUNT, calls: { 1: [1, 2], 2: [], 3: [] } };
    expect(segments(allowanceOf(account, 1, 3), 2)).toEqual(['used', 'used', 'planned', 'planned', 'left', 'left']);
    expect(segments(allowanceOf(account, 1, 3), 9).filter((kind) => kind === 'planned')).toHaveLength(4);
    const refused = { ...account, refusals: [{ tier: 1, until: 10 }] } as const;
    expect(new Set(segments(allowanceOf(refused, 1, 3), 2))).toEqual(new Set(['used']));
  });
});

describe('the words of the budget', () => {
  it('say the sum as a figure or as a range', () => {
    expect(sumWords(callTotal(plannedCalls('file')), english)).toBe('2 or more');
    expect(sumWords({ least: 3, most: 3 }, english)).toBe('3');
    expect(sumWords({ least: 0, most: 1 }, english)).toBe('0 or 1');
    expect(sumWords({ least: 0, most: 2 }, english)).toBe('0 to 2');
  });

  it('say which of plan and seat is unknown, where it matters', () => {
    expect(standingWords({ plan: null, seat: null }, english)).toBe('Plan and seat unknown');
    expect(standingWords({ plan: 'professional', seat: 'full' }, english)).toBe('Professional, Dev or Full seat');
    expect(standingWords({ plan: 'professional', seat: null }, english)).toBe('Professional, seat unknown');
    expect(standingWords({ plan: null, seat: 'full' }, english)).toBe('Dev or Full seat, plan unknown');
    expect(standingWords({ plan: null, seat: 'view' }, english)).toBe('View or Collab seat');
    expect(rateWords(allowanceOf(UNKNOWN_ACCOUNT, 1, 0), english)).toBe('6 a month');
  });

  it.each(LOCALES)('[IL01] are sentences in %s', (locale) => {
    const say = translator(createI18n(locale));
    for (const words of [
      standingWords({ plan: 'professional', seat: null }, say),
      sumWords({ least: 0, most: 2 }, say),
      rateWords(allowanceOf(UNKNOWN_ACCOUNT, 2, 0), say),
      say('ui.import.calls.short', { count: 1, planned: 2 }),
    ])
      expect(words).not.toMatch(/ui\.|\{\{/);
  });
});
