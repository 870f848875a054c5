import type { Page } from '@playwright/test';

/** Nothing in the page has changed for so long. Milliseconds. */
const QUIET = 200;

/** Waits until what the page shows stands still: what it still computes belongs to what was done before. */
export const expectSettled = (page: Page): Promise<void> =>
  page.evaluate(
    (quiet) =>
      new Promise<void>((settled) => {
        const end = (): void => {
          observer.disconnect();
          settled();
        };
        let timer = setTimeout(end, quiet);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, quiet);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    QUIET,
  );

/** Waits until the page has drawn once more. */
export const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((drawn) => requestAnimationFrame(() => drawn())));
