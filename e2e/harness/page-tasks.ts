import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Computing time of the thread in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Finds the thread that runs the page: the renderer's main thread that computed most. */
const longestOf = (events: readonly TraceEvent[]): number => {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`));
  return Math.max(0, ...tasks.map(({ tdur }) => (tdur ?? 0) / 1_000));
};

/**
 * The longest single task of the page while `run` went on, in milliseconds of computing: what other processes take away
 * on a busy machine is no stall of the page. Null where the browser does not tell.
 */
export const longestTask = async (page: Page, run: () => Promise<unknown>): Promise<number | null> => {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const isTold = traceEvents.some(({ name, tdur }) => name.endsWith('RunTask') && tdur !== undefined);
  return isTold ? Math.round(longestOf(traceEvents)) : null;
};
