import { describe, expect, it } from 'vitest';
import { nextRow, typeAhead } from './list-keys.ts';

describe('keys of a list', () => {
  it('moves and stops at the ends', () => {
    expect([nextRow('ArrowDown', 0, 3), nextRow('ArrowDown', 2, 3)]).toEqual([1, 2]);
    expect([nextRow('ArrowUp', 0, 3), nextRow('Home', 2, 3), nextRow('End', 0, 3)]).toEqual([0, 0, 2]);
    expect(nextRow('x', 0, 3)).toBeNull();
  });

  it('finds by the start of a name, on from the current row', () => {
    const names = ['Cart', 'Checkout', 'Orders', 'checkout v2'];
    expect(typeAhead(names, 0, 'c')).toBe(1);
    expect(typeAhead(names, 1, 'c')).toBe(3);
    expect(typeAhead(names, 3, 'c')).toBe(0);
    expect(typeAhead(names, 0, 'che')).toBe(1);
    expect(typeAhead(names, 0, 'z')).toBeNull();
  });
});
