import type { Figure } from '../figure.ts';
import { watchMemory } from '../process-memory.ts';
import { startBenchDaemon } from './bench-daemon.ts';

const MB = 1024 * 1024;
const ASKED = 400;
const BODY = 'x'.repeat(MB);

/** A plugin that reads nothing, and who goes on asking it: what it costs the daemon, and what the others notice. */
export const stalledFigures = async (): Promise<readonly Figure[]> => {
  const daemon = await startBenchDaemon();
  const stalled = await daemon.plugin('stalled', { onMessage: () => undefined });
  await daemon.plugin('other');
  const [asking, bystander] = [await daemon.commandLine(), await daemon.commandLine()];
  const before = (await daemon.costs()).rss / MB;
  stalled.pause();
  const memory = watchMemory(daemon.pid);
  let refused = 0;
  const requests = Array.from({ length: ASKED }, async () => {
    const { error } = await asking.evaluate('stalled', BODY);
    if (error?.['code'] === 'client-busy') refused += 1;
  });
  let slowest = 0;
  for (let turn = 0; turn < 50; turn += 1) {
    const start = performance.now();
    await bystander.evaluate('other', 'x');
    slowest = Math.max(slowest, performance.now() - start);
  }
  // Everything that was asked has arrived once this is answered; what waits for the plugin waits for its limit.
  await asking.status();
  const peak = memory.stop();
  asking.close();
  await Promise.allSettled(requests);
  await daemon.stop();
  return [
    {
      figure: `what a stalled plugin costs that is asked ${ASKED} MB`,
      value: Math.max(0, peak - before),
      unit: 'MB',
      goal: { is: '<=', value: 96 },
      beside: { before, peak, refused },
    },
    {
      figure: 'slowest eval of another plugin meanwhile',
      value: slowest,
      unit: 'ms',
      goal: null,
      beside: {},
    },
  ];
};
