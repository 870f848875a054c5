import type { Page } from '@playwright/test';

export interface Awaited {
  /** A selector; of those that match, the first with this text at its start. */
  readonly press: string;
  readonly text: string;
  /** There, and at least so high: pixels. */
  readonly until: string;
  readonly height: number;
  /** What it says somewhere; empty: anything. */
  readonly says: string;
}

/** From a press to the picture that shows what came of it. Milliseconds, told by the page itself. */
export const paintedAfter = (page: Page, awaited: Awaited): Promise<number> =>
  page.evaluate(async ({ press, text, until, height, says }) => {
    const target = [...document.querySelectorAll<HTMLElement>(press)].find((one) =>
      (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(text),
    );
    if (target === undefined) throw new Error(`nothing to press: ${press} ${text}`);
    const isThere = (): boolean => {
      const element = document.querySelector(until);
      return element !== null && element.scrollHeight >= height && (element.textContent ?? '').includes(says);
    };
    const start = performance.now();
    target.click();
    return new Promise<number>((resolve) => {
      const look = (): void => {
        if (!isThere()) requestAnimationFrame(look);
        // The picture of this frame is made after its callbacks; the next task runs when it is done.
        else setTimeout(() => resolve(performance.now() - start));
      };
      requestAnimationFrame(look);
    });
  }, awaited);

/** Seconds of CPU that the page's own thread has used so far: others that want the machine do not count. */
export const mainThread = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
};

export interface Frames {
  readonly count: number;
  readonly perSecond: number;
  /** The longest of them, milliseconds. */
  readonly longest: number;
  /** The fewest within any second. */
  readonly slowest: number;
}

/** Frames while a list scrolls by so many pixels in each; 0 lets it stand. */
export const framesWhileScrolling = (
  page: Page,
  scrolled: { readonly selector: string; readonly pixels: number; readonly seconds: number },
): Promise<Frames> =>
  page.evaluate(async ({ selector, pixels, seconds }) => {
    const list = document.querySelector(selector);
    if (list === null) throw new Error(`nothing to scroll: ${selector}`);
    list.scrollTop = 0;
    const at: number[] = [];
    await new Promise<void>((resolve) => {
      const step = (now: number): void => {
        at.push(now);
        const isEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
        list.scrollTop = isEnd ? 0 : list.scrollTop + pixels;
        if (now - (at[0] ?? now) < seconds * 1_000) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
    const took = at.slice(1).map((now, index) => now - (at[index] ?? now));
    const total = took.reduce((sum, one) => sum + one, 0);
    const within = (from: number): number => at.filter((now) => now >= from && now < from + 1_000).length;
    const starts = at.filter((now) => now <= (at.at(-1) ?? 0) - 1_000);
    return {
      count: took.length,
      perSecond: (took.length / total) * 1_000,
      longest: Math.max(...took),
      slowest: Math.min(...starts.map(within)),
    };
  }, scrolled);
