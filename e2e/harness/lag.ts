import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { LagLine } from '../../src/shells/browser/lag-log.ts';

/** Waits of the page since the last look. Milliseconds. */
export interface PageLag {
  readonly max: number;
  readonly p999: number;
  /** Tasks that the browser itself calls long. */
  readonly longTasks: readonly number[];
}

interface Probe {
  waits: number[];
  tasks: number[];
}

const STEP = 10;

/** A timer that says how late it came, and the browser's own list of long tasks. Before the page is opened. */
export const watchPageLag = async (page: Page): Promise<void> => {
  await page.addInitScript((step) => {
    const probe: Probe = { waits: [], tasks: [] };
    Object.assign(window, { lagProbe: probe });
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      probe.waits.push(Math.max(0, now - last - step));
      last = now;
      setTimeout(tick, step);
    };
    setTimeout(tick, step);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) probe.tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  }, STEP);
};

export const takePageLag = async (page: Page): Promise<PageLag> => {
  const { waits, tasks } = await page.evaluate(() => {
    const { lagProbe } = window as unknown as { lagProbe: Probe };
    const taken = { waits: lagProbe.waits, tasks: lagProbe.tasks };
    lagProbe.waits = [];
    lagProbe.tasks = [];
    return taken;
  });
  const sorted = waits.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { max: at(1), p999: at(0.999), longTasks: tasks.sort((a, b) => b - a) };
};

const linesOf = async (file: string): Promise<readonly LagLine[]> =>
  (await readFile(file, 'utf8').catch(() => ''))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LagLine);

/** What the backend measured since the last time it was asked. */
export const takeBackendLag = async (server: ChildProcess, file: string): Promise<LagLine> => {
  const before = (await linesOf(file)).length;
  server.kill('SIGUSR2');
  for (let looks = 0; looks < 200; looks += 1) {
    const line = (await linesOf(file))[before];
    if (line !== undefined) return line;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('the backend does not tell its lag');
};

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const MAIN = 'CrRendererMain';

/** Tasks of minutes fit into it; what is more would be left out without a word. */
const BUFFER_KB = 1_024 * 1_024;

export interface TaskRecording {
  /** The longest task of the page: as it passed, and as much of it as its thread was at work. Milliseconds. */
  stop(): Promise<{ readonly wall: number; readonly own: number }>;
}

const readStream = async (session: CDPSession, handle: string): Promise<string> => {
  const parts: string[] = [];
  for (let eof = false; !eof; ) {
    const read = await session.send('IO.read', { handle, size: 4 * 1024 * 1024 });
    parts.push(read.data);
    eof = read.eof;
  }
  return parts.join('');
};

const longestOf = (events: readonly TraceEvent[]): { wall: number; own: number } => {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === MAIN)
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  let wall = 0;
  let own = 0;
  for (const { ph, pid, tid, dur = 0, tdur = dur } of events) {
    if (ph !== 'X' || !mains.has(`${pid} ${tid}`)) continue;
    wall = Math.max(wall, dur);
    own = Math.max(own, tdur);
  }
  return { wall: Math.round(wall / 100) / 10, own: Math.round(own / 100) / 10 };
};

/** Records every task of the page, with the processor time that its thread had in it. */
export const recordTasks = async (browser: Browser): Promise<TaskRecording> => {
  const session = await browser.newBrowserCDPSession();
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: {
      includedCategories: ['toplevel', '__metadata'],
      excludedCategories: ['*'],
      traceBufferSizeInKb: BUFFER_KB,
    },
  });
  return {
    stop: async () => {
      const complete = new Promise<string>((done) => {
        session.once('Tracing.tracingComplete', ({ stream = '', dataLossOccurred }) => {
          if (dataLossOccurred) process.stdout.write('Some tasks of the page are not in its recording.\n');
          done(stream);
        });
      });
      await session.send('Tracing.end');
      const text = await readStream(session, await complete);
      if (process.env['DBG']) process.stdout.write(`trace ${text.length}\n`);
      await session.detach();
      return longestOf((JSON.parse(text) as { traceEvents: readonly TraceEvent[] }).traceEvents);
    },
  };
};
