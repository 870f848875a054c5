import { describe, expect, it } from 'vitest';
import { layerBuilder, solid } from '#testing/design-builder';
import { drawnPixels, type Pixel, screenPixels } from '#testing/drawn-pixels';

const layer = layerBuilder();
const box = (width: number, height: number, x = 0, y = 0) => ({ absoluteBoundingBox: { x, y, width, height } });
const RED = solid(1, 0, 0);
const BLUE = solid(0, 0, 1);
const red: Pixel = [255, 0, 0, 255];
const blue: Pixel = [0, 0, 255, 255];
const alpha = ([, , , a]: Pixel): number => a;

describe('strokes', () => {
  const stroked = (type: string, fields: Readonly<Record<string, unknown>>) =>
    drawnPixels(
      layer('FRAME', { ...box(120, 120), clipsContent: true }, [
        layer(type, { ...box(100, 100, 10, 10), strokes: [RED], strokeWeight: 8, ...fields }),
      ]),
    );

  it.each([
    ['INSIDE', 10, 18],
    ['CENTER', 6, 14],
    ['OUTSIDE', 2, 10],
  ])('%s lies where it says', async (strokeAlign, from, to) => {
    for (const type of ['RECTANGLE', 'ELLIPSE']) {
      const { at } = await stroked(type, { strokeAlign });
      expect(alpha(at(from - 1, 60)), type).toBe(0);
      expect(at(from + 1, 60), type).toEqual(red);
      expect(at(to - 1.5, 60), type).toEqual(red);
      expect(alpha(at(to + 1, 60)), type).toBe(0);
    }
  });

  it.each(['INSIDE', 'OUTSIDE'])('%s of a given outline is cut to its side', async (strokeAlign) => {
    const fillGeometry = [{ path: 'M0 0H100V100H0Z', windingRule: 'NONZERO' }];
    // As Figma sends it: the stroke of twice the weight, on both sides of the outline.
    const strokeGeometry = [{ path: 'M-8-8H108V108H-8ZM8 8V92H92V8Z', windingRule: 'NONZERO' }];
    const { at } = await stroked('VECTOR', { strokeAlign, fillGeometry, strokeGeometry });
    expect(alpha(at(14, 60)) > 0).toBe(strokeAlign === 'INSIDE');
    expect(alpha(at(6, 60)) > 0).toBe(strokeAlign === 'OUTSIDE');
  });

  it('gives each side its own weight', async () => {
    const individualStrokeWeights = { top: 0, right: 4, bottom: 20, left: 0 };
    const { at } = await stroked('FRAME', { strokeAlign: 'INSIDE', individualStrokeWeights });
    expect([alpha(at(60, 11)), alpha(at(11, 60))]).toEqual([0, 0]);
    expect([at(107.5, 60), at(60, 95)]).toEqual([red, red]);
    expect(alpha(at(104, 60))).toBe(0);
    expect(alpha(at(60, 88))).toBe(0);
  });

  it('draws the line of a line above it, dashed where it is dashed', async () => {
    const line = layer('LINE', { ...box(100, 0, 10, 50), strokes: [RED], strokeWeight: 4, strokeDashes: [10, 10] });
    const { at } = await drawnPixels(layer('FRAME', { ...box(120, 100), clipsContent: true }, [line]));
    expect(at(15, 48)).toEqual(red);
    expect(alpha(at(25, 48))).toBe(0);
    expect(at(35, 48)).toEqual(red);
    expect(alpha(at(15, 51))).toBe(0);
  });

  it('lies above the children of a frame', async () => {
    const child = layer('RECTANGLE', { ...box(100, 100), fills: [BLUE] });
    const frame = layer('FRAME', { ...box(100, 100), strokes: [RED], strokeWeight: 10, strokeAlign: 'INSIDE' }, [
      child,
    ]);
    const { at } = await drawnPixels(frame);
    expect([at(5, 50), at(50, 50)]).toEqual([red, blue]);
  });

  it('is drawn on boolean operations, whose parts are not', async () => {
    const part = layer('RECTANGLE', { ...box(100, 100, 10, 10), fills: [BLUE] });
    const fillGeometry = [{ path: 'M0 0H100V100H0Z', windingRule: 'NONZERO' }];
    const strokeGeometry = [{ path: 'M-4-4H104V104H-4ZM4 4V96H96V4Z', windingRule: 'NONZERO' }];
    const fields = { ...box(100, 100, 10, 10), strokes: [RED], strokeAlign: 'CENTER', fillGeometry, strokeGeometry };
    const { at, drawing } = await drawnPixels(
      layer('FRAME', { ...box(120, 120), clipsContent: true }, [layer('BOOLEAN_OPERATION', fields, [part])]),
    );
    expect(at(8, 60)).toEqual(red);
    expect(alpha(at(60, 60))).toBe(0);
    expect(drawing.counts.layers).toBe(2);
  });

  it('flags brushes, and heads of arrows', async () => {
    for (const fields of [{ strokeCap: 'LINE_ARROW' }, { complexStrokeProperties: { strokeType: 'BRUSH' } }]) {
      const { drawing } = await stroked('LINE', fields);
      expect(drawing.flags.map(({ reason }) => reason)).toContain('unsupported-stroke');
    }
  });
});

describe('placing', () => {
  const turned = (degrees: number) => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return { cos, sin };
  };

  it('turns a layer by its transform, about its own corner', async () => {
    const { cos, sin } = turned(90);
    const relativeTransform = [
      [cos, -sin, 60],
      [sin, cos, 10],
    ];
    const child = layer('RECTANGLE', {
      ...box(20, 50, 40, 10),
      size: { x: 50, y: 20 },
      relativeTransform,
      fills: [
        {
          type: 'GRADIENT_LINEAR',
          gradientHandlePositions: [
            { x: 0, y: 0 },
            { x: 1, y: 0 },
            { x: 0, y: 1 },
          ],
          gradientStops: [
            { position: 0, color: { r: 1, g: 0, b: 0, a: 1 } },
            { position: 1, color: { r: 0, g: 0, b: 1, a: 1 } },
          ],
        },
      ],
    });
    const { at } = await drawnPixels(layer('FRAME', { ...box(100, 100), clipsContent: true }, [child]));
    // Its left end is at the top now.
    expect(at(50, 11)[0]).toBeGreaterThan(240);
    expect(at(50, 59)[2]).toBeGreaterThan(240);
    expect(alpha(at(20, 15))).toBe(0);
  });

  it('turns by the angle alone where there is no transform, clockwise in radians', async () => {
    const side = 40 * Math.SQRT2;
    const square = layer('RECTANGLE', { ...box(side, side, 20, 20), rotation: Math.PI / 4, fills: [RED] });
    const { at } = await drawnPixels(layer('FRAME', { ...box(100, 100), clipsContent: true }, [square]));
    expect(at(20 + side / 2, 24)).toEqual(red);
    expect(alpha(at(24, 24))).toBe(0);
  });

  it('mirrors', async () => {
    const relativeTransform = [
      [-1, 0, 50],
      [0, 1, 0],
    ];
    const path = 'M0 0H25V20H0Z';
    const fillGeometry = [{ path, windingRule: 'NONZERO' }];
    const half = layer('VECTOR', {
      ...box(50, 20),
      size: { x: 50, y: 20 },
      relativeTransform,
      fillGeometry,
      fills: [RED],
    });
    const { at } = await drawnPixels(layer('FRAME', { ...box(50, 20), clipsContent: true }, [half]));
    expect(alpha(at(10, 10))).toBe(0);
    expect(at(40, 10)).toEqual(red);
  });

  it('stands turned where the layer around it is', async () => {
    const path = 'M0 0H25V20H0Z';
    const fillGeometry = [{ path, windingRule: 'NONZERO' }];
    const own = [
      [1, 0, 0],
      [0, 1, 0],
    ];
    const half = layer('VECTOR', {
      ...box(50, 20),
      size: { x: 50, y: 20 },
      relativeTransform: own,
      fillGeometry,
      fills: [RED],
    });
    const turned = [-1, 0, 0, -1] as const;
    const around = { x: 0, y: 0, width: 50, height: 20, linear: turned, own: turned };
    const { at } = await drawnPixels(half, { around });
    expect(alpha(at(10, 10))).toBe(0);
    expect(at(40, 10)).toEqual(red);
  });

  it('draws the loose layers of a page as one picture, in their order', async () => {
    const { at, drawing } = await screenPixels([
      layer('RECTANGLE', { ...box(20, 20, 100, 100), fills: [RED] }),
      layer('RECTANGLE', { ...box(20, 20, 110, 110), fills: [BLUE] }),
    ]);
    expect([drawing.width, drawing.height]).toEqual([30, 30]);
    expect([at(5, 5), at(15, 15), at(28, 28)]).toEqual([red, blue, blue]);
    expect(alpha(at(25, 5))).toBe(0);
  });

  it('covers what Figma says that it draws, or what strokes and shadows reach', async () => {
    const said = layer('RECTANGLE', { ...box(20, 20), absoluteRenderBounds: { x: -4, y: -4, width: 28, height: 28 } });
    expect((await drawnPixels(said)).drawing.box).toEqual({ x: -4, y: -4, width: 28, height: 28 });
    const told = layer('RECTANGLE', { ...box(20, 20), strokes: [RED], strokeWeight: 3, strokeAlign: 'OUTSIDE' });
    expect((await drawnPixels(told)).drawing.box).toEqual({ x: -3, y: -3, width: 26, height: 26 });
  });

  it('puts a ready picture in place of a layer and of all that is in it', async () => {
    const picture = { href: 'given-1', width: 10, height: 10 };
    const inner = layer('VECTOR', { ...box(10, 10), fills: [RED] });
    const icon = layer('FRAME', box(10, 10), [inner]);
    const { drawing } = await drawnPixels(layer('FRAME', { ...box(40, 40), clipsContent: true }, [icon]), {
      picture: (id) => (id === icon.id ? picture : undefined),
    });
    expect(drawing.svg).toContain('href="given-1"');
    expect(drawing.flags).toEqual([]);
    expect(drawing.counts.layers).toBe(2);
  });
});

describe('clips and masks', () => {
  it('clips what stands out of a frame, at its corners too, and only where it says so', async () => {
    const child = () => layer('RECTANGLE', { ...box(100, 100, 50, 50), fills: [RED] });
    const around = (fields: Readonly<Record<string, unknown>>) =>
      drawnPixels(layer('GROUP', box(200, 200), [layer('FRAME', { ...box(100, 100), ...fields }, [child()])]));
    const clipped = await around({ clipsContent: true, cornerRadius: 30 });
    expect(clipped.at(60, 60)).toEqual(red);
    expect(alpha(clipped.at(120, 120))).toBe(0);
    expect(alpha(clipped.at(98, 98))).toBe(0);
    expect((await around({ clipsContent: false })).at(120, 120)).toEqual(red);
  });

  it('clips at round corners, and turned, what does not stand out of the bounds', async () => {
    const child = () => layer('RECTANGLE', { ...box(100, 100), fills: [RED] });
    const round = await drawnPixels(
      layer('FRAME', { ...box(100, 100), clipsContent: true, cornerRadius: 40 }, [child()]),
    );
    expect(alpha(round.at(4, 4))).toBe(0);
    expect(round.at(50, 50)).toEqual(red);
    const turned = { ...box(100, 100), clipsContent: true, rotation: Math.PI / 4 };
    const diamond = await drawnPixels(
      layer('FRAME', turned, [layer('RECTANGLE', { ...box(100, 100), rotation: -Math.PI / 4, fills: [RED] })]),
    );
    expect(alpha(diamond.at(10, 10))).toBe(0);
    expect(diamond.at(50, 50)).toEqual(red);
  });

  const masked = (mask: Readonly<Record<string, unknown>>, type = 'ELLIPSE') =>
    drawnPixels(
      layer('GROUP', box(100, 100), [
        layer('RECTANGLE', { ...box(10, 10), fills: [BLUE] }),
        layer(type, { ...box(60, 60, 20, 20), isMask: true, fills: [solid(0, 0, 0)], ...mask }),
        layer('RECTANGLE', { ...box(100, 100), fills: [RED] }),
      ]),
    );

  it('cuts the siblings above by alpha, and leaves those below', async () => {
    const { at } = await masked({ maskType: 'ALPHA' });
    expect([at(50, 50), at(5, 5)]).toEqual([red, blue]);
    expect(alpha(at(24, 24))).toBe(0);
    const half = await masked({ maskType: 'ALPHA', opacity: 0.5 });
    expect(Math.abs(alpha(half.at(50, 50)) - 128)).toBeLessThanOrEqual(2);
  });

  it('cuts by light or by the outline where the mask is of that kind', async () => {
    const dark = await masked({ maskType: 'LUMINANCE' });
    expect(alpha(dark.at(50, 50))).toBe(0);
    const light = await masked({ maskType: 'LUMINANCE', fills: [solid(1, 1, 1)] });
    expect(light.at(50, 50)).toEqual(red);
    const outline = await masked({ maskType: 'VECTOR', fills: [solid(0, 0, 0, { opacity: 0.1 })] });
    expect(outline.at(50, 50)).toEqual(red);
  });

  it('hatches what an unknown outline would cut', async () => {
    const { at, drawing } = await masked({ maskType: 'ALPHA' }, 'VECTOR');
    expect(drawing.flags.map(({ reason }) => reason)).toEqual(['no-geometry']);
    expect(alpha(at(5, 50))).toBe(0);
    expect(new Set(Array.from({ length: 40 }, (_, x) => at(30 + x, 50).join())).size).toBeGreaterThan(1);
  });

  it('is drawn where it is drawn alone', async () => {
    const { at } = await drawnPixels(layer('ELLIPSE', { ...box(60, 60), isMask: true, fills: [RED] }));
    expect(at(30, 30)).toEqual(red);
  });

  it('a second mask ends the first', async () => {
    const mask = (x: number) => layer('RECTANGLE', { ...box(20, 20, x, 0), isMask: true, fills: [BLUE] });
    const big = () => layer('RECTANGLE', { ...box(100, 20), fills: [RED] });
    const { at } = await drawnPixels(layer('GROUP', box(100, 20), [mask(0), big(), mask(60), big()]));
    expect([at(10, 10), at(70, 10)]).toEqual([red, red]);
    expect(alpha(at(40, 10))).toBe(0);
  });

  it('ignores a mask that is hidden', async () => {
    const { at } = await masked({ visible: false });
    expect(at(95, 95)).toEqual(red);
  });
});

describe('effects', () => {
  const shadow = (more: Readonly<Record<string, unknown>>) => ({
    type: 'DROP_SHADOW',
    color: { r: 0, g: 0, b: 1, a: 1 },
    offset: { x: 20, y: 0 },
    radius: 0,
    ...more,
  });
  const withEffects = (effects: readonly unknown[], fields: Readonly<Record<string, unknown>> = {}) =>
    drawnPixels(
      layer('FRAME', { ...box(100, 60), clipsContent: true }, [
        layer('RECTANGLE', { ...box(40, 40, 10, 10), fills: [RED], effects, ...fields }),
      ]),
    );

  it('casts a shadow by its offset and spread, behind the layer', async () => {
    const { at } = await withEffects([shadow({ spread: 5 })]);
    expect([at(30, 30), at(60, 30), at(73, 30), at(60, 6)]).toEqual([red, blue, blue, blue]);
    expect(alpha(at(77, 30))).toBe(0);
  });

  it('blurs a shadow about its edge', async () => {
    const { at } = await withEffects([shadow({ radius: 8 })]);
    expect(Math.abs(alpha(at(70, 30)) - 128)).toBeLessThan(24);
    expect(alpha(at(76, 30))).toBeGreaterThan(0);
    expect(alpha(at(84, 30))).toBeLessThan(4);
  });

  it('keeps a shadow from shining through, unless it may', async () => {
    const clear = { fills: [solid(1, 0, 0, { opacity: 0.5 })] };
    const hidden = await withEffects([shadow({ offset: { x: 0, y: 0 }, showShadowBehindNode: false })], clear);
    expect(Math.abs(alpha(hidden.at(30, 30)) - 128)).toBeLessThanOrEqual(2);
    const shown = await withEffects([shadow({ offset: { x: 0, y: 0 }, showShadowBehindNode: true })], clear);
    expect(alpha(shown.at(30, 30))).toBe(255);
  });

  it('casts an inner shadow from the edge inwards', async () => {
    const { at } = await withEffects([{ ...shadow({ offset: { x: 10, y: 0 } }), type: 'INNER_SHADOW' }]);
    expect([at(15, 30), at(25, 30), at(48, 30)]).toEqual([blue, red, red]);
    expect(alpha(at(5, 30))).toBe(0);
  });

  it('blurs a layer', async () => {
    const { at } = await withEffects([{ type: 'LAYER_BLUR', radius: 8 }]);
    expect(Math.abs(alpha(at(10, 30)) - 128)).toBeLessThan(24);
    expect(at(30, 30)[0]).toBe(255);
  });

  it('flags what cannot be drawn, and leaves out what is hidden', async () => {
    const glass = await withEffects([{ type: 'BACKGROUND_BLUR', radius: 8 }, { type: 'NOISE' }]);
    expect(glass.drawing.flags.map(({ reason }) => reason)).toEqual(['unsupported-effect']);
    const hidden = await withEffects([shadow({ visible: false })]);
    expect(alpha(hidden.at(60, 30))).toBe(0);
  });
});
