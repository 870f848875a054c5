import { type Figure, meets, printFigure } from '../../figure.ts';
import { recordsOf } from '../run-stack.ts';
import type { Stack } from '../stack-names.ts';
import type { GrowthPoint, Shape } from './growth-child.ts';

const SIZES: Readonly<Record<Shape, readonly number[]>> = {
  long: [1_000, 10_000, 50_000],
  flat: [1_000, 10_000],
  unlike: [1_000, 10_000],
};

/** A layer of a large page may cost so many times that of one a tenth or a fifth as large. */
const MOST = 1.5;

const THOUSAND = 1_000;
const perThousand = (value: number, { layers }: GrowthPoint): number => (value / layers) * THOUSAND;

const pointsOf = async (stack: Stack, shape: Shape): Promise<GrowthPoint[]> => {
  const points: GrowthPoint[] = [];
  for (const size of SIZES[shape])
    points.push(...(await recordsOf<GrowthPoint>('growth/growth-child', [stack, shape, String(size)])));
  return points;
};

const timeFigure = (stack: Stack, shape: Shape, points: readonly GrowthPoint[]): Figure => {
  const [before, last] = points.slice(-2) as [GrowthPoint, GrowthPoint];
  return {
    figure: `${stack}: time of a layer of the ${shape} page of ${last.layers} layers, against ${before.layers}`,
    value: perThousand(last.milliseconds, last) / perThousand(before.milliseconds, before),
    unit: 'x',
    goal: { is: '<=', value: MOST },
    beside: Object.fromEntries(
      points.flatMap((point) => [
        [`${point.layers}: ms/1,000`, perThousand(point.milliseconds, point)],
        ...(point.peakMegabytes === null
          ? []
          : [[`${point.layers}: MB/1,000`, perThousand(point.peakMegabytes, point)] as const]),
      ]),
    ),
  };
};

const syntaxFigure = (stack: Stack, points: readonly GrowthPoint[]): Figure => ({
  figure: `${stack}: syntax errors of pages of up to 10,000 layers`,
  value: points.reduce((total, { syntaxErrors }) => total + (syntaxErrors ?? 0), 0),
  unit: '',
  goal: { is: '<=', value: 0 },
  beside: { 'megabytes of code of the largest': Math.max(...points.map(({ bytes }) => bytes)) / 2 ** 20 },
});

/** Drafts pages of 1,000 to 50,000 layers, and of up to 10,000 that are flat or hold things that are unlike each other: how the cost of a layer changes with their size. */
export const growthOfStacks = async (stacks: readonly Stack[], json: boolean): Promise<boolean> => {
  let met = true;
  for (const stack of stacks) {
    const long = await pointsOf(stack, 'long');
    const flat = await pointsOf(stack, 'flat');
    const unlike = await pointsOf(stack, 'unlike');
    const figures = [
      timeFigure(stack, 'long', long),
      timeFigure(stack, 'flat', flat),
      timeFigure(stack, 'unlike', unlike),
      syntaxFigure(stack, [...long, ...flat, ...unlike]),
    ];
    for (const figure of figures) {
      printFigure(figure, json);
      met &&= meets(figure);
    }
  }
  return met;
};
