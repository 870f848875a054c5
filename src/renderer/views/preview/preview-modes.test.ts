import { describe, expect, it } from 'vitest';
import { fitInto, widthLimits } from './preview-modes.ts';

describe('sheets of the preview', () => {
  it('are never larger than life, and as wide as the room allows', () => {
    expect(fitInto({ width: 375, height: 812 }, { width: 1_000 })).toEqual({ scale: 1, width: 375, height: 812 });
    expect(fitInto({ width: 1_440, height: 900 }, { width: 720 })).toEqual({ scale: 0.5, width: 720, height: 450 });
    expect(fitInto({ width: 0, height: 0 }, { width: 0 }).scale).toBeGreaterThan(0);
  });

  it('can always have the width that the screen was drawn at', () => {
    expect(widthLimits(375)).toEqual({ min: 320, max: 1_920 });
    expect(widthLimits(120.4)).toEqual({ min: 120, max: 1_920 });
    expect(widthLimits(3_000)).toEqual({ min: 320, max: 3_000 });
  });
});
