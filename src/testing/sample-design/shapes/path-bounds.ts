import type { Point } from './paths.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const PIECE = /([MLCZ])([^MLCZ]*)/g;

const numbers = (text: string): number[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '')
    .map(Number);

/** Scales about 0, 0, then moves. */
export const transformPath = (path: string, scale: number, by: Point = [0, 0]): string =>
  path
    .replace(PIECE, (_, command: string, rest: string) =>
      [command, ...numbers(rest).map((value, i) => round(value * scale + (by[i % 2] ?? 0)))].join(' ').concat(' '),
    )
    .trim();

const cubic = (a: number, b: number, c: number, d: number, t: number): number => {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
};

/** Smallest box around the outline; curves are sampled, which is exact to a hundredth of a pixel at these sizes. */
export const boundsOf = (path: string): Bounds => {
  const xs: number[] = [];
  const ys: number[] = [];
  let from: Point = [0, 0];
  for (const [, command, rest] of path.matchAll(PIECE)) {
    const v = numbers(rest ?? '');
    const end: Point = [v.at(-2) ?? from[0], v.at(-1) ?? from[1]];
    if (command === 'C') {
      for (let step = 1; step <= 32; step += 1) {
        xs.push(cubic(from[0], v[0] as number, v[2] as number, end[0], step / 32));
        ys.push(cubic(from[1], v[1] as number, v[3] as number, end[1], step / 32));
      }
    } else if (command !== 'Z') {
      xs.push(end[0]);
      ys.push(end[1]);
    }
    from = end;
  }
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x: round(x), y: round(y), w: round(Math.max(...xs) - x), h: round(Math.max(...ys) - y) };
};
