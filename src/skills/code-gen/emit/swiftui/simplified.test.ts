import { describe, expect, it } from 'vitest';
import type { Condition } from '../components/template.ts';
import type { VariantProperty } from '../components/variants.ts';
import { simplified } from './simplified.ts';

const words = (name: string, ...all: string[]): VariantProperty => ({
  design: name,
  name,
  words: new Map(all.map((word) => [word, word])),
  flag: null,
});
const is = (name: string, ...all: string[]): Condition => ({ kind: 'words', name, words: all });
const KINDS = [words('kind', 'primary', 'secondary', 'ghost'), words('state', 'rest', 'hover')];

describe('a choice between variants', () => {
  it('is what it mostly is and what differs, where the alternatives are all that there is', () => {
    const others = [
      { when: [is('kind', 'primary')], value: 'a' },
      { when: [is('kind', 'ghost')], value: 'a' },
      { when: [is('kind', 'secondary'), is('state', 'rest')], value: 'a' },
      { when: [is('kind', 'secondary'), is('state', 'hover')], value: 'b' },
    ];
    expect(simplified({ base: null, others }, KINDS)).toEqual({ base: 'a', others: [others[3]] });
  });

  it.each([
    ['that leaves something out', [is('kind', 'primary')], [is('kind', 'ghost')]],
    ['in which two can hold', [is('kind', 'primary', 'secondary', 'ghost')], [is('state', 'hover')]],
  ] as const)('stays as it is: one %s', (_, first, second) => {
    const choice = {
      base: null,
      others: [
        { when: first, value: 'a' },
        { when: second, value: 'b' },
      ],
    };
    expect(simplified(choice, KINDS)).toBe(choice);
  });

  it('names every word where there are more than two values', () => {
    const others = ['primary', 'secondary', 'ghost'].map((word) => ({ when: [is('kind', word)], value: word }));
    const choice = { base: null, others };
    expect(simplified(choice, KINDS)).toBe(choice);
  });
});
