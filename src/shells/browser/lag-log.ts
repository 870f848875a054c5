import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long this process kept others waiting since the line before. Milliseconds. */
export interface LagLine {
  /** By Node's own histogram of the loop: what was waited beyond the resolution. */
  readonly max: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  /**
   * The longest wait in which this thread itself was at work: of a wait, as much as the thread's processor time explains.
   * Other programs that take the processor away make the rest. Null where Node does not tell it (before 23.9).
   */
  readonly own: number | null;
  readonly seconds: number;
}

export interface LagLog {
  /** Writes one line for the time since the last one, and begins anew. */
  tell(): void;
  close(): void;
}

const RESOLUTION = 10;
const inMs = (nanoseconds: number): number => Math.max(0, Math.round(nanoseconds / 1e4) / 100 - RESOLUTION);

/** Wait and processor time between two ticks of a timer. */
const watchOwn = (): { take(): number | null; stop(): void } => {
  if (typeof process.threadCpuUsage !== 'function') return { take: () => null, stop: () => undefined };
  let longest = 0;
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const used = process.threadCpuUsage(cpu);
    longest = Math.max(longest, Math.min(now - at - RESOLUTION, (used.user + used.system) / 1e3));
    at = now;
    cpu = process.threadCpuUsage();
  }, RESOLUTION);
  timer.unref();
  return {
    take: (): number => {
      const taken = Math.round(longest * 100) / 100;
      longest = 0;
      return taken;
    },
    stop: () => clearInterval(timer),
  };
};

/** Measures the loop of this process into a file: a line of JSON whenever SIGUSR2 comes, and one at the end. */
export const startLagLog = (file: string): LagLog => {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  const own = watchOwn();
  let since = performance.now();
  histogram.enable();
  const tell = (): void => {
    const [p50 = 0, p99 = 0, p999 = 0] = [50, 99, 99.9].map((percent) => inMs(histogram.percentile(percent)));
    const seconds = Math.round((performance.now() - since) / 10) / 100;
    const line: LagLine = { max: inMs(histogram.max), p50, p99, p999, own: own.take(), seconds };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
    histogram.reset();
    since = performance.now();
  };
  process.on('SIGUSR2', tell);
  return {
    tell,
    close: () => {
      process.off('SIGUSR2', tell);
      tell();
      own.stop();
      histogram.disable();
    },
  };
};
