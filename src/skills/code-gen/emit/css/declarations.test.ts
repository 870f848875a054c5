import { describe, expect, it } from 'vitest';
import { sidesOf } from './declarations.ts';

describe('four sides', () => {
  it.each([
    [['1px', '2px', '3px', '4px'], '1px 2px 3px 4px'],
    [['1px', '2px', '3px', '2px'], '1px 2px 3px'],
    [['1px', '2px', '1px', '2px'], '1px 2px'],
    [['1px', '1px', '1px', '1px'], '1px'],
    [['1px', '1px', '1px', '2px'], '1px 1px 1px 2px'],
  ])('are said once where they are the same: %s', (sides, said) => {
    expect(sidesOf(sides)).toBe(said);
  });
});
