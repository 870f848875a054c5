import sharp from 'sharp';
import { drawLayer, drawScreen } from '#parser/render/draw-layer';
import type { LayerDrawing, RenderOptions } from '#parser/render/drawing';
import { drawingToPng } from '#parser/render/to-png';
import type { RawLayer } from './design-builder.ts';

export type Pixel = readonly [r: number, g: number, b: number, a: number];

export interface DrawnPixels {
  readonly drawing: LayerDrawing;
  /** The pixel at a place of the picture, in pixels of the design. */
  at(x: number, y: number): Pixel;
}

export const PLAIN_OPTIONS: RenderOptions = { image: () => undefined, fonts: null };

const pixelsOf = async (drawing: LayerDrawing, scale: number): Promise<DrawnPixels> => {
  const { data, width, height } = await drawingToPng(drawing, scale);
  const raw = await sharp(data).ensureAlpha().raw({ depth: 'uchar' }).toBuffer();
  return {
    drawing,
    at: (x, y) => {
      const column = Math.min(width - 1, Math.floor(x * scale));
      const row = Math.min(height - 1, Math.floor(y * scale));
      const at = 4 * (row * width + column);
      return [raw[at], raw[at + 1], raw[at + 2], raw[at + 3]] as unknown as Pixel;
    },
  };
};

/** Draws a layer as the product does and looks at what came out. */
export const drawnPixels = (layer: RawLayer, options: Partial<RenderOptions> = {}, scale = 2): Promise<DrawnPixels> =>
  pixelsOf(drawLayer(layer, { ...PLAIN_OPTIONS, ...options }), scale);

export const screenPixels = (layers: readonly RawLayer[], scale = 2): Promise<DrawnPixels> =>
  pixelsOf(drawScreen(layers, PLAIN_OPTIONS), scale);
