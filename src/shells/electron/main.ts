import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, protocol, session, shell } from 'electron';
import { createBackend } from '#backend/create-backend';
import { defaultDeps, productRoot } from '#backend/default-deps';
import { createPageApp } from '#browser/page-app';
import { createI18n, nearestLocale, translator } from '#contract/i18n';
import { closeDoors } from './close-doors.ts';
import { serveIpc } from './ipc.ts';
import { APP_HOST, APP_ORIGIN, APP_SCHEME, windowOptions } from './window-options.ts';

/** The composition root of the desktop shell: the backend, the page over `app://`, the window, and nothing clever. */
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

const openWindow = (): BrowserWindow => {
  const window = new BrowserWindow(windowOptions(join(productRoot(), 'out', 'preload', 'preload.cjs')));
  window.once('ready-to-show', () => window.show());
  // A page that died comes back; the run goes on in the backend meanwhile.
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') window.webContents.reload();
  });
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
};

const start = async (): Promise<void> => {
  const environment = process.env;
  const deps = { ...defaultDeps(environment), language: app.getLocale() };
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
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void backend.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
};

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();
