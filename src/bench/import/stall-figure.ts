import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchGround } from '../bench-ground.ts';
import type { Figure } from '../figure.ts';
import { runCli } from '../run-cli.ts';
import type { LargeDesign } from './large-design.ts';

interface Lag {
  readonly max: number;
  readonly own: number | null;
}

/**
 * The longest time for which the backend answers nobody while a design is imported through it: as much of a wait as the
 * processor time of its own thread explains, so that other programs do not count.
 */
export async function* stallFigure({ file, variables }: LargeDesign, dir: string): AsyncGenerator<Figure> {
  const log = join(dir, 'lag.jsonl');
  const { home, workspace, remove } = await benchGround();
  try {
    const given = variables === '' ? [] : ['--variables', variables];
    await runCli(['import', '--workspace', workspace, '--file', file, ...given], home, { F2C_LAG_LOG: log });
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    const lag = lines.map((line) => JSON.parse(line) as Lag);
    const most = (values: readonly number[]): number => Math.max(...values);
    yield {
      figure: "longest stall of the backend's event loop, import by the command line",
      value: most(lag.map(({ own, max }) => own ?? max)),
      unit: 'ms',
      goal: { is: '<=', value: 50 },
      beside: { 'with other programs ms': most(lag.map(({ max }) => max)) },
    };
  } finally {
    await remove();
  }
}
