import { describe, expect, it } from 'vitest';
import { layerBuilder, solid } from '#testing/design-builder';
import { drawnPixels, type Pixel } from '#testing/drawn-pixels';
import { isPathData } from './geometry/path-data.ts';
import { cornersFrom } from './geometry/polygon.ts';

const RED = solid(1, 0, 0);
const red: Pixel = [255, 0, 0, 255];
const isClear = ([, , , a]: Pixel): boolean => a === 0;
const box = (width: number, height: number, x = 0, y = 0) => ({ absoluteBoundingBox: { x, y, width, height } });

describe('shapes from numbers', () => {
  const layer = layerBuilder();

  it('fills a rectangle to its edges', async () => {
    const { at, drawing } = await drawnPixels(layer('RECTANGLE', { ...box(40, 20, 500, -70), fills: [RED] }));
    expect([drawing.width, drawing.height]).toEqual([40, 20]);
    for (const [x, y] of [
      [0, 0],
      [39.5, 0],
      [0, 19.5],
      [39.5, 19.5],
    ] as const)
      expect(at(x, y)).toEqual(red);
  });

  it('cuts each corner by its own radius', async () => {
    const { at } = await drawnPixels(
      layer('RECTANGLE', { ...box(100, 100), fills: [RED], rectangleCornerRadii: [40, 0, 10, 0] }),
    );
    expect(isClear(at(5, 5))).toBe(true);
    expect(at(99.5, 0)).toEqual(red);
    expect(isClear(at(99, 99))).toBe(true);
    expect(at(90, 90)).toEqual(red);
    expect(at(0, 99.5)).toEqual(red);
  });

  it('shrinks radii that do not fit, so that a pill stays one', async () => {
    const { at } = await drawnPixels(layer('FRAME', { ...box(100, 40), fills: [RED], cornerRadius: 1000 }, []));
    expect(isClear(at(2, 2))).toBe(true);
    expect(at(0.5, 20)).toEqual(red);
    expect(at(50, 0)).toEqual(red);
  });

  it('eases smoothed corners into the sides: more is cut beside the corner, less on its diagonal', async () => {
    const round = { ...box(200, 200), fills: [RED], cornerRadius: 60 };
    const plain = await drawnPixels(layer('RECTANGLE', round), {}, 8);
    const smooth = await drawnPixels(layer('RECTANGLE', { ...round, cornerSmoothing: 1 }), {}, 8);
    // Where the plain corner has met the top side, the smoothed one has not yet.
    expect(plain.at(62, 0.05)).toEqual(red);
    expect(smooth.at(62, 0.05)[3]).toBeLessThan(255);
    expect(isClear(plain.at(17, 17))).toBe(true);
    expect(isClear(smooth.at(17, 17))).toBe(true);
    expect(smooth.at(21, 21)[3]).toBe(255);
  });

  it('draws ellipses, pies and rings', async () => {
    const whole = await drawnPixels(layer('ELLIPSE', { ...box(100, 50), fills: [RED] }));
    expect(whole.at(50, 25)).toEqual(red);
    expect(isClear(whole.at(5, 5))).toBe(true);
    const arcData = { startingAngle: 0, endingAngle: Math.PI / 2, innerRadius: 0.5 };
    const quarter = await drawnPixels(layer('ELLIPSE', { ...box(100, 100), fills: [RED], arcData }));
    // Clockwise from the right: the quarter lies at the lower right, without the inner half.
    expect(quarter.at(78, 78)).toEqual(red);
    expect(isClear(quarter.at(60, 60))).toBe(true);
    expect(isClear(quarter.at(22, 78))).toBe(true);
    expect(isClear(quarter.at(78, 22))).toBe(true);
    const ring = { startingAngle: 0, endingAngle: 2 * Math.PI, innerRadius: 0.8 };
    const hole = await drawnPixels(layer('ELLIPSE', { ...box(100, 100), fills: [RED], arcData: ring }));
    expect(isClear(hole.at(50, 50))).toBe(true);
    expect(hole.at(5, 50)).toEqual(red);
    expect(hole.at(95, 50)).toEqual(red);
  });

  it('draws polygons and stars with their point at the top, and says when their corners are a guess', async () => {
    const triangle = await drawnPixels(layer('REGULAR_POLYGON', { ...box(100, 100), fills: [RED] }));
    expect(triangle.at(50, 5)).toEqual(red);
    expect(isClear(triangle.at(50, 80))).toBe(true);
    expect(triangle.drawing.flags.map(({ reason }) => reason)).toEqual(['shape-approximate']);
    const square = await drawnPixels(layer('REGULAR_POLYGON', { ...box(100, 100), fills: [RED], count: 4 }));
    expect(square.at(50, 95)).toEqual(red);
    expect(square.drawing.flags).toEqual([]);
    const star = await drawnPixels(layer('STAR', { ...box(100, 100), fills: [RED], count: 5, starInnerScale: 0.2 }));
    expect(star.at(50, 50)).toEqual(red);
    expect(star.at(50, 10)).toEqual(red);
    expect(isClear(star.at(30, 20))).toBe(true);
  });

  it('tells the corners again from what the shape fills of its box', async () => {
    const drawn = { x: 0, y: 0, width: 95.106, height: 90.451 };
    const fields = { ...box(100, 100), fills: [RED], absoluteRenderBounds: drawn };
    const { at, drawing } = await drawnPixels(layer('REGULAR_POLYGON', fields));
    expect(drawing.flags).toEqual([]);
    // A pentagon: its lower side is at 90, and there is something at its lower left.
    expect(at(30, 85)).toEqual(red);
    expect(cornersFrom({ width: 100, height: 100 }, { width: 100, height: 100 })).toEqual({
      corners: 4,
      certain: false,
    });
    expect(cornersFrom({ width: 50, height: 50 }, { width: 100, height: 100 })).toBeUndefined();
  });

  it('rounds the corners of stars as Figma does', async () => {
    // Figma's own path of this star, as a response with geometry=paths gave it.
    const figma =
      'M7.223 0.665979C7.32548 0.419591 7.67452 0.419591 7.777 0.665979L9.41341 4.60038C9.45661 4.70425 9.55429 4.77522 9.66643 4.78421L13.9139 5.12473C14.1799 5.14606 14.2878 5.47801 14.0851 5.65161L10.849 8.42373C10.7635 8.49691 10.7262 8.61174 10.7523 8.72117L11.741 12.866C11.8029 13.1256 11.5206 13.3307 11.2928 13.1917L7.65638 10.9705C7.56037 10.9119 7.43963 10.9119 7.34362 10.9705L3.70716 13.1917C3.47943 13.3307 3.19705 13.1256 3.25897 12.866L4.24767 8.72117C4.27377 8.61174 4.23646 8.49691 4.15102 8.42373L0.914863 5.65161C0.712202 5.47801 0.820059 5.14606 1.08606 5.12473L5.33357 4.78421C5.44571 4.77522 5.54339 4.70425 5.58659 4.60038L7.223 0.665979Z';
    const fields = { ...box(15, 15), fills: [RED] };
    const given = layer('STAR', { ...fields, fillGeometry: [{ path: figma, windingRule: 'NONZERO' }] });
    const told = layer('STAR', { ...fields, count: 5, starInnerScale: 0.45, cornerRadius: 0.3 });
    const [a, b] = [await drawnPixels(given, {}, 8), await drawnPixels(told, {}, 8)];
    let worst = 0;
    for (let x = 0; x < 15; x += 1 / 8)
      for (let y = 0; y < 15; y += 1 / 8) worst = Math.max(worst, Math.abs(a.at(x, y)[3] - b.at(x, y)[3]));
    expect(worst).toBeLessThan(64);
    expect(b.drawing.flags).toEqual([]);
  });

  it('draws a union without an outline by its parts, where that looks the same', async () => {
    const part = (x: number) => layer('ELLIPSE', { ...box(40, 40, x, 0), fills: [] });
    const union = (fields: Readonly<Record<string, unknown>>, parts = [part(0), part(40)]) =>
      drawnPixels(
        layer('BOOLEAN_OPERATION', { ...box(80, 40), booleanOperation: 'UNION', fills: [RED], ...fields }, parts),
      );
    const { at, drawing } = await union({});
    expect([at(20, 20), at(60, 20)]).toEqual([red, red]);
    expect(isClear(at(40, 2))).toBe(true);
    expect(drawing.flags).toEqual([]);
    const asked = [
      union({ booleanOperation: 'SUBTRACT' }),
      union({ strokes: [RED] }),
      union({}, [part(0), layer('VECTOR', box(9, 9))]),
    ];
    for (const { drawing: other } of await Promise.all(asked)) {
      expect(other.flags.map(({ reason }) => reason)).toEqual(['no-geometry']);
    }
  });

  it('draws a vector without height as the line that it must be, and says so', async () => {
    const line = layer('VECTOR', { ...box(80, 0, 10, 20), strokes: [RED], strokeWeight: 4 });
    const { at, drawing } = await drawnPixels(layer('FRAME', { ...box(100, 40), clipsContent: true }, [line]));
    expect([at(50, 18.5), at(50, 21)]).toEqual([red, red]);
    expect(isClear(at(50, 23))).toBe(true);
    expect(drawing.flags.map(({ reason }) => reason)).toEqual(['shape-approximate']);
  });

  it('takes the outline that Figma gives, with its winding rule and paints of its own', async () => {
    const d = 'M0 0H100V50H0ZM10 10H90V40H10Z';
    const fields = { ...box(100, 50), fills: [RED] };
    const ring = layer('VECTOR', { ...fields, fillGeometry: [{ path: d, windingRule: 'EVENODD' }] });
    expect(isClear((await drawnPixels(ring)).at(50, 25))).toBe(true);
    const whole = layer('VECTOR', { ...fields, fillGeometry: [{ path: d, windingRule: 'NONZERO' }] });
    expect((await drawnPixels(whole)).at(50, 25)).toEqual(red);
    const own = layer('VECTOR', {
      ...fields,
      fillGeometry: [{ path: 'M0 0H100V50H0Z', windingRule: 'NONZERO', overrideID: 3 }],
      fillOverrideTable: { 3: { fills: [solid(0, 0, 1)] } },
    });
    expect((await drawnPixels(own)).at(50, 25)).toEqual([0, 0, 255, 255]);
  });

  it('hatches and flags a vector whose outline is not there, and never leaves it blank', async () => {
    const { at, drawing } = await drawnPixels(layer('VECTOR', { ...box(40, 40), fills: [RED] }));
    expect(drawing.flags.map(({ reason }) => reason)).toEqual(['no-geometry']);
    expect(drawing.counts).toEqual({ layers: 1, drawn: 0, flagged: 1 });
    const shown = new Set(Array.from({ length: 40 }, (_, x) => at(x, 20).join()));
    expect(shown.size).toBeGreaterThan(1);
    const invisible = await drawnPixels(layer('VECTOR', { ...box(40, 40), fills: [] }));
    expect(invisible.drawing.flags).toEqual([]);
  });

  it('takes path data of commands and numbers only', () => {
    expect(isPathData('M0 0L1e3-.5,2 Z')).toBe(true);
    for (const bad of ['M0 0"/><script>', 'url(#x)', "M0 0' onload='x", 'M0 0 &quot;'])
      expect(isPathData(bad)).toBe(false);
  });

  it('skips what is hidden and what is fully transparent', async () => {
    const hidden = layer('RECTANGLE', { ...box(40, 40), fills: [RED], visible: false });
    const clear = layer('RECTANGLE', { ...box(40, 40), fills: [RED], opacity: 0 });
    const { at, drawing } = await drawnPixels(layer('FRAME', box(40, 40), [hidden, clear]));
    expect(isClear(at(20, 20))).toBe(true);
    expect(drawing.counts.layers).toBe(2);
  });
});
