import { statSync } from 'node:fs';
import type { Figure } from '../figure.ts';
import type { LargeDesign } from './large-design.ts';
import { best, measureLimit, measureOurs, measureParts } from './measure-import.ts';
import { canPin } from './run-child.ts';

const RUNS = 3;
const of = (measured: Readonly<Record<string, number>>, key: string): number => measured[key] ?? Number.NaN;

/** Wall, CPU, memory and re-import of one large file, each as a ratio to what was measured beside it. */
export async function* fileFigures(design: LargeDesign, dir: string): AsyncGenerator<Figure> {
  const bytes = statSync(design.file).size;
  const megabytes = bytes / 2 ** 20;
  const limit = await best(RUNS, () => measureLimit(design, dir));
  const cloned = await best(1, () => measureLimit(design, dir, { clone: true }));
  const ours = await best(RUNS, async () => (await measureOurs(design, dir)).first);
  yield {
    figure: `import of ${Math.round(megabytes)} MB, wall`,
    value: of(ours, 'seconds') / of(limit, 'seconds'),
    unit: 'x one thread',
    goal: { is: '<=', value: 0.65 },
    beside: {
      'one thread s': of(limit, 'seconds'),
      'ours s': of(ours, 'seconds'),
      'parsed whole and handed to a thread x': of(cloned, 'seconds') / of(limit, 'seconds'),
    },
    note: 'one thread: read, parse, walk, write as text, store and flush',
  };
  if (canPin) {
    const limitOne = await best(1, () => measureLimit(design, dir, { oneCore: true }));
    const oursOne = await best(1, async () => (await measureOurs(design, dir, { oneCore: true })).first);
    yield {
      figure: 'the same on one core, wall',
      value: of(oursOne, 'seconds') / of(limitOne, 'seconds'),
      unit: 'x one thread',
      goal: { is: '<=', value: 0.8 },
      beside: { 'one thread s': of(limitOne, 'seconds'), 'ours s': of(oursOne, 'seconds') },
    };
  }
  const parts = await best(RUNS, () => measureParts(design, dir));
  yield {
    figure: 'CPU',
    value: of(ours, 'cpu') / of(parts, 'cpu'),
    unit: 'x sum of its parts',
    goal: { is: '<=', value: 1.3 },
    beside: { 'ours s': of(ours, 'cpu'), 'parts s': of(parts, 'cpu'), 'one thread s': of(limit, 'cpu') },
  };
  const rise = (measured: Readonly<Record<string, number>>): number => of(measured, 'peakMb') - of(measured, 'idleMb');
  yield {
    figure: 'peak memory above idle',
    value: rise(ours) / megabytes,
    unit: 'x file',
    goal: { is: '<=', value: 2.2 },
    beside: { 'parsed whole x': rise(limit) / megabytes, 'peak MB': of(ours, 'peakMb') },
  };
  const { first, second } = await measureOurs(design, dir, { twice: true });
  yield {
    figure: 'unchanged import again, wall',
    value: of(second ?? {}, 'seconds') / of(first, 'seconds'),
    unit: 'x the first',
    goal: { is: '<=', value: 0.1 },
    beside: { 'first s': of(first, 'seconds'), 'again s': of(second ?? {}, 'seconds') },
  };
}
