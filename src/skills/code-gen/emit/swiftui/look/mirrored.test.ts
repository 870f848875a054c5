import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { mirrored } from './mirrored.ts';

const RADIANS = Math.PI / 180;

describe('a matrix as a mirror and a turn', () => {
  it('is found again, whatever the angle', () => {
    fc.assert(
      fc.property(fc.integer({ min: -179, max: 180 }), fc.constantFrom(1, -1), (degrees, x) => {
        const [cos, sin] = [Math.cos(degrees * RADIANS), Math.sin(degrees * RADIANS)];
        const found = mirrored([x * cos, x * sin, -sin, cos]);
        expect(found?.x).toBe(x);
        expect(Math.cos(((found?.degrees ?? 0) - degrees) * RADIANS)).toBeCloseTo(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['skews', [1, 0, 0.5, 1]],
    ['stretches', [2, 0, 0, 1]],
    ['is flat', [0, 0, 0, 0]],
  ] as const)('is none where it %s', (_, matrix) => {
    expect(mirrored(matrix)).toBeNull();
  });
});
