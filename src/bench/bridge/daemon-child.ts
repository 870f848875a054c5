import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openDaemon } from '#bridge/daemon/open-daemon';
import { openMessageLog } from '#bridge/place/message-log';

/** The real daemon with its real log, which tells what it costs when it is asked. Started with `--expose-gc`. */
interface Order {
  readonly token: string;
  readonly log: string;
}

const WRITTEN_MS = 600;

const collect = (globalThis as { gc?: () => void }).gc ?? (() => undefined);

const begin = async ({ token, log }: Order): Promise<void> => {
  const daemon = await openDaemon({
    port: 0,
    token,
    log: await openMessageLog(log),
    say: (code, params) => ({ code, params, message: code }),
    shutDown: () => undefined,
  });
  process.on('message', async () => {
    // Lines of the log wait for up to 250 ms: they are no growth.
    await wait(WRITTEN_MS);
    collect();
    process.send?.({
      heap: process.memoryUsage().heapUsed,
      rss: process.memoryUsage().rss,
      descriptors: readdirSync('/proc/self/fd').length,
      pending: daemon.pending(),
      cpu: process.cpuUsage().user + process.cpuUsage().system,
    });
  });
  process.send?.({ port: daemon.port });
};

process.once('message', (order) => void begin(order as Order));
process.once('disconnect', () => process.exit());
