import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Figure } from '../figure.ts';
import { generateDesign } from './large-design.ts';
import { best, measureLimit, measureOurs } from './measure-import.ts';

/** Pages of the generator that make some 1,000, 10,000, 50,000 and 200,000 layers. */
const PAGES = [2, 15, 76, 309];

interface Point {
  readonly nodes: number;
  readonly cpu: number;
  readonly megabytes: number;
}

const measure = async (dir: string, pages: number): Promise<Point | null> => {
  const design = await generateDesign(dir, pages);
  if (design === null) return null;
  const { nodes = 0 } = await measureLimit(design, dir);
  const { cpu = 0 } = await best(2, async () => (await measureOurs(design, dir)).first);
  const megabytes = statSync(design.file).size / 2 ** 20;
  await rm(design.file);
  await rm(design.variables);
  return { nodes, cpu, megabytes };
};

/**
 * How the time of a layer changes with the size of the design: between two sizes, so that what every import costs whatever
 * its size (starting threads, compiling) is not divided by few layers.
 */
export async function* growthFigures(dir: string): AsyncGenerator<Figure> {
  const points: Point[] = [];
  for (const pages of PAGES) {
    const point = await measure(dir, pages);
    if (point === null) return;
    points.push(point);
  }
  const slopes = points.slice(1).map(({ nodes, cpu }, at) => {
    const before = points[at] as Point;
    return ((cpu - before.cpu) / (nodes - before.nodes)) * 1e6;
  });
  const [, middle = 0, last = 0] = slopes;
  yield {
    figure: 'CPU of a layer from 50,000 to 200,000 layers, against 10,000 to 50,000',
    value: last / middle,
    unit: 'x',
    goal: { is: '<=', value: 1.25 },
    beside: Object.fromEntries([
      ...slopes.map((slope, at) => [`${points[at]?.nodes} to ${points[at + 1]?.nodes} µs a layer`, slope] as const),
      ...points.map(({ nodes, cpu }) => [`${nodes} layers s`, cpu] as const),
    ]),
  };
}
