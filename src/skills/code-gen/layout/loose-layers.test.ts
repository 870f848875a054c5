import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { looseLayers } from './loose-layers.ts';

type Constraints = NonNullable<NonNullable<SemanticNode['item']>['constraints']>;

const layer = (name: string, box: SemanticNode['box'], more: Partial<SemanticNode> = {}) =>
  ({ id: name, name, type: 'box', figmaType: 'RECTANGLE', box, ...more }) as SemanticNode;

const at = (x: number, y: number, width = 40, height = 20) => ({ x, y, width, height });
const to = (constraints: Constraints) => ({ item: { constraints } });
const text = { text: { characters: 'October', style: { size: 12 } } } as unknown as Partial<SemanticNode>;
const SCREEN = { width: 375, height: 812 };

const group = (children: SemanticNode[], box = at(24, 100, 300, 80)) =>
  layer('Group 7', box, { figmaType: 'GROUP', children });
const placesOf = (node: SemanticNode, keeps: typeof SCREEN | null = SCREEN) =>
  looseLayers([node], { order: (same) => same, keeps }).map(({ node: one, box }) => [one.name, box.x, box.y]);

describe('groups between layers at places of their own', () => {
  const scaled = to({ horizontal: 'SCALE', vertical: 'SCALE' });
  const card = [layer('Ground', at(0, 0, 300, 80), scaled), layer('Month', at(16, 16), { ...text, ...scaled })];

  it('stay where they are one thing, and keep to what all in them keeps to', () => {
    const [only, ...others] = looseLayers([group(card)], { order: (same) => same, keeps: SCREEN });
    expect(others).toEqual([]);
    expect(only?.node.item?.constraints).toEqual({ horizontal: 'SCALE', vertical: 'SCALE' });
    expect(only?.box).toEqual(at(24, 100, 300, 80));
  });

  it('fall apart where their layers keep to different edges, hold no text, or most of the screen', () => {
    const apart = [
      ['Ground', 24, 100],
      ['Month', 40, 116],
    ];
    const [ground, month] = card as [SemanticNode, SemanticNode];
    expect(placesOf(group(card), null)).toEqual(apart);
    expect(placesOf(group([ground, { ...month, item: {} }]))).toEqual(apart);
    expect(placesOf(group([ground, layer('Month', at(16, 16), scaled)]))).toEqual(apart);
    expect(placesOf(group(card, at(24, 100, 340, 700)))).toEqual(apart);
    expect(placesOf(group(card, at(24, 100, 375, 80)))).toEqual(apart);
  });
});
