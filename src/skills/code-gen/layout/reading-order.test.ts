import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { fc } from '#testing/properties';
import { readingOrder } from './reading-order.ts';

type Box = SemanticNode['box'];
const layer = (name: string, [x, y, width, height]: readonly [number, number, number, number]): SemanticNode => ({
  id: name,
  name,
  type: 'div',
  figmaType: 'RECTANGLE',
  box: { x, y, width, height },
});
const named = (layers: readonly SemanticNode[]): string[] => readingOrder(layers).map(({ name }) => name);

describe('layers at their own places', () => {
  it('are read from top to bottom and from left to right, what lies on others after them', () => {
    expect(
      named([
        layer('ground', [0, 0, 400, 800]),
        layer('footer', [0, 700, 400, 100]),
        layer('right', [200, 102, 100, 20]),
        layer('left', [20, 100, 100, 20]),
        layer('title', [20, 20, 300, 40]),
      ]),
    ).toEqual(['ground', 'title', 'left', 'right', 'footer']);
    expect(named([layer('card', [0, 300, 100, 100]), layer('badge', [80, 280, 40, 40])])).toEqual(['card', 'badge']);
  });

  it('stay as they are where one masks others, and take the room that they have turned', () => {
    const low: SemanticNode = { ...layer('mask', [0, 100, 10, 10]), mask: 'alpha' };
    expect(named([low, layer('high', [0, 0, 10, 10])])).toEqual(['mask', 'high']);
    const line: SemanticNode = { ...layer('line', [0, 50, 100, 0]), rotation: 90 };
    expect(named([line, layer('word', [0, 20, 100, 10])])).toEqual(['line', 'word']);
  });

  it('are all there, and none that lies on another comes before it', () => {
    const part = fc.integer({ min: 0, max: 40 });
    const size = fc.integer({ min: 1, max: 20 });
    const on = (a: Box, b: Box): boolean =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part, size, size), { maxLength: 12 }), (boxes) => {
        const layers = boxes.map((box, index) => layer(`${index}`, box));
        const read = readingOrder(layers);
        expect([...read].sort((a, b) => Number(a.id) - Number(b.id))).toEqual(layers);
        for (const [at, later] of read.entries())
          for (const earlier of read.slice(0, at))
            if (on(earlier.box, later.box)) expect(Number(earlier.id)).toBeLessThan(Number(later.id));
      }),
      { numRuns: 500 },
    );
  });
});
