/** Decoded pixels: straight alpha, 8 bits a channel, RGBA, rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A square picture of `size` pixels a side, premultiplied RGBA, whatever the shape of the original. */
export interface Thumbnail {
  readonly size: number;
  readonly data: Float32Array;
}

/** What one output pixel is made of: input index and weight in turns, in one flat list. */
type Taps = readonly Float64Array[];

/** Triangle filter: bilinear when it enlarges, widened to the whole input when it shrinks. */
const taps = (from: number, to: number): Taps => {
  const step = from / to;
  const radius = Math.max(1, step);
  return Array.from({ length: to }, (_, at) => {
    const centre = (at + 0.5) * step - 0.5;
    const found: number[] = [];
    let sum = 0;
    for (let i = Math.ceil(centre - radius); i <= Math.floor(centre + radius); i += 1) {
      const weight = 1 - Math.abs(i - centre) / radius;
      if (weight <= 0) continue;
      found.push(Math.min(from - 1, Math.max(0, i)), weight);
      sum += weight;
    }
    return Float64Array.from(found, (value, index) => (index % 2 === 0 ? value : value / sum));
  });
};

/** Averages whole boxes of pixels, so that a large picture costs one pass; premultiplies on the way. */
const shrinkByBoxes = ({ width, height, data }: Pixels, columns: number, rows: number): Float32Array => {
  const toWidth = Math.floor(width / columns);
  const toHeight = Math.floor(height / rows);
  const out = new Float32Array(toWidth * toHeight * 4);
  const share = 1 / (columns * rows);
  for (let y = 0; y < toHeight * rows; y += 1) {
    const outRow = Math.floor(y / rows) * toWidth * 4;
    for (let x = 0; x < toWidth * columns; x += 1) {
      const from = (y * width + x) * 4;
      const alpha = (data[from + 3] as number) * share;
      if (alpha === 0) continue;
      const to = outRow + Math.floor(x / columns) * 4;
      const factor = alpha / 255;
      out[to] = (out[to] as number) + (data[from] as number) * factor;
      out[to + 1] = (out[to + 1] as number) + (data[from + 1] as number) * factor;
      out[to + 2] = (out[to + 2] as number) + (data[from + 2] as number) * factor;
      out[to + 3] = (out[to + 3] as number) + alpha;
    }
  }
  return out;
};

const resampleRow = (row: Float32Array, columns: Taps, to: Float32Array, at: number): void => {
  for (const [x, list] of columns.entries()) {
    const out = at + x * 4;
    for (let tap = 0; tap < list.length; tap += 2) {
      const from = (list[tap] as number) * 4;
      const weight = list[tap + 1] as number;
      for (let channel = 0; channel < 4; channel += 1)
        to[out + channel] = (to[out + channel] as number) + (row[from + channel] as number) * weight;
    }
  }
};

const addRow = (row: Float32Array, weight: number, to: Float32Array): void => {
  for (let i = 0; i < row.length; i += 1) to[i] = (to[i] as number) + (row[i] as number) * weight;
};

/** The picture at `size` × `size`, smooth in both directions so that a shift of half a pixel changes little. */
export const makeThumbnail = (pixels: Pixels, size: number): Thumbnail => {
  const columns = Math.max(1, Math.floor(pixels.width / (2 * size)));
  const rows = Math.max(1, Math.floor(pixels.height / (2 * size)));
  const small = shrinkByBoxes(pixels, columns, rows);
  const width = Math.floor(pixels.width / columns);
  const height = Math.floor(pixels.height / rows);
  const across = taps(width, size);
  const narrow = new Float32Array(size * height * 4);
  for (let y = 0; y < height; y += 1)
    resampleRow(small.subarray(y * width * 4, (y + 1) * width * 4), across, narrow, y * size * 4);
  const data = new Float32Array(size * size * 4);
  for (const [y, list] of taps(height, size).entries()) {
    const to = data.subarray(y * size * 4, (y + 1) * size * 4);
    for (let tap = 0; tap < list.length; tap += 2) {
      const from = (list[tap] as number) * size * 4;
      addRow(narrow.subarray(from, from + size * 4), list[tap + 1] as number, to);
    }
  }
  return { size, data };
};

const clamp = (value: number, last: number): number => (value < 0 ? 0 : value > last ? last : value);

/** Weights 1 2 1 in both directions: edges drawn by different renderers come to look alike. */
export const soften = ({ size, data }: Thumbnail): Thumbnail => {
  const across = new Float32Array(data.length);
  const out = new Float32Array(data.length);
  const row = size * 4;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const left = y * row + clamp(x - 1, size - 1) * 4;
      const right = y * row + clamp(x + 1, size - 1) * 4;
      const here = y * row + x * 4;
      for (let c = 0; c < 4; c += 1)
        across[here + c] =
          ((data[left + c] as number) + 2 * (data[here + c] as number) + (data[right + c] as number)) / 4;
    }
  }
  for (let y = 0; y < size; y += 1) {
    const above = clamp(y - 1, size - 1) * row;
    const below = clamp(y + 1, size - 1) * row;
    for (let i = 0; i < row; i += 1)
      out[y * row + i] =
        ((across[above + i] as number) + 2 * (across[y * row + i] as number) + (across[below + i] as number)) / 4;
  }
  return { size, data: out };
};
