import sharp from 'sharp';

const CSS_DPI = 72;

/** Pixels of the longest side; beyond it the picture is drawn smaller. */
const LONGEST_SIDE = 16_000;
/** Pixels in all: what one picture may take of the memory of the process that draws it. */
const MOST_PIXELS = 100_000_000;

export interface DrawnPng {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

interface Drawing {
  readonly svg: string;
  /** In pixels at scale 1. */
  readonly width: number;
  readonly height: number;
}

/** Scale at which a drawing is rasterised: the wanted one, or less where that would be too large. */
const fittingScale = ({ width, height }: Drawing, scale: number): number =>
  Math.min(scale, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));

/**
 * Turns a drawing of `drawLayer` into a PNG. Only its own drawings: they are bounded and refer to nothing, which lets
 * long embedded images pass.
 * @param scale pixels for one of the design, 2 in a snapshot
 * @throws Error of sharp when the text is no drawing
 */
export const drawingToPng = async (drawing: Drawing, scale: number): Promise<DrawnPng> => {
  const density = CSS_DPI * fittingScale(drawing, scale);
  const options = { density, limitInputPixels: 2 * MOST_PIXELS, unlimited: true, failOn: 'error' } as const;
  const picture = sharp(Buffer.from(drawing.svg), options).toColourspace('srgb');
  const { data, info } = await picture.png().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};
