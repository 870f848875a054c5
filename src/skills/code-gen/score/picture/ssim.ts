/** A grey picture, one byte a pixel, rows from the top. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const WINDOW = 8;
const STRIDE = 4;
/** The two constants that keep even areas from dividing by nothing, for 8 bits. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

interface Window {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

const likeness = (a: GreyPicture, b: GreyPicture, { left, top, columns, rows }: Window): number => {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + rows; y += 1) {
    const row = y * a.width + left;
    for (let at = row; at < row + columns; at += 1) {
      const [p, q] = [a.data[at] as number, b.data[at] as number];
      sumA += p;
      sumB += q;
      squaresA += p * p;
      squaresB += q * q;
      products += p * q;
    }
  }
  const count = columns * rows;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const varianceA = squaresA / count - meanA * meanA;
  const varianceB = squaresB / count - meanB * meanB;
  const covariance = products / count - meanA * meanB;
  const light = (2 * meanA * meanB + C1) / (meanA * meanA + meanB * meanB + C1);
  return light * ((2 * covariance + C2) / (varianceA + varianceB + C2));
};

/** Places of the windows along one side; a side shorter than a window has one, as short as it is. */
const startsOf = (side: number): readonly number[] => {
  const count = side <= WINDOW ? 1 : Math.floor((side - WINDOW) / STRIDE) + 1;
  return Array.from({ length: count }, (_, index) => index * STRIDE);
};

/** How like each window is, row by row; windows are 8 × 8 pixels, 4 apart. */
export interface LikenessMap {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/** Pixels from a window to the next. */
export const WINDOW_STEP = STRIDE;

/** @throws RangeError when the sizes differ or there is no pixel */
export const likenessMap = (a: GreyPicture, b: GreyPicture): LikenessMap => {
  const { width, height } = a;
  if (width !== b.width || height !== b.height) throw new RangeError('pictures of different sizes');
  if (!(width > 0 && height > 0)) throw new RangeError('pictures without pixels');
  const [columns, rows] = [Math.min(WINDOW, width), Math.min(WINDOW, height)];
  const [lefts, tops] = [startsOf(width), startsOf(height)];
  const values = new Float64Array(lefts.length * tops.length);
  let at = 0;
  for (const top of tops) {
    for (const left of lefts) {
      values[at] = likeness(a, b, { left, top, columns, rows });
      at += 1;
    }
  }
  return { columns: lefts.length, rows: tops.length, values };
};

/** The mean of a map. */
export const meanLikeness = ({ values }: LikenessMap): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};

/**
 * Structural similarity of two grey pictures of the same size: the mean over windows of 8 × 8 pixels, 4 apart.
 * 1 when they are the same, about 0 when they have nothing in common, below 0 when one is the negative of the other.
 * @throws RangeError when the sizes differ or there is no pixel
 */
export const ssim = (a: GreyPicture, b: GreyPicture): number => meanLikeness(likenessMap(a, b));
