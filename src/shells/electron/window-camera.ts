import type { BrowserWindowConstructorOptions, Session, BrowserWindow as Window } from 'electron';
import { addressOf, answerRequest } from '#backend/page-camera/answer-request';
import {
  createPageErrors,
  heightFor,
  NO_PROXY,
  PAGE_ORIGIN,
  type PageCamera,
  type PageErrors,
  type PageShot,
  type PhotographedPage,
  scaleFor,
  type WindowSize,
} from '#backend/page-camera/page-camera';
import { PAGE_POLICY } from '#backend/page-camera/page-policy';
import { createProbeSource, type ProbeSource, probePage } from '#backend/page-camera/probe-script';
import { shotFailure, shotLimit } from '#backend/page-camera/shot-limit';
import { type SendCommand, worldBeside } from '#backend/page-camera/world-beside';
import type { PageMeasure } from '#contract/code-gen/page-measure';
import { CodedError } from '#contract/errors';

interface Electron {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => Window;
  /** A session in memory, of its own name: no cookie, cache or permission is shared with the window. */
  readonly session: { fromPartition(name: string, options: { cache: boolean }): Session };
}

/** Everything that a page of this session asks for passes here first. */
const closeSession = async (session: Session, page: PhotographedPage, errors: PageErrors): Promise<void> => {
  await session.setProxy({ mode: 'fixed_servers', proxyRules: NO_PROXY, proxyBypassRules: '<-loopback>' });
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !url.startsWith(`${PAGE_ORIGIN}/`) && !/^(?:data|blob):/.test(url) }),
  );
  session.on('will-download', (event) => event.preventDefault());
  session.protocol.handle('https', async ({ url }) => {
    const found = await answerRequest(url, page, errors);
    if (found === null || found === 'refused') return new Response('', { status: 404 });
    return new Response(new Uint8Array(found.body), { headers: { 'Content-Type': found.type, ...PAGE_POLICY } });
  });
};

const hiddenWindow = ({ BrowserWindow }: Electron, session: Session, size: WindowSize): Window => {
  const window = new BrowserWindow({
    ...size,
    show: false,
    useContentSize: true,
    webPreferences: {
      session,
      offscreen: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      disableDialogs: true,
    },
  });
  // Peer connections pass no request handler.
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  return window;
};

const photograph = async (send: SendCommand, size: WindowSize, height: number): Promise<Buffer> => {
  const clip = { x: 0, y: 0, width: size.width, height, scale: 1 };
  const taken = await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
  return Buffer.from((taken as { data: string }).data, 'base64');
};

const take = async (
  window: Window,
  page: PhotographedPage,
  size: WindowSize & { readonly probe: ProbeSource },
): Promise<{ png: Buffer; page: Omit<PageMeasure, 'errors'> }> => {
  const { width, height, probe } = size;
  const { debugger: devtools } = window.webContents;
  devtools.attach('1.3');
  const send: SendCommand = (method, params) => devtools.sendCommand(method, params);
  const deviceScaleFactor = scaleFor(size);
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
  await send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'prefers-color-scheme', value: 'light' },
    ],
  });
  await window.loadURL(addressOf(page));
  const beside = await worldBeside(send);
  const measured = await probePage(beside, probe);
  const long = Number(await beside.run('document.documentElement.scrollHeight')) || 0;
  const png = await photograph(send, size, heightFor({ width, height }, long));
  return { png, page: measured };
};

/** The desktop's own browser engine as a camera: a window that is never shown, in a session that ends with the picture. */
export const createWindowCamera = (electron: Electron): PageCamera => {
  const probe = createProbeSource();
  let count = 0;
  return {
    shoot: async (page, size, signal): Promise<PageShot> => {
      if (signal.aborted) throw new CodedError('cancelled');
      count += 1;
      const session = electron.session.fromPartition(`page-${count}`, { cache: false });
      const errors = createPageErrors();
      await closeSession(session, page, errors);
      const window = hiddenWindow(electron, session, size);
      const limit = shotLimit(page.entry, signal);
      try {
        const shot = await Promise.race([take(window, page, { ...size, probe }), limit.promise]);
        return { png: shot.png, page: { ...shot.page, errors: [...errors.list] } };
      } catch (error) {
        throw shotFailure(error, page.entry);
      } finally {
        limit.clear();
        window.destroy();
      }
    },
    close: () => Promise.resolve(),
  };
};
