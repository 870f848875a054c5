import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findRenderer } from '#backend/page-camera/find-browser';
import { createWindowCamera } from './window-camera.ts';

const path = await findRenderer(process.env);
const NO_BROWSER = 'no Chromium was found here: install one, or name it in E2E_CHROMIUM';

type Answer = (request: { url: string }) => Promise<Response>;
type Decide = (answer: { cancel: boolean }) => void;

/** Electron's parts in front of a real tab: its session answers by the handlers that were set, its debugger is the tab's own. */
const electron = (tab: () => Promise<{ page: Page; devtools: CDPSession }>) => {
  const told = {
    options: [] as { show?: boolean; webPreferences?: Record<string, unknown> }[],
    destroyed: 0,
    permissions: [] as boolean[],
    closed: [] as string[],
  };
  let answer: Answer = () => Promise.reject(new Error('no handler'));
  let before: (request: { url: string }, decide: Decide) => void = () => undefined;
  const session = {
    setPermissionRequestHandler: (handler: (...given: unknown[]) => void) =>
      handler(null, 'media', (allowed: boolean) => void told.permissions.push(allowed)),
    setPermissionCheckHandler: (handler: () => boolean) => void told.permissions.push(handler()),
    webRequest: {
      onBeforeRequest: (handler: typeof before) => {
        before = handler;
      },
    },
    on: () => undefined,
    setProxy: async ({ proxyRules }: { proxyRules: string }) => void told.closed.push(proxyRules),
    protocol: {
      handle: (_scheme: string, handler: Answer) => {
        answer = handler;
      },
    },
  };
  class BrowserWindow {
    opened = tab();
    constructor(options: (typeof told.options)[number]) {
      told.options.push(options);
    }
    webContents = {
      setWebRTCIPHandlingPolicy: (policy: string) => void told.closed.push(policy),
      setWindowOpenHandler: (handler: () => { action: string }) => void told.closed.push(handler().action),
      debugger: {
        attach: () => undefined,
        sendCommand: async (method: string, params: object) =>
          (await this.opened).devtools.send(method as 'Page.enable', params as never),
      },
    };
    loadURL = async (url: string) => {
      const { page } = await this.opened;
      await page.route('**/*', async (route) => {
        const asked = { url: route.request().url() };
        const { cancel } = await new Promise<{ cancel: boolean }>((done) => before(asked, done));
        if (cancel) return route.abort();
        const { status, headers, ...body } = await answer(asked).then(async (got) => ({
          status: got.status,
          headers: Object.fromEntries(got.headers),
          body: Buffer.from(await got.arrayBuffer()),
        }));
        return route.fulfill({ status, headers, ...body });
      });
      await page.goto(url);
    };
    destroy = () => {
      told.destroyed += 1;
    };
  }
  return { told, parts: { BrowserWindow, session: { fromPartition: () => session } } as never };
};

let browser: Browser | null = null;
beforeAll(async () => {
  if (path !== null) browser = await chromium.launch({ executablePath: path, args: ['--disable-gpu'] });
});
afterAll(() => browser?.close());

const page = (html: string) => ({
  entry: 'index.html',
  files: async (name: string) => (name === 'index.html' ? { type: 'text/html', body: Buffer.from(html) } : null),
});

it.skipIf(path === null)(
  `a window that nobody sees measures a page, and goes${path === null ? ` (${NO_BROWSER})` : ''}`,
  async () => {
    const open = async () => {
      const tab = await (browser as Browser).newPage();
      return { page: tab, devtools: await tab.context().newCDPSession(tab) };
    };
    const { told, parts } = electron(open);
    const camera = createWindowCamera(parts);
    const html =
      '<!doctype html><html lang="en"><title>t</title><body style="margin:0"><p style="margin:0;color:#010203">Hello</p><img src="a.png" alt=""><img src="https://example.com/b.png" alt=""></body></html>';
    const shot = await camera.shoot(page(html), { width: 200, height: 100 }, new AbortController().signal);
    expect(shot.page).toMatchObject({
      width: 200,
      texts: [{ text: 'Hello', colour: '#010203ff' }],
      errors: ['missing: /a.png'],
    });
    expect([shot.png.readUInt32BE(16), shot.png.readUInt32BE(20)]).toEqual([400, 200]);
    expect(told).toMatchObject({ destroyed: 1, permissions: [false, false] });
    expect(told.closed).toEqual(['http://nowhere.figma2code.invalid:1', 'disable_non_proxied_udp', 'deny']);
    expect(told.options[0]).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, nodeIntegration: false, contextIsolation: true, disableDialogs: true },
    });
    await expect(camera.shoot(page('<p>'), { width: 1, height: 1 }, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    const broken = { entry: 'index.html', files: () => Promise.resolve(null) };
    await expect(camera.shoot(broken, { width: 9, height: 9 }, new AbortController().signal)).resolves.toMatchObject({
      page: { texts: [], errors: ['missing: /index.html'] },
    });
    expect(told.destroyed).toBe(2);
  },
  30_000,
);
