import { describe, expect, it } from 'vitest';
import {
  alias,
  astOf,
  fetchedDesign,
  fileBody,
  layerBuilder,
  type RawLayer,
  variablesBody,
} from '#testing/design-builder';

const TABLES = {
  components: {
    '1:1': {
      key: 'ck',
      name: 'Size=Small, State=Hover',
      description: 'A button',
      componentSetId: '1:2',
      remote: false,
    },
    '9:1': { key: 'rk', name: 'Icon / heart', description: '', remote: true },
  },
  componentSets: { '1:2': { key: 'sk', name: 'Button', description: 'All buttons' } },
};

const build = async (layers: readonly RawLayer[], variables?: unknown) => {
  const ast = await astOf(fetchedDesign(fileBody([layers], TABLES)), { variables });
  return ast.screens.map(({ root }) => root);
};

describe('components', () => {
  it('tell their properties, and their variant by name', async () => {
    const layer = layerBuilder();
    const variant = layer('COMPONENT', { name: 'Size=Small, State=Hover' }, [
      layer('TEXT', {
        characters: 'Buy',
        componentPropertyReferences: { visible: 'Show#1:2', characters: 'Label#1:0' },
      }),
    ]);
    const set = { ...layer('COMPONENT_SET'), id: '1:2' };
    const definitions = {
      'Label#1:0': { type: 'TEXT', defaultValue: 'Buy' },
      Size: { type: 'VARIANT', defaultValue: 'Small', variantOptions: ['Small', 'Large'] },
      'Show#1:2': { type: 'BOOLEAN', defaultValue: false },
    };
    const component = { ...variant, id: '1:1' };
    const [root] = await build([
      { ...set, name: 'Button', componentPropertyDefinitions: definitions, children: [component] },
    ]);
    expect(root?.component).toEqual({
      kind: 'component-set',
      key: 'sk',
      description: 'All buttons',
      properties: {
        Label: { type: 'TEXT', default: 'Buy' },
        Show: { type: 'BOOLEAN', default: false },
        Size: { type: 'VARIANT', default: 'Small', options: ['Small', 'Large'] },
      },
    });
    expect(root?.children?.[0]?.component).toEqual({
      kind: 'component',
      key: 'ck',
      description: 'A button',
      variant: { Size: 'Small', State: 'Hover' },
    });
    expect(root?.children?.[0]?.children?.[0]?.propertyRefs).toEqual({ characters: 'Label', visible: 'Show' });
  });
});

describe('instances', () => {
  it('tell component, set, properties with tokens, overrides and what they expose', async () => {
    const layer = layerBuilder();
    const instance = layer('INSTANCE', {
      id: '2:1',
      componentId: '1:1',
      componentProperties: {
        Size: { type: 'VARIANT', value: 'Small' },
        'Icon#3:1': { type: 'INSTANCE_SWAP', value: '9:1' },
        'Label#3:2': { type: 'TEXT', value: 'Buy', boundVariables: { value: alias('VariableID:1:1') } },
        'Label#3:3': { type: 'BOOLEAN', value: true },
      },
      overrides: [
        { id: 'I2:1;1:5', overriddenFields: ['name', 'fills', 'characters'] },
        { id: 'I2:1;1:6', overriddenFields: ['exportSettings'] },
      ],
      isExposedInstance: true,
      exposedInstances: ['I2:1;1:7'],
    });
    const [root] = await build([instance], variablesBody({ 'copy/buy': { type: 'STRING', values: ['Buy'] } }));
    expect(root?.instance).toEqual({
      componentId: '1:1',
      componentName: 'Size=Small, State=Hover',
      componentSet: 'Button',
      properties: {
        Icon: { type: 'INSTANCE_SWAP', value: '9:1', component: 'Icon / heart' },
        'Label#3:2': { type: 'TEXT', value: 'Buy', token: 'Theme/copy/buy' },
        'Label#3:3': { type: 'BOOLEAN', value: true },
        Size: { type: 'VARIANT', value: 'Small' },
      },
      exposed: true,
      exposes: ['I2:1;1:7'],
      overrides: [{ id: 'I2:1;1:5', fields: ['characters', 'fills'] }],
    });
  });

  it('of libraries and of nothing are remote', async () => {
    const layer = layerBuilder();
    const roots = await build([
      layer('INSTANCE', { componentId: '9:1' }),
      layer('INSTANCE', { componentId: '', overrides: null }),
    ]);
    expect(roots.map((root) => root.instance)).toEqual([
      { componentId: '9:1', componentName: 'Icon / heart', remote: true },
      { componentId: '', componentName: null, remote: true },
    ]);
  });
});

describe('interactions', () => {
  it('tell trigger, target and transition', async () => {
    const layer = layerBuilder();
    const [root] = await build(
      [
        layer('FRAME', {
          interactions: [
            {
              trigger: { type: 'AFTER_TIMEOUT', timeout: 800 },
              actions: [
                {
                  type: 'NODE',
                  destinationId: '5:5',
                  navigation: 'NAVIGATE',
                  transition: { type: 'SLIDE_IN', direction: 'LEFT', duration: 300, easing: { type: 'EASE_OUT' } },
                },
                null,
              ],
            },
            {
              trigger: { type: 'ON_CLICK' },
              actions: [
                {
                  type: 'CONDITIONAL',
                  conditionalBlocks: [
                    {
                      actions: [{ type: 'SET_VARIABLE', variableId: 'VariableID:1:1', variableValue: { value: true } }],
                    },
                    { actions: [{ type: 'URL', url: 'https://example.com' }] },
                  ],
                },
              ],
            },
            { trigger: null, actions: [{ type: 'BACK' }] },
          ],
        }),
      ],
      variablesBody({ open: { type: 'BOOLEAN', values: [false] } }),
    );
    expect(root?.interactions).toEqual([
      {
        trigger: 'AFTER_TIMEOUT',
        delay: 800,
        actions: [
          {
            type: 'NODE',
            navigation: 'NAVIGATE',
            destinationId: '5:5',
            transition: { type: 'SLIDE_IN', duration: 300, easing: 'EASE_OUT', direction: 'LEFT' },
          },
        ],
      },
      {
        trigger: 'ON_CLICK',
        actions: [
          {
            type: 'CONDITIONAL',
            actions: [
              { type: 'SET_VARIABLE', token: 'Theme/open', value: true },
              { type: 'URL', url: 'https://example.com' },
            ],
          },
        ],
      },
    ]);
  });

  it('of older files are one click', async () => {
    const layer = layerBuilder();
    const [root] = await build([layer('FRAME', { transitionNodeID: '6:6' })]);
    expect(root?.interactions).toEqual([
      { trigger: 'ON_CLICK', actions: [{ type: 'NODE', navigation: 'NAVIGATE', destinationId: '6:6' }] },
    ]);
  });
});
