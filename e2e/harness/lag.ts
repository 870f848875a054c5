import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
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

/** Records every task of the page, with the processor time that its thread had in it. */
export const recordTasks = (browser: Browser, page: Page): Promise<void> =>
  browser.startTracing(page, { categories: ['toplevel', '__metadata'] });

/** The longest task of the page: as it passed, and as much of it as its thread was at work. Milliseconds. */
export const longestTask = async (browser: Browser): Promise<{ readonly wall: number; readonly own: number }> => {
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly TraceEvent[];
  };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === MAIN)
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid} ${tid}`));
  const longest = (of: (event: TraceEvent) => number) =>
    Math.round(tasks.reduce((most, event) => Math.max(most, of(event)), 0) / 100) / 10;
  return { wall: longest(({ dur = 0 }) => dur), own: longest(({ dur = 0, tdur = dur }) => tdur) };
};
