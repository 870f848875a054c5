import { describe, expect, it } from 'vitest';
import { layerBuilder, solid } from '#testing/design-builder';
import { PLAIN_OPTIONS } from '#testing/drawn-pixels';
import { drawLayer } from './draw-layer.ts';
import { drawingToPng } from './to-png.ts';
import { vectorText } from './vector-text.ts';

const layer = layerBuilder();
const faded = (r: number) => ({
  type: 'GRADIENT_LINEAR',
  gradientHandlePositions: [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 0, y: 1 },
  ],
  gradientStops: [
    { position: 0, color: { r, g: 0, b: 0, a: 1 } },
    { position: 1, color: { r: 0, g: 0, b: 1, a: 1 } },
  ],
});
const iconOf = (paint: Readonly<Record<string, unknown>>, type = 'RECTANGLE') =>
  drawLayer(layer(type, { absoluteBoundingBox: { x: 0, y: 0, width: 20, height: 20 }, fills: [paint] }), PLAIN_OPTIONS);

const idsOf = (text: string): string[] => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);

describe('a drawing as a file', () => {
  it('has ids that no other drawing has, and every use of one means an id of its own', () => {
    const texts = [iconOf(faded(1)), iconOf(faded(0.5))].map(({ svg }) => vectorText(svg) ?? '');
    const ids = texts.flatMap(idsOf);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids).size).toBe(ids.length);
    for (const text of texts) {
      const uses = [...text.matchAll(/(?:href="|url\()#([^")]+)/g)].map(([, id = '']) => id);
      expect(uses.length).toBeGreaterThan(0);
      for (const use of uses) expect(idsOf(text)).toContain(use);
    }
  });

  it('looks as the drawing, and is the same text each time', async () => {
    const { svg, width, height } = iconOf(faded(1));
    const text = vectorText(svg) ?? '';
    expect(vectorText(svg)).toBe(text);
    const [drawn, filed] = await Promise.all([svg, text].map((one) => drawingToPng({ svg: one, width, height }, 2)));
    expect(filed?.data.equals(drawn?.data ?? Buffer.alloc(0))).toBe(true);
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/><script>alert(1)</script></svg>',
    '<svg><path d="M0 0"/><image href="fill-00"/></svg>',
    '<svg><path d="M0 0"/><text>a</text></svg>',
    '<svg><path d="M0 0" onload="x"/></svg>',
    '<svg><path d="M0 0" fill="url(http://example.com/#a)"/></svg>',
    '<svg><path d="M0 0"/><use href="other.svg#n1"/></svg>',
    '<svg><path d="M0 0"/><foreignObject/></svg>',
    '<!DOCTYPE svg><svg><path d="M0 0"/></svg>',
    '<svg></svg>',
  ])('is none with more than lines and areas, or with nothing: %s', (svg) => {
    expect(vectorText(svg)).toBeNull();
  });

  it('is none of what holds an image', () => {
    const drawing = drawLayer(
      layer('RECTANGLE', { fills: [solid(1, 0, 0), { type: 'IMAGE', imageRef: 'a', scaleMode: 'FILL' }] }),
      { ...PLAIN_OPTIONS, image: () => ({ href: 'given-1', width: 4, height: 4 }) },
    );
    expect(drawing.flags).toEqual([]);
    expect(vectorText(drawing.svg)).toBeNull();
  });
});
