import { expect, it } from 'vitest';
import type { DrawnLayer, SandboxDrawing } from '#contract/canvas/sandbox';
import { regionOf, wholePage } from './picture-region.ts';

const layer = (id: string, change: Partial<DrawnLayer>): DrawnLayer => ({
  id,
  name: id,
  kind: 'box',
  matrix: [1, 0, 0, 1, 0, 0],
  width: 100,
  height: 50,
  fill: null,
  ...change,
});

const drawing: SandboxDrawing = {
  version: 1,
  box: { x: -10, y: 0, width: 2_000, height: 1_000 },
  layers: [
    layer('a', { children: [layer('b', { matrix: [1, 0, 0, 1, 500, 400], width: 800, height: 400 })] }),
    // A quarter turn: as wide as it was high.
    layer('c', { matrix: [0, 1, -1, 0, 1_000, 100], width: 1_000, height: 600 }),
  ],
  left: 0,
};

it('shows what a step touched with a quarter of it around, a small layer with what is beside it, or the whole page', () => {
  expect(regionOf(drawing, ['b'])).toEqual({ x: 300, y: 300, width: 1_200, height: 600 });
  expect(regionOf(drawing, ['a'])).toEqual({ x: -130, y: -105, width: 360, height: 260 });
  expect(regionOf(drawing, ['c'])).toEqual({ x: 250, y: -150, width: 900, height: 1_500 });
  expect(regionOf(drawing, ['gone'])).toBeNull();
  expect(wholePage(drawing)).toEqual({ x: -34, y: -24, width: 2_048, height: 1_048 });
});
