import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { DesignVariable } from '#contract/snapshot';
import type { DraftScreen } from '../draft-input.ts';
import { nameVariables } from './name-variables.ts';

const node = (id: string, rest: Partial<SemanticNode>): SemanticNode => ({
  id,
  name: id,
  type: 'div',
  figmaType: 'FRAME',
  box: { x: 0, y: 0, width: 80, height: 40 },
  children: [],
  ...rest,
});

const screenOf = (root: SemanticNode): DraftScreen => ({
  screen: { id: root.id, name: root.name, page: 'Page', width: 80, height: 40 },
  root,
});

const filled = (id: string, color: string, token: string, rest: Partial<SemanticNode> = {}): SemanticNode =>
  node(id, { fills: [{ kind: 'solid', color, token }], ...rest });

const CSS = { framework: 'html', isNumbered: true };
const named = (root: SemanticNode, stack = CSS, variables: readonly DesignVariable[] = []) => {
  const design = nameVariables({ screens: [screenOf(root)], variables }, stack);
  return {
    root: design.screens[0]?.root,
    variables: design.variables,
    names: design.variables.map(({ id, value }) => [id, value]),
  };
};

const gap = (value: number, token = 'VariableID:1:2') =>
  ({ direction: 'row', gap: { value, token } }) as unknown as NonNullable<SemanticNode['layout']>;

describe('variables of which the design tells no names', () => {
  it('are called by what they are and how large, whatever their ids', () => {
    const inner = filled('b', 'rgb(255, 255, 255)', 'VariableID:7:7', { layout: gap(16) });
    const { root, names } = named(
      filled('a', 'rgb(1, 166, 174)', 'VariableID:abc/3:4', { layout: gap(16, 'VariableID:9:9'), children: [inner] }),
    );
    expect(names).toEqual([
      ['color/teal-650', 'rgb(1, 166, 174)'],
      ['color/white', 'rgb(255, 255, 255)'],
      ['space/16', 16],
    ]);
    expect(root?.fills).toEqual([{ kind: 'solid', color: 'rgb(1, 166, 174)', token: 'color/teal-650' }]);
    expect(root?.layout).toEqual({ direction: 'row', gap: { value: 16, token: 'space/16' } });
    expect(root?.children?.[0]?.fills).toEqual([{ kind: 'solid', color: 'rgb(255, 255, 255)', token: 'color/white' }]);
  });

  it('are told apart where they would be called the same, in one order whatever comes first', () => {
    const [one, two] = [
      filled('b', 'rgb(250, 250, 250)', 'VariableID:1'),
      filled('c', 'rgb(249, 250, 251)', 'VariableID:2'),
    ];
    const expected = [
      ['color/gray-50', 'rgb(249, 250, 251)'],
      ['color/gray-50-v2', 'rgb(250, 250, 250)'],
    ];
    expect(named(node('a', { children: [one, two] })).names).toEqual(expected);
    expect(named(node('a', { children: [two, one] })).names).toEqual(expected);
  });

  it('leave the names alone that the design has', () => {
    const variable: DesignVariable = {
      id: 'VariableID:5',
      name: 'white',
      collection: 'color',
      type: 'COLOR',
      mode: 'Light',
      value: 'rgb(0, 0, 0)',
    };
    const { root, variables } = named(filled('a', 'rgb(255, 255, 255)', 'VariableID:6'), CSS, [variable]);
    expect(variables[0]).toBe(variable);
    expect(root?.fills).toEqual([{ kind: 'solid', color: 'rgb(255, 255, 255)', token: 'color/white-v2' }]);
  });

  it('are read in the words of the stack', () => {
    expect(
      named(filled('a', 'Color(0xff01a6ae)', 'VariableID:1'), { framework: 'flutter', isNumbered: true }).names,
    ).toEqual([['color/teal-650', 'Color(0xff01a6ae)']]);
  });

  it('are plain numbers where the stack has steps of its own, and where nobody knows what they are for', () => {
    const { root, names } = named(node('a', { layout: gap(16) }), { framework: 'react', isNumbered: false });
    expect(names).toEqual([]);
    expect(root?.layout).toEqual({ direction: 'row', gap: 16 });
    const opacity = { value: 0.5, token: 'VariableID:1' } as unknown as number;
    expect(named(node('a', { opacity })).root?.opacity).toBe(0.5);
  });

  it('say of a length what it is, when it is less than nothing or without end, too', () => {
    const corners = { radius: { value: 35_791_394, token: 'VariableID:1' } } as unknown as NonNullable<
      SemanticNode['corners']
    >;
    expect(named(node('a', { corners, layout: gap(-8) })).names).toEqual([
      ['radius/full', 35_791_394],
      ['space/minus8', -8],
    ]);
    const size = { width: 'fixed', height: 'hug', widthToken: 'VariableID:1' } as unknown as NonNullable<
      SemanticNode['size']
    >;
    expect(named(node('a', { size })).root?.size).toEqual({ width: 'fixed', height: 'hug', widthToken: 'size/80' });
  });

  it('changes nothing where everything has a name', () => {
    const design = {
      screens: [screenOf(filled('a', 'rgb(1, 2, 3)', 'Theme/ink', { layout: gap(4, 'Theme/space') }))],
      variables: [],
    };
    expect(nameVariables(design, CSS)).toBe(design);
  });
});
