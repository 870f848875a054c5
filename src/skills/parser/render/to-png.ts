import sharp from 'sharp';

const CSS_DPI = 72;

/** Pixels of the longest side; beyond it the picture is drawn smaller. */
const MOST_PIXELS = 16_000;

export interface DrawnPng {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Turns a drawing into a PNG. The import does this in the decoder's own process; this is for programs that measure.
 * @param scale pixels for one of the design, 2 in a snapshot
 * @throws Error of sharp when the text is no drawing
 */
export const drawingToPng = async (
  { svg, width, height }: { readonly svg: string; readonly width: number; readonly height: number },
  scale: number,
): Promise<DrawnPng> => {
  const fitting = Math.min(scale, MOST_PIXELS / Math.max(width, height));
  const picture = sharp(Buffer.from(svg), {
    density: CSS_DPI * fitting,
    limitInputPixels: 268_402_689,
    failOn: 'error',
  });
  const { data, info } = await picture.toColourspace('srgb').png().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};
