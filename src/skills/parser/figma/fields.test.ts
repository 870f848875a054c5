import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import {
  aliasId,
  boundId,
  box,
  explicitModes,
  finite,
  flag,
  num,
  numbers,
  records,
  rgba,
  str,
  word,
} from './fields.ts';

const anything = fc.anything({ withNullPrototype: true, withSparseArray: true });

describe('fields', () => {
  it('[PA17] numbers are finite and of a size that can be added', () => {
    expect([1e308, -1e308, 2 ** 60].map(finite)).toEqual([1e9, -1e9, 1e9]);
    expect([Number.NaN, Number.POSITIVE_INFINITY, '7', null, undefined, {}].map(finite)).toEqual(
      Array(6).fill(undefined),
    );
    expect(num({ x: -2.5 }, 'x')).toBe(-2.5);
  });

  it('[PA12] a box needs all four numbers', () => {
    expect(box({ absoluteBoundingBox: { x: 1, y: 2, width: -3, height: 4 } })).toEqual({
      x: 1,
      y: 2,
      width: 0,
      height: 4,
    });
    for (const value of [
      null,
      undefined,
      'x',
      [],
      { x: 1, y: 2, width: 3 },
      { x: '1', y: '2', width: '3', height: '4' },
    ])
      expect(box({ absoluteBoundingBox: value })).toBeUndefined();
  });

  it('[PA17] colours are clamped, or refused when a channel is no number', () => {
    expect(rgba({ r: 1.0001, g: -0.1, b: 0.5 })).toEqual({ r: 1, g: 0, b: 0.5, a: 1 });
    expect(rgba({ r: 0, g: 0, b: 0, a: 0.5 })).toEqual({ r: 0, g: 0, b: 0, a: 0.5 });
    for (const value of [
      { r: Number.NaN, g: 0, b: 0 },
      { r: 1, g: 1, b: 'x' },
      {},
      null,
      { r: 1, g: 1, b: 1, a: null },
    ])
      expect(rgba(value)).toBeUndefined();
  });

  it('finds the variable a field is bound to', () => {
    const alias = (id: string) => ({ type: 'VARIABLE_ALIAS', id });
    const node = {
      boundVariables: {
        itemSpacing: alias('a'),
        fills: [alias('b'), null, alias('c')],
        size: { x: alias('d') },
        odd: 7,
      },
    };
    expect(boundId(node, 'itemSpacing')).toBe('a');
    expect(boundId(node, 'fills', 2)).toBe('c');
    expect(boundId(node, 'fills')).toBe('b');
    expect(boundId(node, 'fills', 1)).toBeUndefined();
    expect(boundId(node, 'size', 'x')).toBe('d');
    expect(boundId(node, 'size', 'y')).toBeUndefined();
    expect(boundId(node, 'odd')).toBeUndefined();
    expect(boundId({}, 'odd')).toBeUndefined();
    expect(aliasId({ type: 'OTHER', id: 'x' })).toBeUndefined();
  });

  it('reads words, lists and modes', () => {
    expect(word({ layoutMode: 'GRID' }, 'layoutMode', ['NONE', 'GRID'])).toBe('GRID');
    expect(word({ layoutMode: 'FLUID' }, 'layoutMode', ['NONE', 'GRID'])).toBeUndefined();
    expect(records({ fills: [null, 1, { a: 1 }, [], 'x'] }, 'fills')).toEqual([{ a: 1 }]);
    expect(records({ fills: 'x' }, 'fills')).toEqual([]);
    expect(numbers({ radii: [1, 2] }, 'radii')).toEqual([1, 2]);
    expect(numbers({ radii: [1, null] }, 'radii')).toBeUndefined();
    expect(explicitModes({ explicitVariableModes: { c: 'm', d: 7 } })).toEqual({ c: 'm' });
    expect(explicitModes({ explicitVariableModes: {} })).toBeUndefined();
  });

  it('[PA12] no reader throws, whatever it reads', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('k', 'boundVariables'), anything),
        fc.oneof(fc.nat(3), fc.string()),
        (node, at) => {
          for (const read of [num, str, flag, records, numbers, box]) read(node, 'k');
          boundId(node, 'k', at);
          boundId(node, 'k');
          rgba(node['k']);
          explicitModes({ explicitVariableModes: node['k'] });
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
