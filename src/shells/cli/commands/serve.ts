import { join } from 'node:path';
import { createBackend } from '#backend/create-backend';
import { defaultDeps } from '#backend/default-deps';
import { findChromium } from '#backend/page-camera/find-browser';
import { startBrowserShell } from '#browser/browser-shell';
import { lazyCanvasPort } from '#browser/lazy-canvas-port';
import { hasDisplay, openWindow } from '#browser/open-window';
import { createI18n, nearestLocale, type Translate, translator } from '#contract/i18n';
import { buildWindow, isStale, rendererDir } from '../build-window.ts';
import { EXIT } from '../exit-codes.ts';
import type { Interruption } from '../interruption.ts';
import { startLag } from '../start-lag.ts';
import { portOf } from './port-option.ts';

export interface ServeOptions {
  readonly port: string;
  readonly open: boolean;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const show = (url: string, options: { open: boolean; profileDir: string }, translate: Translate): void => {
  const chromium = options.open && hasDisplay(process.env) ? findChromium(process.env) : null;
  if (chromium !== null && openWindow(chromium, url, options.profileDir))
    say(translate('serve.opened', { browser: chromium }));
  else say(translate(options.open && !hasDisplay(process.env) ? 'serve.no-display' : 'serve.open-yourself'));
  // The address is always told: the window may have been blocked.
  say(url);
};

const untilSignal = (interruption: Interruption): Promise<number> =>
  new Promise((resolve) => {
    interruption.whenInterrupted(() => resolve(interruption.code() ?? EXIT.interrupted));
  });

/** The first start, and each start after a change of the sources, builds the page. */
const ensureBuilt = async (translate: Translate): Promise<boolean> => {
  if (!isStale()) return true;
  say(translate('serve.building'));
  if (await buildWindow()) return true;
  process.stderr.write(`${translate('serve.not-built')}\n`);
  return false;
};

/**
 * The window in a browser, until it is interrupted.
 * @throws CodedError `usage` for what is no port, `port-in-use`
 */
export const serve = async (options: ServeOptions, interruption: Interruption): Promise<number> => {
  const port = portOf(options.port);
  const own = defaultDeps(process.env);
  const deps = { ...own, canvas: lazyCanvasPort(own, process.execPath) };
  const translate = translator(createI18n(nearestLocale(deps.language)));
  if (!(await ensureBuilt(translate))) return EXIT.failed;
  const lag = await startLag(process.env['F2C_LAG_LOG']);
  const backend = await createBackend(deps);
  try {
    const shell = await startBrowserShell({ backend, rendererDir: rendererDir(), port });
    if (port !== 0 && shell.port !== port) say(translate('serve.other-port', { wanted: port, port: shell.port }));
    show(shell.launchUrl, { open: options.open, profileDir: join(deps.dataDir, 'browser') }, translate);
    const code = await untilSignal(interruption);
    await shell.close();
    return code;
  } finally {
    await backend.close();
    lag?.close();
  }
};
