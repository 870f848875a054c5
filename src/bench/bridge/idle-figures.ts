import { setTimeout as delay } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { startBenchDaemon } from './bench-daemon.ts';

const PLUGINS = 10;
const SECONDS = 20;

/** What the daemon takes of a core while nobody asks anything. */
export const idleFigures = async (): Promise<readonly Figure[]> => {
  const daemon = await startBenchDaemon();
  for (let at = 0; at < PLUGINS; at += 1) await daemon.plugin(`p${at}`);
  const { cpu } = await daemon.costs();
  await delay(SECONDS * 1_000);
  const after = await daemon.costs();
  await daemon.stop();
  return [
    {
      figure: `idle with ${PLUGINS} plugins, over ${SECONDS} s`,
      value: ((after.cpu - cpu) / 1_000_000 / SECONDS) * 100,
      unit: '% of a core',
      goal: { is: '<=', value: 0.5 },
      beside: {},
    },
  ];
};
