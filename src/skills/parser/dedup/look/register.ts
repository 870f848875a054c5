interface Square {
  readonly size: number;
  readonly data: Uint8Array | Float32Array;
}

const ROUNDS = 3;
/** Below this a further step is not worth it. */
const SETTLED = 0.02;

type Move = readonly [x: number, y: number];

/** Brightness and coverage, in turns: an icon may have only the one or only the other. */
const planes = ({ size, data }: Square): Float32Array => {
  const out = new Float32Array(size * size * 2);
  for (let i = 0; i < size * size; i += 1) {
    const at = i * 4;
    out[2 * i] = ((data[at] as number) * 77 + (data[at + 1] as number) * 151 + (data[at + 2] as number) * 28) / 256;
    out[2 * i + 1] = data[at + 3] as number;
  }
  return out;
};

/** One Gauss-Newton step: the shift of `b` that brings it closest to `a`, if both were linear in between. */
const step = (a: Float32Array, b: Float32Array, size: number): Move => {
  let [xx, yy, xy, xd, yd] = [1e-3, 1e-3, 0, 0, 0];
  const row = size * 2;
  for (let y = 1; y < size - 1; y += 1) {
    for (let i = y * row + 2; i < (y + 1) * row - 2; i += 1) {
      const gx = ((b[i + 2] as number) - (b[i - 2] as number) + (a[i + 2] as number) - (a[i - 2] as number)) / 4;
      const gy =
        ((b[i + row] as number) - (b[i - row] as number) + (a[i + row] as number) - (a[i - row] as number)) / 4;
      const d = (a[i] as number) - (b[i] as number);
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
      xd += gx * d;
      yd += gy * d;
    }
  }
  // A picture of parallel lines says nothing about one direction: a little weight keeps it where it is.
  const weight = 0.001 * (xx + yy);
  const determinant = (xx + weight) * (yy + weight) - xy * xy;
  return [((yy + weight) * xd - xy * yd) / determinant, ((xx + weight) * yd - xy * xd) / determinant];
};

/** The shift of `b`, in fractions of a pixel and at most `farthest` each way, that lays it onto `a`. */
export const register = (a: Square, b: Square, farthest: number): Move => {
  const within = (value: number): number => Math.min(farthest, Math.max(-farthest, value));
  const still = planes(a);
  let move: Move = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const moved = round === 0 ? planes(b) : planes({ size: b.size, data: shifted(b, move) });
    const [x, y] = step(still, moved, a.size);
    move = [within(move[0] + x), within(move[1] + y)];
    if (Math.hypot(x, y) < SETTLED) break;
  }
  return move;
};

/** `b` read at `x + move`, bilinear; its border goes on outwards. */
export const shifted = ({ size, data }: Square, [dx, dy]: Move): Float32Array => {
  const out = new Float32Array(data.length);
  const [left, top] = [Math.floor(dx), Math.floor(dy)];
  const [fx, fy] = [dx - left, dy - top];
  const weights = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy] as const;
  const at = (value: number): number => Math.min(size - 1, Math.max(0, value));
  for (let y = 0; y < size; y += 1) {
    const [row, below] = [at(y + top) * size, at(y + top + 1) * size];
    for (let x = 0; x < size; x += 1) {
      const [column, next] = [at(x + left), at(x + left + 1)];
      const corners = [(row + column) * 4, (row + next) * 4, (below + column) * 4, (below + next) * 4] as const;
      const to = (y * size + x) * 4;
      for (let c = 0; c < 4; c += 1)
        out[to + c] =
          (data[corners[0] + c] as number) * weights[0] +
          (data[corners[1] + c] as number) * weights[1] +
          (data[corners[2] + c] as number) * weights[2] +
          (data[corners[3] + c] as number) * weights[3];
    }
  }
  return out;
};
