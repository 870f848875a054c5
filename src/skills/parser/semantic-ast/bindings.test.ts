import { describe, expect, it } from 'vitest';
import { alias, astOf, fetchedDesign, fileBody, layerBuilder, solid, variablesBody } from '#testing/design-builder';

const RED = { r: 1, g: 0, b: 0, a: 1 };
const VARIABLES = variablesBody({
  red: { type: 'COLOR', values: [RED, { r: 0, g: 0, b: 1, a: 1 }] },
  space: { type: 'FLOAT', values: [8, 12] },
  half: { type: 'FLOAT', values: [50, 25] },
  font: { type: 'STRING', values: ['Inter', 'Inter'] },
  shown: { type: 'BOOLEAN', values: [true] },
  veil: { type: 'COLOR', values: [{ r: 0, g: 0, b: 0, a: 0.5 }] },
  chained: { type: 'COLOR', values: [alias('VariableID:1:1')] },
});
const [red, space, half, font, shown, veil, chained] = [1, 2, 3, 4, 5, 6, 7].map((at) => alias(`VariableID:1:${at}`));

const bind = (color: unknown) => ({ boundVariables: { color } });

const build = async (
  fields: Readonly<Record<string, unknown>>,
  options: { type?: string; modes?: object; part?: boolean } = {},
) => {
  const layer = layerBuilder();
  const child = layer(options.type ?? 'FRAME', fields, [layer('RECTANGLE')]);
  const screen = layer('FRAME', { explicitVariableModes: options.modes }, [child]);
  const part = options.part === true ? ({ kind: 'figma-rest', nodeIds: [screen.id] } as const) : {};
  const ast = await astOf(fetchedDesign(fileBody([[screen]]), part), { variables: VARIABLES });
  return { node: ast.screens[0]?.root.children?.[0], findings: ast.findings };
};

describe('bindings', () => {
  it('stand beside their resolved value at every level', async () => {
    const { node } = await build({
      visible: true,
      opacity: 0.5,
      layoutMode: 'HORIZONTAL',
      itemSpacing: 8,
      paddingTop: 8,
      minWidth: 8,
      cornerRadius: 8,
      strokeWeight: 8,
      individualStrokeWeights: { top: 8, right: 0, bottom: 0, left: 0 },
      fills: [solid(1, 0, 0, bind(red))],
      strokes: [{ type: 'GRADIENT_LINEAR', gradientStops: [{ position: 0, color: RED, ...bind(chained) }] }],
      effects: [
        {
          type: 'DROP_SHADOW',
          color: RED,
          offset: { x: 0, y: 8 },
          radius: 8,
          boundVariables: { color: red, offsetY: space, radius: space },
        },
      ],
      boundVariables: {
        visible: shown,
        opacity: half,
        itemSpacing: space,
        paddingTop: space,
        minWidth: space,
        size: { x: space },
        rectangleCornerRadii: { RECTANGLE_TOP_LEFT_CORNER_RADIUS: space },
        individualStrokeWeights: { top: space },
        fills: [red],
      },
    });
    const eight = { value: 8, token: 'Theme/space' };
    expect(node).toMatchObject({
      visibleBinding: 'Theme/shown',
      opacity: { value: 0.5, token: 'Theme/half' },
      layout: { gap: eight, padding: [eight, 0, 0, 0] },
      size: { widthToken: 'Theme/space', minWidth: eight },
      corners: { radii: [eight, 8, 8, 8] },
      fills: [{ kind: 'solid', color: 'rgb(255, 0, 0)', token: 'Theme/red' }],
      strokes: {
        weight: 8,
        weights: [eight, 0, 0, 0],
        paints: [{ kind: 'linear', stops: [{ at: 0, color: 'rgb(255, 0, 0)', token: 'Theme/chained' }] }],
      },
      effects: [{ kind: 'drop-shadow', color: 'rgb(255, 0, 0)', token: 'Theme/red', x: 0, y: eight, blur: eight }],
    });
  });

  it('follow the modes in force on the way down', async () => {
    const fields = {
      fills: [solid(0, 0, 1, bind(red))],
      boundVariables: { itemSpacing: space },
      layoutMode: 'VERTICAL',
    };
    const { node } = await build(fields, { modes: { 'c:1': 'm:2' } });
    expect(node?.fills).toEqual([{ kind: 'solid', color: 'rgb(0, 0, 255)', token: 'Theme/red' }]);
    expect(node?.layout?.gap).toEqual({ value: 12, token: 'Theme/space' });
    const own = await build({ ...fields, explicitVariableModes: { 'c:1': 'm:1' } }, { modes: { 'c:1': 'm:2' } });
    expect(own.node?.layout?.gap).toEqual({ value: 8, token: 'Theme/space' });
  });

  it('[PA11] keep the value of the layer when they cannot be resolved, and say so', async () => {
    const gone = alias('VariableID:404:1');
    const { node, findings } = await build({
      fills: [solid(0, 1, 0, bind(gone))],
      boundVariables: { opacity: gone },
      opacity: 0.25,
    });
    expect(node?.fills).toEqual([{ kind: 'solid', color: 'rgb(0, 255, 0)', token: 'VariableID:404:1' }]);
    expect(node?.opacity).toEqual({ value: 0.25, token: 'VariableID:404:1' });
    const unresolved = findings.filter(({ rule }) => rule === 'unresolved-binding');
    expect(unresolved.map(({ params, nodes }) => [params['reason'], nodes[0]?.name])).toEqual([
      ['dangling', 'frame 2'],
    ]);
  });

  it('win over the value of the layer in a whole file, but not in a part of one, whose modes are not known', async () => {
    const fields = { fills: [solid(0, 1, 0, bind(red))] };
    const whole = await build(fields);
    expect(whole.node?.fills).toEqual([{ kind: 'solid', color: 'rgb(255, 0, 0)', token: 'Theme/red' }]);
    expect(whole.findings.map(({ rule }) => rule)).toEqual(['binding-differs']);
    const part = await build(fields, { part: true });
    expect(part.node?.fills).toEqual([{ kind: 'solid', color: 'rgb(0, 255, 0)', token: 'Theme/red' }]);
  });

  it('to a translucent token do not make the paint translucent twice', async () => {
    const { node } = await build({
      fills: [solid(0, 0, 0, { ...bind(veil), opacity: 0.5 }), solid(0, 0, 0, { ...bind(veil), opacity: 0.25 })],
    });
    expect(node?.fills).toEqual([
      { kind: 'solid', color: 'rgba(0, 0, 0, 0.5)', token: 'Theme/veil' },
      { kind: 'solid', color: 'rgba(0, 0, 0, 0.5)', token: 'Theme/veil', opacity: 0.5 },
    ]);
  });

  it('of texts and of parts of them stand with the style', async () => {
    const { node } = await build(
      {
        characters: 'abc',
        style: { fontFamily: 'Arial', fontWeight: 400, fontSize: 8, lineHeightPx: 12, lineHeightUnit: 'PIXELS' },
        characterStyleOverrides: [0, 1, 2],
        styleOverrideTable: { 1: { fontSize: 12, boundVariables: { fontSize: space } }, 2: { fontSize: 30 } },
        boundVariables: { characters: font, fontFamily: [font], fontSize: [space], lineHeight: [space] },
      },
      { type: 'TEXT', modes: { 'c:1': 'm:2' } },
    );
    expect(node?.text).toMatchObject({
      characters: 'abc',
      charactersBinding: 'Theme/font',
      style: {
        family: 'Inter',
        familyToken: 'Theme/font',
        size: { value: 12, token: 'Theme/space' },
        lineHeight: { value: 12, token: 'Theme/space' },
      },
      runs: [{ start: 2, end: 3, style: { size: 30 } }],
    });
  });
});
