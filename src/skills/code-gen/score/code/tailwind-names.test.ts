import { expect, it } from 'vitest';
import { utilityUses } from './tailwind-names.ts';

const uses = utilityUses([
  '--color-ink',
  '--color-surface-page',
  '--spacing-gap',
  '--radius-card',
  '--text-body',
  '--space-4',
]);

it.each([
  ['className="hover:bg-ink/50 gap-gap"', ['--color-ink', '--spacing-gap']],
  ["loud: '-mt-gap rounded-tl-card text-body!',", ['--spacing-gap', '--radius-card', '--text-body']],
  ['px-(--space-4) bg-(color:--surface)', ['--space-4', '--surface']],
  ['border-t-surface-page', ['--color-surface-page']],
  ['gap-card rounded-ink bg-body p-4 my-ink-gap-class', []],
])('custom properties that utilities name: %s', (line, names) => {
  expect(uses(line)).toEqual(names);
});
