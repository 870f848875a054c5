import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { astMembers, MEMBERS_LISTED } from './ast-members.ts';

const full: SemanticNode = {
  id: '1:2',
  name: 'Card',
  type: 'div',
  figmaType: 'FRAME',
  visible: false,
  box: { x: 1, y: 2, width: 3, height: 4 },
  transform: [1, 0, 0, 1],
  layout: { direction: 'row', gap: { value: 8, token: 'S/8' }, padding: [1, { value: 2, token: 'S/2' }, 3, 4] },
  fills: [{ kind: 'linear', stops: [{ at: 0, color: 'red', token: 'T/red' }] }],
  effects: [{ kind: 'other', figmaType: 'GLASS', values: { depth: 3 } }],
  propertyRefs: { visible: 'shown' },
  tokens: { fills: ['T/red', 'T/blue'] },
  interactions: [{ trigger: 'ON_CLICK', keyCodes: [13], actions: [{ type: 'URL', url: 'https://x.test' }] }],
  children: [{ id: 'x', name: 'x', type: 'x', figmaType: 'x', box: { x: 0, y: 0, width: 0, height: 0 } }],
};

describe('members of the AST', () => {
  it('are listed all, by path, with their tokens, and without the children', () => {
    expect(astMembers(full).map(({ path, value, token }) => [path, value, ...(token ? [token] : [])])).toEqual([
      ['id', '1:2'],
      ['name', 'Card'],
      ['type', 'div'],
      ['figmaType', 'FRAME'],
      ['visible', false],
      ['box.x', 1],
      ['box.y', 2],
      ['box.width', 3],
      ['box.height', 4],
      ['transform', '1, 0, 0, 1'],
      ['layout.direction', 'row'],
      ['layout.gap', 8, 'S/8'],
      ['layout.padding[0]', 1],
      ['layout.padding[1]', 2, 'S/2'],
      ['layout.padding[2]', 3],
      ['layout.padding[3]', 4],
      ['fills[0].kind', 'linear'],
      ['fills[0].stops[0].at', 0],
      ['fills[0].stops[0].color', 'red'],
      ['fills[0].stops[0].token', 'T/red'],
      ['effects[0].kind', 'other'],
      ['effects[0].figmaType', 'GLASS'],
      ['effects[0].values.depth', 3],
      ['propertyRefs.visible', 'shown'],
      ['tokens.fills', 'T/red, T/blue'],
      ['interactions[0].trigger', 'ON_CLICK'],
      ['interactions[0].keyCodes', '13'],
      ['interactions[0].actions[0].type', 'URL'],
      ['interactions[0].actions[0].url', 'https://x.test'],
    ]);
  });

  it('are bounded', () => {
    const fills = Array.from({ length: 5_000 }, () => ({ kind: 'solid' as const, color: 'red' }));
    expect(astMembers({ ...full, fills }).length).toBeLessThanOrEqual(MEMBERS_LISTED + 1);
    let deep: unknown = 1;
    for (let at = 0; at < 5_000; at += 1) deep = { deep };
    expect(astMembers({ ...full, deep } as SemanticNode).at(-1)?.path).toMatch(/^deep(\.deep){10,12}$/);
  });
});
