import type { Figure } from '../figure.ts';
import { startBenchDaemon } from './bench-daemon.ts';
import { runLoad } from './load.ts';

const CYCLES = 10_000;
const MB = 1024 * 1024;
const TURNS = 7;
const LARGE = 'x'.repeat(5 * MB);

/** Coming and going, and one large snippet with as large an answer. */
export const connectFigures = async (): Promise<readonly Figure[]> => {
  const daemon = await startBenchDaemon();
  const cycle = async (): Promise<boolean> => {
    const link = await daemon.commandLine();
    link.close();
    return true;
  };
  await runLoad({ total: CYCLES / 10, inFlight: 10, send: cycle });
  const before = await daemon.costs();
  const { perSecond } = await runLoad({ total: CYCLES, inFlight: 10, send: cycle });
  const after = await daemon.costs();
  await daemon.plugin('one');
  const link = await daemon.commandLine();
  const times: number[] = [];
  const [cpuBefore, ownBefore] = [(await daemon.costs()).cpu, process.cpuUsage()];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const start = performance.now();
    await link.evaluate('one', LARGE);
    times.push(performance.now() - start);
  }
  const own = process.cpuUsage(ownBefore);
  const worked = (await daemon.costs()).cpu - cpuBefore + own.user + own.system;
  link.close();
  await daemon.stop();
  const goal = { is: '<=', value: 2 } as const;
  const large = times.sort((a, b) => a - b)[TURNS >> 1] ?? 0;
  return [
    {
      figure: 'connect, both proofs, close',
      value: perSecond,
      unit: '/s',
      goal: { is: '>=', value: 500 },
      beside: {},
    },
    {
      figure: `heap growth over ${CYCLES} of them`,
      value: (after.heap - before.heap) / MB,
      unit: 'MB',
      goal,
      beside: {},
    },
    {
      figure: 'script of 5 MiB and an answer of 5 MiB',
      value: large,
      unit: 'ms',
      goal: { is: '<=', value: 250 },
      beside: { 'processor time of all sides': worked / 1_000 / TURNS },
    },
  ];
};
