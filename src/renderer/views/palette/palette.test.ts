import { describe, expect, it } from 'vitest';
import { bestOf, readQuery } from './palette-query.ts';

describe('palette', () => {
  it('reads the sign in front', () => {
    expect(readQuery('> stop ')).toEqual({ scope: 'commands', text: 'stop' });
    expect(readQuery('#card')).toEqual({ scope: 'layers', text: 'card' });
    expect(readQuery('@guide')).toEqual({ scope: 'files', text: 'guide' });
    expect(readQuery(' pay')).toEqual({ scope: 'all', text: 'pay' });
  });

  it('puts better matches first and keeps the order among equals', () => {
    const entries = ['Repay', 'Apple Pay', 'Payment history', 'Payment card'].map((label) => ({ label }));
    expect(bestOf(entries, 'pay', 9).map(({ label }) => label)).toEqual([
      'Payment history',
      'Payment card',
      'Apple Pay',
      'Repay',
    ]);
    expect(bestOf(entries, 'pay', 2)).toHaveLength(2);
    expect(bestOf(entries, 'pay xyz', 9)).toEqual([]);
  });
});
