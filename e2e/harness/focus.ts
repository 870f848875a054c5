import { type CDPSession, expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until the element has the focus. @throws when it is not reached */
export const tabTo = async (page: Page, target: Locator, most = 60): Promise<void> => {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} was not reached with ${most} presses of Tab`);
};

interface Stop {
  readonly what: string;
  readonly clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** A ring may lie so far outside of what it is drawn around. Pixels. */
const RING = 5;

/** What has the focus: in words, and where; null when nothing has it. */
const stopNow = (page: Page): Promise<Stop | null> =>
  page.evaluate((ring) => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    // The field of a tick or an answer is hidden below its words.
    const { left, top, right, bottom } = (focused.closest('label') ?? focused).getBoundingClientRect();
    const [x, y] = [Math.max(0, left - ring), Math.max(0, top - ring)];
    const [width, height] = [Math.min(innerWidth, right + ring) - x, Math.min(innerHeight, bottom + ring) - y];
    const name = focused.getAttribute('aria-label') ?? focused.textContent ?? '';
    return {
      what: `${focused.tagName} ${focused.getAttribute('role') ?? ''} ${name.slice(0, 40)}`,
      clip: { x, y, width, height },
    };
  }, RING);

/** Blinks, and would make a difference where nothing else does. */
const hideCaret = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { caret-color: transparent !important }');
    document.adoptedStyleSheets.push(sheet);
  });

/** Asks the browser itself: a picture that the test runner takes prepares the whole page for each. */
const picture = async (session: CDPSession, { clip }: Stop): Promise<string> => {
  const options = { format: 'png', optimizeForSpeed: true, clip: { ...clip, scale: 1 } } as const;
  return (await session.send('Page.captureScreenshot', options)).data;
};

const blur = (page: Page): Promise<void> => page.evaluate(() => (document.activeElement as HTMLElement).blur());

/** A picture of a stop with the focus and one without; the focus is where it was afterwards. */
const looks = async (page: Page, session: CDPSession, stop: Stop): Promise<readonly [string, string]> => {
  const focused = await picture(session, stop);
  const element = await page.evaluateHandle(() => {
    const focused = document.activeElement as HTMLElement;
    focused.blur();
    return focused;
  });
  const plain = await picture(session, stop);
  await element.evaluate((one) => one.focus());
  await element.dispose();
  return [focused, plain];
};

/** Walks the window with Tab, once around: each stop looks different while it has the focus. Returns the stops in words. */
export const expectVisibleFocus = async (page: Page, most = 80): Promise<readonly string[]> => {
  const stops: string[] = [];
  const session = await page.context().newCDPSession(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await hideCaret(page);
  await blur(page);
  await page.mouse.move(0, 0);
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopNow(page);
    if (stop === null) break;
    const [focused, plain] = await looks(page, session, stop);
    expect.soft(focused === plain, `${stop.what}: the same with and without the focus`).toBe(false);
    stops.push(stop.what);
  }
  await session.detach();
  if (stops.length < most) return stops;
  throw new Error(`Tab does not come around: ${stops.slice(-5).join(', ')}`);
};
