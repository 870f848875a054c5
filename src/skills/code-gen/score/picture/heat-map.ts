import { type LikenessMap, WINDOW_STEP } from './ssim.ts';

/** A picture with four bytes a pixel: one pixel for each window of the map. */
export interface HeatPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Nobody sees a difference below it. */
const ALIKE = 0.02;
const OPAQUE = 210;

/** Clear where both are alike; else from yellow to red, the less alike the redder and the more solid. */
export const heatOf = ({ columns, rows, values }: LikenessMap): HeatPicture => {
  const data = new Uint8Array(columns * rows * 4);
  for (const [at, value] of values.entries()) {
    const heat = Math.min(1, Math.max(0, 1 - value));
    if (heat <= ALIKE) continue;
    data[4 * at] = 255;
    data[4 * at + 1] = Math.round(196 * (1 - heat));
    data[4 * at + 3] = Math.round(OPAQUE * Math.sqrt(heat));
  }
  return { width: columns, height: rows, data };
};

/** A part of a picture that is less alike than the rest; in its pixels. */
export interface UnlikeArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Mean of its windows. */
  readonly likeness: number;
  /** Share of what the whole picture loses. */
  readonly share: number;
}

/** Windows along the side of an area. */
const CELL = 16;
/** What the mean of an area must lose to be told: a few windows of it. */
const LEAST_LOST = 0.005;

interface Sum {
  lost: number;
  count: number;
}

const cellSums = ({ columns, rows, values }: LikenessMap, across: number): Sum[] => {
  const down = Math.ceil(rows / CELL);
  const sums = Array.from({ length: across * down }, (): Sum => ({ lost: 0, count: 0 }));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const sum = sums[Math.floor(row / CELL) * across + Math.floor(column / CELL)] as Sum;
      sum.lost += 1 - (values[row * columns + column] as number);
      sum.count += 1;
    }
  }
  return sums;
};

/** The areas that lose most, the worst first. */
export const unlikeAreas = (map: LikenessMap, most: number): readonly UnlikeArea[] => {
  const across = Math.ceil(map.columns / CELL);
  const sums = cellSums(map, across);
  const all = sums.reduce((sum, { lost }) => sum + lost, 0);
  const side = CELL * WINDOW_STEP;
  return sums
    .map(({ lost, count }, at) => ({
      x: (at % across) * side,
      y: Math.floor(at / across) * side,
      width: side,
      height: side,
      likeness: 1 - lost / count,
      share: all > 0 ? lost / all : 0,
    }))
    .filter(({ likeness }) => 1 - likeness > LEAST_LOST)
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
};
