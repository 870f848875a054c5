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

/** Boxes leave this many times the size that is wanted: the filter after them is what is smooth. */
const SPARE = 1.5;

/** What each output pixel is made of: where its taps begin in the two flat lists, one more than there are pixels. */
interface Taps {
  readonly begin: Int32Array;
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

/** Triangle filter: bilinear when it enlarges, widened to the whole input when it shrinks. */
const taps = (from: number, to: number): Taps => {
  const step = from / to;
  const radius = Math.max(1, step);
  const most = to * (2 * Math.ceil(radius) + 1);
  const [begin, index, weight] = [new Int32Array(to + 1), new Int32Array(most), new Float64Array(most)];
  let count = 0;
  for (let at = 0; at < to; at += 1) {
    const centre = (at + 0.5) * step - 0.5;
    const first = count;
    let sum = 0;
    for (let i = Math.ceil(centre - radius); i <= Math.floor(centre + radius); i += 1) {
      const share = 1 - Math.abs(i - centre) / radius;
      if (share <= 0) continue;
      index[count] = i < 0 ? 0 : i < from ? i : from - 1;
      weight[count] = share;
      sum += share;
      count += 1;
    }
    for (let tap = first; tap < count; tap += 1) weight[tap] = (weight[tap] as number) / sum;
    begin[at + 1] = count;
  }
  return { begin, index, weight };
};

/** Averages whole boxes of pixels, so that a large picture costs one pass. */
const shrinkByBoxes = ({ width, height, data }: Pixels, columns: number, rows: number): Pixels => {
  const to = { width: Math.floor(width / columns), height: Math.floor(height / rows) };
  const out = new Uint8Array(to.width * to.height * 4);
  const sums = new Float64Array(to.width * 4);
  for (let y = 0; y < to.height; y += 1) {
    sums.fill(0);
    for (let row = y * rows; row < (y + 1) * rows; row += 1) addBoxes(data, row * width * 4, columns, sums);
    writeMeans(sums, columns * rows, out, y * to.width * 4);
  }
  return { ...to, data: out };
};

/** Adds one row of premultiplied pixels to the sums of its boxes. */
const addBoxes = (data: Uint8Array, start: number, columns: number, sums: Float64Array): void => {
  let from = start;
  for (let at = 0; at < sums.length; at += 4) {
    for (let i = 0; i < columns; i += 1, from += 4) {
      const alpha = data[from + 3] as number;
      if (alpha === 0) continue;
      sums[at] = (sums[at] as number) + (data[from] as number) * alpha;
      sums[at + 1] = (sums[at + 1] as number) + (data[from + 1] as number) * alpha;
      sums[at + 2] = (sums[at + 2] as number) + (data[from + 2] as number) * alpha;
      sums[at + 3] = (sums[at + 3] as number) + alpha;
    }
  }
};

/** Straight alpha again, rounded. */
const writeMeans = (sums: Float64Array, count: number, out: Uint8Array, start: number): void => {
  for (let at = 0; at < sums.length; at += 4) {
    const alpha = sums[at + 3] as number;
    if (alpha === 0) continue;
    out[start + at] = (sums[at] as number) / alpha + 0.5;
    out[start + at + 1] = (sums[at + 1] as number) / alpha + 0.5;
    out[start + at + 2] = (sums[at + 2] as number) / alpha + 0.5;
    out[start + at + 3] = alpha / count + 0.5;
  }
};

// One function for one row each: the engine compiles what is called often sooner than what loops long.

/** Brings one row to the width of the taps, premultiplied on the way. */
const resampleRow = (data: Uint8Array, from: number, { begin, index, weight }: Taps, to: Placed): void => {
  const { out, at: start } = to;
  const last = begin.length - 1;
  for (let x = 0; x < last; x += 1) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let alpha = 0;
    for (let tap = begin[x] as number; tap < (begin[x + 1] as number); tap += 1) {
      const at = from + (index[tap] as number) * 4;
      const opacity = data[at + 3] as number;
      if (opacity === 0) continue;
      const share = opacity * (weight[tap] as number);
      red += (data[at] as number) * share;
      green += (data[at + 1] as number) * share;
      blue += (data[at + 2] as number) * share;
      alpha += share;
    }
    if (alpha === 0) continue;
    const at = start + x * 4;
    out[at] = red / 255;
    out[at + 1] = green / 255;
    out[at + 2] = blue / 255;
    out[at + 3] = alpha;
  }
};

interface Placed {
  readonly out: Float32Array;
  readonly at: number;
}

/** Adds one row to another, weighted. */
const addRow = (from: Placed, weight: number, { out, at }: Placed, length: number): void => {
  const { out: row, at: start } = from;
  for (let i = 0; i < length; i += 1) out[at + i] = (out[at + i] as number) + (row[start + i] as number) * weight;
};

/** The picture at `size` × `size`, smooth in both directions so that a shift of half a pixel changes little. */
export const makeThumbnail = (pixels: Pixels, size: number): Thumbnail => {
  const columns = Math.max(1, Math.floor(pixels.width / (SPARE * size)));
  const rows = Math.max(1, Math.floor(pixels.height / (SPARE * size)));
  const { width, height, data } = columns * rows === 1 ? pixels : shrinkByBoxes(pixels, columns, rows);
  const across = taps(width, size);
  const row = size * 4;
  const narrow = new Float32Array(row * height);
  for (let y = 0; y < height; y += 1) resampleRow(data, y * width * 4, across, { out: narrow, at: y * row });
  const { begin, index, weight } = taps(height, size);
  const out = new Float32Array(size * row);
  for (let y = 0; y < size; y += 1)
    for (let tap = begin[y] as number; tap < (begin[y + 1] as number); tap += 1)
      addRow({ out: narrow, at: (index[tap] as number) * row }, weight[tap] as number, { out, at: y * row }, row);
  return { size, data: out };
};

const softenRow = (data: Float32Array, at: number, row: number, out: Float32Array): void => {
  for (let i = at; i < at + 4; i += 1) {
    const end = i + row - 4;
    out[i] = 3 * (data[i] as number) + (data[i + 4] as number);
    out[end] = (data[end - 4] as number) + 3 * (data[end] as number);
  }
  for (let i = at + 4; i < at + row - 4; i += 1)
    out[i] = (data[i - 4] as number) + 2 * (data[i] as number) + (data[i + 4] as number);
};

const mixRows = (
  data: Float32Array,
  rows: readonly [above: number, here: number, below: number],
  out: Placed8,
): void => {
  const [above, here, below] = rows;
  for (let i = 0; i < out.row; i += 1)
    out.bytes[here + i] =
      ((data[above + i] as number) + 2 * (data[here + i] as number) + (data[below + i] as number)) / 16 + 0.5;
};

interface Placed8 {
  readonly bytes: Uint8Array;
  readonly row: number;
}

const softened = (data: Float32Array, size: number): Uint8Array => {
  const across = new Float32Array(data.length);
  const bytes = new Uint8Array(data.length);
  const row = size * 4;
  const last = data.length - row;
  for (let at = 0; at <= last; at += row) softenRow(data, at, row, across);
  for (let at = 0; at <= last; at += row)
    mixRows(across, [Math.max(0, at - row), at, Math.min(last, at + row)], { bytes, row });
  return bytes;
};

/**
 * The thumbnail in bytes, softened with weights 1 2 1 in both directions: edges drawn by different renderers come to look
 * alike.
 */
export const soften = ({ size, data }: Thumbnail): Uint8Array => softened(data, size);

/** Softened again, several times. */
export const softenBytes = ({ size, data }: { size: number; data: Uint8Array }, passes: number): Uint8Array => {
  let out = data;
  for (let pass = 0; pass < passes; pass += 1) out = softened(Float32Array.from(out), size);
  return out;
};
