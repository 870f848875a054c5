import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { layerBuilder, solid } from '#testing/design-builder';
import { drawnPixels, type Pixel } from '#testing/drawn-pixels';
import type { RenderImage } from './drawing.ts';

const layer = layerBuilder();
const box = (width: number, height: number) => ({ absoluteBoundingBox: { x: 0, y: 0, width, height } });
const near = ([r, g, b, a]: Pixel, [r2, g2, b2, a2]: Pixel, by = 12): boolean =>
  Math.max(Math.abs(r - r2), Math.abs(g - g2), Math.abs(b - b2), Math.abs(a - a2)) <= by;

const stop = (position: number, r: number, g: number, b: number, a = 1) => ({ position, color: { r, g, b, a } });
const RED_TO_BLUE = [stop(0, 1, 0, 0), stop(1, 0, 0, 1)];
type Point = readonly [number, number];
const gradient = (kind: string, points: readonly Point[], gradientStops: readonly unknown[] = RED_TO_BLUE) => ({
  type: `GRADIENT_${kind}`,
  gradientHandlePositions: points.map(([x, y]) => ({ x, y })),
  gradientStops,
});
const filled = (paint: unknown, size: readonly [number, number] = [100, 100]) =>
  drawnPixels(layer('RECTANGLE', { ...box(...size), fills: [paint] }));

describe('gradients', () => {
  it('linear: along its handles, square to the third, at any turn', async () => {
    const across = await filled(
      gradient('LINEAR', [
        [0, 0.5],
        [1, 0.5],
        [0, 1],
      ]),
    );
    expect(near(across.at(1, 50), [252, 0, 3, 255])).toBe(true);
    expect(near(across.at(50, 10), [128, 0, 128, 255])).toBe(true);
    expect(near(across.at(99, 90), [3, 0, 252, 255])).toBe(true);
    // Handles are in shares of the box: on a wide box the diagonal stays that of the box.
    const slanted = await filled(
      gradient('LINEAR', [
        [0, 0],
        [1, 1],
        [-0.5, 0.5],
      ]),
      [200, 100],
    );
    expect(near(slanted.at(0, 0), [255, 0, 0, 255])).toBe(true);
    expect(near(slanted.at(100, 50), [128, 0, 128, 255])).toBe(true);
    expect(near(slanted.at(199, 99), [0, 0, 255, 255])).toBe(true);
  });

  it('radial: an ellipse by its handles', async () => {
    const { at } = await filled(
      gradient('RADIAL', [
        [0.5, 0.5],
        [1, 0.5],
        [0.5, 0.75],
      ]),
    );
    expect(near(at(50, 50), [255, 0, 0, 255])).toBe(true);
    expect(near(at(75, 50), [128, 0, 128, 255])).toBe(true);
    expect(near(at(50, 75), [0, 0, 255, 255])).toBe(true);
    expect(near(at(50, 62.5), [128, 0, 128, 255])).toBe(true);
  });

  it('angular: clockwise from the second handle', async () => {
    const { at } = await filled(
      gradient('ANGULAR', [
        [0.5, 0.5],
        [1, 0.5],
        [0.5, 1],
      ]),
    );
    expect(near(at(95, 52), [252, 0, 3, 255], 14)).toBe(true);
    expect(near(at(50, 95), [191, 0, 64, 255])).toBe(true);
    expect(near(at(5, 50), [128, 0, 128, 255])).toBe(true);
    expect(near(at(50, 5), [64, 0, 191, 255])).toBe(true);
    expect(near(at(95, 47), [3, 0, 252, 255], 14)).toBe(true);
  });

  it('diamond: by the sum of both distances, without a seam', async () => {
    const { at } = await filled(
      gradient('DIAMOND', [
        [0.5, 0.5],
        [1, 0.5],
        [0.5, 1],
      ]),
    );
    expect(near(at(50, 50), [250, 0, 5, 255])).toBe(true);
    for (const [x, y] of [
      [75, 50],
      [50, 75],
      [25, 50],
      [50, 25],
      [62.5, 62.5],
      [37.5, 37.5],
      [62.5, 37.5],
    ] as const)
      expect(near(at(x, y), [128, 0, 128, 255])).toBe(true);
    expect(near(at(99, 50), [3, 0, 252, 255])).toBe(true);
  });

  it.each(['LINEAR', 'RADIAL', 'ANGULAR', 'DIAMOND'])('%s keeps the alpha of its stops, evenly', async (kind) => {
    const handles: Point[] = [
      [0.5, 0.5],
      [1, 0.5],
      [0.5, 1],
    ];
    const { at } = await filled(gradient(kind, handles, [stop(0, 0, 1, 0, 0.5), stop(1, 0, 1, 0, 0.5)]));
    for (let place = 3; place < 97; place += 1) {
      expect(Math.abs(at(place, 40)[3] - 128), `${place}`).toBeLessThanOrEqual(2);
      expect(Math.abs(at(place, place)[3] - 128), `${place}`).toBeLessThanOrEqual(2);
    }
  });

  it('flags one that has no direction or no colour', async () => {
    const flat = await filled(
      gradient('LINEAR', [
        [0.5, 0.5],
        [0.5, 0.5],
      ]),
    );
    expect(flat.drawing.flags.map(({ reason }) => reason)).toEqual(['unsupported-paint']);
    expect(flat.at(50, 50)).toEqual([0, 0, 255, 255]);
    const empty = await filled(gradient('RADIAL', [[0, 0]], []));
    expect(empty.drawing.flags.map(({ reason }) => reason)).toEqual(['unsupported-paint']);
  });
});

/** Left half red, right half blue, 40 × 20. */
const halves = async (): Promise<RenderImage> => {
  const right = { create: { width: 20, height: 20, channels: 3 as const, background: '#00f' } };
  const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#f00' } })
    .composite([{ input: await sharp(right).png().toBuffer(), left: 20, top: 0 }])
    .png()
    .toBuffer();
  return { href: `data:image/png;base64,${png.toString('base64')}`, width: 40, height: 20 };
};

const RED: Pixel = [255, 0, 0, 255];
const BLUE: Pixel = [0, 0, 255, 255];

describe('images', () => {
  const withImage = async (paint: Readonly<Record<string, unknown>>, size: readonly [number, number]) => {
    const image = await halves();
    const fills = [{ type: 'IMAGE', imageRef: 'ref', ...paint }];
    return await drawnPixels(layer('RECTANGLE', { ...box(...size), fills }), { image: () => image });
  };

  it('FILL covers, FIT is inside', async () => {
    const cover = await withImage({ scaleMode: 'FILL' }, [100, 100]);
    expect([cover.at(2, 2), cover.at(97, 97)]).toEqual([RED, BLUE]);
    const inside = await withImage({ scaleMode: 'FIT' }, [100, 100]);
    expect(inside.at(50, 10)[3]).toBe(0);
    expect([inside.at(5, 50), inside.at(95, 50)]).toEqual([RED, BLUE]);
    const turned = await withImage({ scaleMode: 'FIT', rotation: 90 }, [100, 100]);
    expect([turned.at(50, 5), turned.at(50, 95)]).toEqual([RED, BLUE]);
    expect(turned.at(10, 50)[3]).toBe(0);
  });

  it('STRETCH crops by its transform', async () => {
    const imageTransform = [
      [0.5, 0, 0.5],
      [0, 1, 0],
    ];
    const right = await withImage({ scaleMode: 'STRETCH', imageTransform }, [100, 100]);
    expect([right.at(3, 50), right.at(97, 50)]).toEqual([BLUE, BLUE]);
    const whole = await withImage({ scaleMode: 'STRETCH' }, [100, 100]);
    expect([whole.at(3, 50), whole.at(97, 50)]).toEqual([RED, BLUE]);
  });

  it('TILE repeats at its scale', async () => {
    const { at } = await withImage({ scaleMode: 'TILE', scalingFactor: 0.5 }, [100, 100]);
    expect([at(5, 5), at(15, 5), at(25, 5), at(35, 45)]).toEqual([RED, BLUE, RED, BLUE]);
  });

  it('hatches and flags what is missing, and flags what moves or is adjusted', async () => {
    const none = await drawnPixels(layer('RECTANGLE', { ...box(40, 40), fills: [{ type: 'IMAGE', imageRef: 'x' }] }));
    expect(none.drawing.flags.map(({ reason }) => reason)).toEqual(['no-image']);
    expect(none.at(20, 20)[3]).toBeGreaterThan(0);
    const gif = await withImage({ scaleMode: 'FILL', gifRef: 'g', filters: { exposure: 0.3 } }, [40, 20]);
    expect(gif.drawing.flags.map(({ reason }) => reason)).toEqual(['moving-image', 'image-filters']);
    for (const type of ['VIDEO', 'PATTERN', 'SOMETHING_NEW']) {
      const { drawing, at } = await drawnPixels(layer('RECTANGLE', { ...box(40, 40), fills: [{ type }] }));
      expect(drawing.flags.length).toBeGreaterThan(0);
      expect(at(20, 20)[3]).toBeGreaterThan(0);
    }
  });

  it('embeds an image once, however often it is shown', async () => {
    const image = await halves();
    const fills = [{ type: 'IMAGE', imageRef: 'ref', scaleMode: 'FILL' }];
    const children = Array.from({ length: 5 }, () => layer('RECTANGLE', { ...box(10, 10), fills }));
    const { drawing } = await drawnPixels(layer('FRAME', box(10, 10), children), { image: () => image });
    expect(drawing.svg.split('data:image').length - 1).toBe(1);
  });
});

describe('blending', () => {
  it('mixes paints and layers by their modes, and flags those that SVG lacks', async () => {
    const grey = solid(0.5, 0.5, 0.5);
    const paint = await filled({ ...grey, blendMode: 'MULTIPLY' });
    expect(near(paint.at(50, 50), [128, 128, 128, 255])).toBe(true);
    const two = await drawnPixels(
      layer('RECTANGLE', { ...box(10, 10), fills: [grey, { ...grey, blendMode: 'MULTIPLY' }] }),
    );
    expect(near(two.at(5, 5), [64, 64, 64, 255])).toBe(true);
    const child = layer('RECTANGLE', { ...box(10, 10), fills: [grey], blendMode: 'SCREEN' });
    const screen = await drawnPixels(layer('FRAME', { ...box(10, 10), fills: [grey] }, [child]));
    expect(near(screen.at(5, 5), [192, 192, 192, 255])).toBe(true);
    const burn = await filled({ ...grey, blendMode: 'LINEAR_BURN' });
    expect(burn.drawing.flags.map(({ reason }) => reason)).toEqual(['unsupported-blend']);
  });

  it('fades a layer as a whole: where its children overlap nothing shines through', async () => {
    const child = () => layer('RECTANGLE', { ...box(10, 10), fills: [solid(1, 0, 0)] });
    const { at } = await drawnPixels(layer('GROUP', { ...box(10, 10), opacity: 0.5 }, [child(), child()]));
    expect(near(at(5, 5), [255, 0, 0, 128], 2)).toBe(true);
    const alone = await drawnPixels(layer('RECTANGLE', { ...box(10, 10), fills: [solid(1, 0, 0)], opacity: 0.5 }));
    expect(near(alone.at(5, 5), [255, 0, 0, 128], 2)).toBe(true);
  });
});
