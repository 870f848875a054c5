import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { app, BrowserWindow, dialog, ipcMain, protocol, session, shell } from 'electron';
import { agentNode } from '#backend/agent-process/node-runtime';
import type { Backend } from '#backend/backend';
import { createBackend } from '#backend/create-backend';
import { defaultDeps, productRoot } from '#backend/default-deps';
import { lazyCanvasPort } from '#browser/lazy-canvas-port';
import { createPageApp } from '#browser/page-app';
import { CodedError } from '#contract/errors';
import { createI18n, failureText, nearestLocale, translator } from '#contract/i18n';
import { closeDoors } from './close-doors.ts';
import { serveIpc } from './ipc.ts';
import { createWindowCamera } from './window-camera.ts';
import { APP_HOST, APP_ORIGIN, APP_SCHEME, windowOptions } from './window-options.ts';

/** The composition root of the desktop shell: the backend, the page over `app://`, the window, and nothing clever. */
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

/** A page that dies each time it is loaded is not loaded for ever. */
const MAX_RELOADS = 5;
const RELOAD_WINDOW_MS = 60_000;
/** How long an orderly end may take before the app goes all the same. */
const CLOSE_MS = 6_000;

const reloadWhenGone = (window: BrowserWindow): void => {
  let reloads: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const now = performance.now();
    reloads = [...reloads.filter((at) => now - at < RELOAD_WINDOW_MS), now];
    if (reloads.length <= MAX_RELOADS) window.webContents.reload();
  });
};

const openWindow = (): BrowserWindow => {
  const window = new BrowserWindow(windowOptions(join(productRoot(), 'out', 'preload', 'preload.cjs')));
  window.once('ready-to-show', () => window.show());
  // A page that died comes back; the run goes on in the backend meanwhile.
  reloadWhenGone(window);
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  // A page that cannot be loaded shows the browser engine's own page for it.
  window.loadURL(`${APP_ORIGIN}/`).catch(() => undefined);
  return window;
};

/** The backend ends first: a run is stopped, and no agent is left behind. */
const quitInOrder = (backend: Backend): void => {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void Promise.race([backend.close().catch(() => undefined), delay(CLOSE_MS)]).then(() => {
      state = 'closed';
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
};

const start = async (): Promise<void> => {
  const environment = process.env;
  const camera = createWindowCamera({ BrowserWindow, session });
  const own = defaultDeps(environment);
  const deps = { ...own, language: app.getLocale(), camera, canvas: lazyCanvasPort(own, agentNode()) };
  const translate = translator(createI18n(nearestLocale(deps.language)));
  const backend = await createBackend(deps);
  const page = createPageApp({ backend, rendererDir: join(productRoot(), 'out', 'renderer'), connect: "'none'" });
  protocol.handle(APP_SCHEME, (request) =>
    new URL(request.url).host === APP_HOST ? page.fetch(request) : new Response('', { status: 404 }),
  );
  closeDoors({ app, session: session.defaultSession, shell, dialog, translate });
  let window = openWindow();
  serveIpc({
    ipcMain,
    backend,
    window: () => window,
    chooseFolder: () => dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] }),
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) window = openWindow();
  });
  // Arguments of a second start are not looked at: the window that is there comes to the front.
  app.on('second-instance', () => {
    if (window.isDestroyed()) window = openWindow();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  quitInOrder(backend);
};

const notStarted = (error: unknown): void => {
  const { code, params } = error instanceof CodedError ? error : new CodedError('internal', { what: 'start' });
  const translate = translator(createI18n(nearestLocale(app.getLocale())));
  dialog.showErrorBox('figma2code', failureText(translate, code, params).message);
  app.exit(1);
};

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(notStarted);
else app.quit();
