import type { Browser, Page, Route } from 'playwright-core';
import { CodedError } from '#contract/errors';
import { addressOf, answerRequest } from './answer-request.ts';
import { launchBrowser } from './launch-browser.ts';
import {
  createPageErrors,
  heightFor,
  type PageCamera,
  type PageErrors,
  type PageShot,
  type PhotographedPage,
  SHOT_MS,
  scaleFor,
  type WindowSize,
} from './page-camera.ts';
import { PAGE_POLICY } from './page-policy.ts';
import { createProbeSource, type ProbeSource, probePage } from './probe-script.ts';
import { shotFailure, shotLimit } from './shot-limit.ts';
import { worldBeside } from './world-beside.ts';

/** What the page asks for comes from its files; everything else is refused before it reaches any network. */
const answer = async (route: Route, page: PhotographedPage, errors: PageErrors): Promise<void> => {
  const found = await answerRequest(route.request().url(), page, errors);
  if (found === 'refused') return route.abort('accessdenied');
  if (found === null) return route.fulfill({ status: 404, body: '' });
  const headers = { 'Content-Type': found.type, ...PAGE_POLICY };
  return route.fulfill({ status: 200, headers, body: Buffer.from(found.body) });
};

interface Shot extends WindowSize {
  readonly probe: ProbeSource;
}

const take = async (browser: Browser, page: PhotographedPage, { probe, ...size }: Shot): Promise<PageShot> => {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scaleFor(size),
    serviceWorkers: 'block',
    acceptDownloads: false,
    reducedMotion: 'reduce',
    colorScheme: 'light',
    locale: 'en-US',
  });
  try {
    const errors = createPageErrors();
    await context.route('**/*', (route) => answer(route, page, errors));
    const tab: Page = await context.newPage();
    tab.on('pageerror', (error) => errors.add(error.message));
    tab.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    await tab.goto(addressOf(page), { waitUntil: 'load', timeout: SHOT_MS });
    const session = await context.newCDPSession(tab);
    const beside = await worldBeside((method, params) => session.send(method as 'Page.getFrameTree', params));
    const measured = await probePage(beside, probe);
    const long = Number(await beside.run('document.documentElement.scrollHeight')) || 0;
    const clip = { x: 0, y: 0, width: size.width, height: heightFor(size, long) };
    const png = await tab.screenshot({ fullPage: true, clip, animations: 'disabled', timeout: SHOT_MS });
    return { png, page: { ...measured, errors: [...errors.list] } };
  } finally {
    await context.close().catch(() => undefined);
  }
};

/** A headless Chromium that starts with the first picture. A page that hangs costs its browser, and the next gets a new one. */
export const createHeadlessCamera = (environment: NodeJS.ProcessEnv): PageCamera => {
  let started: Promise<Browser> | null = null;
  const probe = createProbeSource();
  const close = async (): Promise<void> => {
    const ended = started;
    started = null;
    await ended?.then((browser) => browser.close()).catch(() => undefined);
  };
  return {
    shoot: async (page, size, signal) => {
      if (signal.aborted) throw new CodedError('cancelled');
      started ??= launchBrowser(environment);
      const limit = shotLimit(page.entry, signal);
      try {
        return await Promise.race([started.then((browser) => take(browser, page, { ...size, probe })), limit.promise]);
      } catch (error) {
        // What was left half way may hang.
        await Promise.race([close(), new Promise((done) => setTimeout(done, 2_000))]);
        throw shotFailure(error, page.entry);
      } finally {
        limit.clear();
      }
    },
    close,
  };
};
