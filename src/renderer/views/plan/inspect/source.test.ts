import { describe, expect, it } from 'vitest';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { indexLayers } from '../../design/model/layer-index.ts';
import { cropAround } from './layer-crop.ts';
import { MOST_PLACES, sourcePlaces } from './source-places.ts';

const node = (id: string, name: string, children: SemanticNode[] = []): SemanticNode => ({
  ...{ id, name, type: 'div', figmaType: 'FRAME', children },
  box: { x: 0, y: 0, width: 10, height: 10 },
});

describe('source layers of a file', () => {
  const screens = [{ id: 's1', name: 'Bag' } as SemanticScreen, { id: 's2', name: 'Checkout' } as SemanticScreen];
  const indexes = new Map([['s2', indexLayers(node('s2', 'Checkout', [node('n1', 'Cards')]))]]);

  it('are found in the screen that holds them; a screen is its own', () => {
    expect(sourcePlaces(['s1', 'n1', 'gone'], screens, indexes)).toEqual([
      { node: 's1', name: 'Bag', screen: 's1' },
      { node: 'n1', name: 'Cards', screen: 's2' },
      { node: 'gone', name: null, screen: null },
    ]);
  });

  it('are bounded', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `x${index}`);
    expect(sourcePlaces(many, screens, indexes)).toHaveLength(MOST_PLACES);
  });
});

describe('the part of a screen around a layer', () => {
  const screen = { width: 375, height: 812 };

  it('has room on all sides and stays within the screen', () => {
    expect(cropAround({ x: 100, y: 200, width: 120, height: 120 }, screen)).toEqual({
      ...{ x: 88, y: 188, width: 144, height: 144 },
    });
    const corner = cropAround({ x: 0, y: 0, width: 20, height: 20 }, screen);
    expect([corner.x, corner.y]).toEqual([0, 0]);
    expect(cropAround({ x: 0, y: 0, width: 375, height: 812 }, screen)).toEqual({ x: 0, y: 0, ...screen });
  });

  it('is never empty, whatever the box of the layer is', () => {
    for (const bounds of [
      { x: 0, y: 0, width: 0, height: 0 },
      { x: -900, y: 4_000, width: 10, height: 10 },
      { x: 10, y: 10, width: 9_999, height: 9_999 },
    ]) {
      const crop = cropAround(bounds, { width: 0.5, height: 812 });
      expect(crop.width).toBeGreaterThanOrEqual(1);
      expect(crop.height).toBeGreaterThanOrEqual(1);
      expect(crop.height).toBeLessThanOrEqual(812);
    }
  });
});
