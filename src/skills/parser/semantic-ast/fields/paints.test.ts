import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { astOf, fetchedDesign, fileBody, layerBuilder, solid } from '#testing/design-builder';

const built = async (
  fields: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
  type = 'RECTANGLE',
) => {
  const layer = layerBuilder();
  const ast = await astOf(fetchedDesign(fileBody([[layer('FRAME', {}, [layer(type, fields)])]], more)));
  return ast.screens[0]?.root.children?.[0] as SemanticNode;
};

const stops = [
  { position: 0, color: { r: 0, g: 0, b: 0, a: 0 } },
  { position: 0.33333, color: { r: 1, g: 1, b: 1, a: 1 } },
];
const handles = [
  { x: 0.5, y: 0 },
  { x: 0.5, y: 1.00001 },
  { x: 0, y: 0 },
];

describe('paints', () => {
  it('keep their own opacity and blend mode; hidden ones are left out', async () => {
    const node = await built({
      fills: [
        solid(1, 0, 0, { opacity: 0.25, blendMode: 'MULTIPLY' }),
        solid(0, 1, 0, { visible: false }),
        solid(0, 0, 1),
      ],
    });
    expect(node.fills).toEqual([
      { kind: 'solid', color: 'rgb(255, 0, 0)', opacity: 0.25, blendMode: 'MULTIPLY' },
      { kind: 'solid', color: 'rgb(0, 0, 255)' },
    ]);
    expect(await built({ fills: [solid(0, 1, 0, { visible: false })] })).not.toHaveProperty('fills');
  });

  it.each([
    ['GRADIENT_LINEAR', 'linear'],
    ['GRADIENT_RADIAL', 'radial'],
    ['GRADIENT_ANGULAR', 'angular'],
    ['GRADIENT_DIAMOND', 'diamond'],
  ])('%s', async (type, kind) => {
    const node = await built({ fills: [{ type, gradientStops: stops, gradientHandlePositions: handles }] });
    expect(node.fills).toEqual([
      {
        kind,
        stops: [
          { at: 0, color: 'rgba(0, 0, 0, 0)' },
          { at: 0.3333, color: 'rgb(255, 255, 255)' },
        ],
        handles: [
          [0.5, 0],
          [0.5, 1],
          [0, 0],
        ],
      },
    ]);
  });

  it('tell images with crop, tiling and filters', async () => {
    const imageTransform = [
      [0.5, 0, 0.25],
      [0, 0.5, 0.123456],
    ];
    const node = await built({
      fills: [
        { type: 'IMAGE', imageRef: 'aa', scaleMode: 'STRETCH', imageTransform, filters: { tint: 0, contrast: 0.5 } },
        { type: 'IMAGE', imageRef: 'bb', gifRef: 'gg', scaleMode: 'TILE', scalingFactor: 0.5, rotation: 90 },
      ],
    });
    expect(node.fills).toEqual([
      {
        kind: 'image',
        ref: 'aa',
        scaleMode: 'STRETCH',
        transform: [
          [0.5, 0, 0.25],
          [0, 0.5, 0.1235],
        ],
        filters: { contrast: 0.5 },
      },
      { kind: 'image', ref: 'bb', gif: 'gg', scaleMode: 'TILE', scale: 0.5, rotation: 90 },
    ]);
  });

  it('of unknown kinds keep their name', async () => {
    const node = await built({ fills: [{ type: 'PATTERN', sourceNodeId: '3:4', opacity: 0.5 }, { type: 'PLAID' }] });
    expect(node.fills).toEqual([
      { kind: 'other', figmaType: 'PATTERN', source: '3:4', opacity: 0.5 },
      { kind: 'other', figmaType: 'PLAID' },
    ]);
  });

  it('of old frames stand in `background`', async () => {
    const node = await built({ background: [solid(1, 1, 1)] }, {}, 'FRAME');
    expect(node.fills).toEqual([{ kind: 'solid', color: 'rgb(255, 255, 255)' }]);
  });
});

describe('strokes and corners', () => {
  it('are told by side, dash, cap and join', async () => {
    const node = await built({
      strokes: [solid(0, 0, 0)],
      strokeWeight: 2,
      individualStrokeWeights: { top: 0, right: 0, bottom: 2, left: 0 },
      strokeAlign: 'OUTSIDE',
      strokeDashes: [4, 2],
      strokeCap: 'ROUND',
      strokeJoin: 'MITER',
      complexStrokeProperties: { strokeType: 'BRUSH' },
    });
    expect(node.strokes).toEqual({
      paints: [{ kind: 'solid', color: 'rgb(0, 0, 0)' }],
      weight: 2,
      weights: [0, 0, 2, 0],
      align: 'outside',
      dashes: [4, 2],
      cap: 'ROUND',
      special: 'BRUSH',
    });
  });

  it('are one number where all sides are the same', async () => {
    const node = await built({
      strokes: [solid(0, 0, 0)],
      strokeWeight: 9,
      individualStrokeWeights: { top: 1, right: 1, bottom: 1, left: 1 },
      rectangleCornerRadii: [8, 8, 8, 8],
      cornerSmoothing: 0.6,
    });
    expect(node.strokes).toEqual({ paints: [{ kind: 'solid', color: 'rgb(0, 0, 0)' }], weight: 1, align: 'inside' });
    expect(node.corners).toEqual({ radius: 8, smoothing: 0.6 });
    expect((await built({ rectangleCornerRadii: [1, 2, 3, 4] })).corners).toEqual({ radii: [1, 2, 3, 4] });
    expect(await built({ cornerRadius: 0 })).not.toHaveProperty('corners');
  });
});

describe('effects', () => {
  it('of all kinds, those that are off left out', async () => {
    const color = { r: 0, g: 0, b: 0, a: 0.25 };
    const node = await built({
      effects: [
        {
          type: 'DROP_SHADOW',
          color,
          offset: { x: 0, y: 4 },
          radius: 8,
          spread: 2,
          showShadowBehindNode: true,
          blendMode: 'NORMAL',
        },
        { color, offset: { x: 1, y: 1 }, radius: 1, visible: true },
        { type: 'LAYER_BLUR', radius: 3, visible: false },
        {
          type: 'BACKGROUND_BLUR',
          radius: 5,
          blurType: 'PROGRESSIVE',
          startRadius: 1,
          startOffset: { x: 0, y: 0 },
          endOffset: { x: 0, y: 1 },
        },
        { type: 'GLASS', radius: 7, depth: 0.5, visible: true },
      ],
    });
    expect(node.effects).toEqual([
      { kind: 'drop-shadow', color: 'rgba(0, 0, 0, 0.25)', x: 0, y: 4, blur: 8, spread: 2, showBehind: true },
      { kind: 'inner-shadow', color: 'rgba(0, 0, 0, 0.25)', x: 1, y: 1, blur: 1 },
      { kind: 'background-blur', blur: 5, progressive: { startRadius: 1, start: [0, 0], end: [0, 1] } },
      { kind: 'other', figmaType: 'GLASS', values: { depth: 0.5, radius: 7 } },
    ]);
  });
});

describe('the rest of the look', () => {
  it('is told where it differs from the default', async () => {
    const node = await built({
      visible: false,
      opacity: 0.5,
      blendMode: 'SCREEN',
      clipsContent: true,
      isMask: true,
      maskType: 'LUMINANCE',
      overflowDirection: 'VERTICAL_SCROLLING',
      exportSettings: [
        { format: 'PNG', suffix: '', constraint: { type: 'SCALE', value: 2 } },
        { format: 'SVG', suffix: '', constraint: { type: 'SCALE', value: 1 } },
        { format: 'JPG', suffix: '-big', constraint: { type: 'WIDTH', value: 512 } },
      ],
    });
    expect(node).toMatchObject({
      visible: false,
      opacity: 0.5,
      blendMode: 'SCREEN',
      clips: true,
      mask: 'luminance',
      scroll: 'vertical',
      exports: ['PNG@2', 'SVG', 'JPG@w512-big'],
    });
    const plain = await built({ opacity: 1, blendMode: 'PASS_THROUGH', clipsContent: false, isMask: false });
    expect(Object.keys(plain)).toEqual(['id', 'name', 'type', 'figmaType', 'box']);
  });

  it('names the styles that the file explains', async () => {
    const styles = { '5:1': { key: 'k', name: 'Brand/Primary', styleType: 'FILL', description: '' } };
    const node = await built({ styles: { text: '5:9', fill: '5:1' } }, { styles });
    expect(node.styles).toEqual({ fill: 'Brand/Primary' });
  });

  it('tells arcs in degrees', async () => {
    const node = await built(
      { arcData: { startingAngle: 0, endingAngle: Math.PI / 2, innerRadius: 0.25 } },
      {},
      'ELLIPSE',
    );
    expect(node.arc).toEqual({ start: 0, end: 90, inner: 0.25 });
    const whole = { arcData: { startingAngle: 0, endingAngle: 2 * Math.PI, innerRadius: 0 } };
    expect(await built(whole, {}, 'ELLIPSE')).not.toHaveProperty('arc');
  });
});
