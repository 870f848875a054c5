import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { adapter } from '#init/templates/web';
import { layoutPlan } from '../../layout/layout-plan.ts';
import { controlOf } from './controls.ts';

const layer = (name: string, more: Partial<SemanticNode> = {}): SemanticNode => ({
  ...{ id: name, name, type: 'div', figmaType: 'FRAME', box: { x: 0, y: 0, width: 40, height: 20 } },
  ...more,
});

const found = (node: SemanticNode) => {
  const [first] = layoutPlan(layer('Screen', { children: [node] }), adapter.layoutMaps).root.children;
  return first === undefined ? null : controlOf(first);
};

const told = (name: string, value: string | boolean): Partial<SemanticNode> => ({
  instance: {
    ...{ componentId: '1:1', componentName: 'x' },
    properties: { [name]: { type: typeof value === 'string' ? 'VARIANT' : 'BOOLEAN', value } },
  },
});

const knob = (x: number): SemanticNode => layer('Knob', { box: { x, y: 0, width: 18, height: 18 } });

describe('what somebody switches', () => {
  it.each([
    ['Checkbox', told('Checked', 'True'), { kind: 'checkbox', on: true }],
    ['Check box', told('State', 'Default'), { kind: 'checkbox', on: false }],
    ['RadioButton', told('selected', true), { kind: 'radio', on: true }],
    ['Toggle', { children: [knob(1)] }, { kind: 'switch', on: false }],
    ['Switch', { children: [knob(20)] }, { kind: 'switch', on: true }],
    ['Checkbox', { children: [knob(1)] }, { kind: 'checkbox', on: true }],
  ] as const)('is a %s with what its properties or its knob say', (name, more, control) => {
    expect(found(layer(name, more))).toEqual(control);
  });

  it('is no group, no row with words, and nothing large', () => {
    const text = layer('Label', {
      text: { characters: 'Wi-Fi', style: { family: 'Inter', weight: 400, size: 12 } },
      figmaType: 'TEXT',
    });
    expect(found(layer('Radio group'))).toBeNull();
    expect(found(layer('Toggle', { children: [text] }))).toBeNull();
    expect(found(layer('Switch', { box: { x: 0, y: 0, width: 300, height: 60 } }))).toBeNull();
    expect(found(layer('Card'))).toBeNull();
  });
});
