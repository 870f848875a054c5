import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tempDir } from '#testing/temp-dir';

type Handler = (...args: never[]) => unknown;

/** The parts of Electron that the shell touches, as recorders: what they were told is what is tested. */
const electron = vi.hoisted(() => {
  const on = (store: Map<string, Handler>) => (name: string, handler: Handler) => void store.set(name, handler);
  const app = new Map<string, Handler>();
  const ipc = new Map<string, Handler>();
  const contents = new Map<string, Handler>();
  const network: unknown[] = [];
  const sent: string[] = [];
  const mainFrame = { url: 'app://figma2code/' };
  const webContents = {
    mainFrame,
    on: on(contents),
    send: (_channel: string, text: string) => void sent.push(text),
    reload: vi.fn(),
    forcefullyCrashRenderer: vi.fn(),
    setWindowOpenHandler: (handler: Handler) => void contents.set('open', handler),
    setWebRTCIPHandlingPolicy: (policy: string) => void network.push(policy),
  };
  const windows: { options: Record<string, unknown>; loaded: string[] }[] = [];
  return {
    app,
    ipc,
    contents,
    sent,
    mainFrame,
    webContents,
    windows,
    protocol: new Map<string, Handler>(),
    schemes: [] as unknown[],
    network,
    permissions: [] as Handler[],
    openExternal: vi.fn(),
    answer: { response: 0 },
    ready: Promise.withResolvers<void>(),
    home: '',
    destroyed: false,
    quit: vi.fn(),
  };
});

vi.mock('electron', () => {
  class BrowserWindow {
    webContents = electron.webContents;
    constructor(options: Record<string, unknown>) {
      electron.windows.push({ options, loaded: [] });
    }
    once = vi.fn();
    on = vi.fn();
    show = vi.fn();
    isDestroyed = () => electron.destroyed;
    isMinimized = () => false;
    restore = vi.fn();
    focus = vi.fn();
    loadURL = (url: string) => {
      electron.windows.at(-1)?.loaded.push(url);
      electron.ready.resolve();
      return Promise.resolve();
    };
    static getAllWindows = () => electron.windows;
  }
  return {
    BrowserWindow,
    app: {
      requestSingleInstanceLock: () => true,
      whenReady: () => Promise.resolve(),
      getLocale: () => 'en',
      on: (name: string, handler: Handler) => void electron.app.set(name, handler),
      quit: electron.quit,
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => electron.schemes.push(schemes),
      handle: (scheme: string, handler: Handler) => void electron.protocol.set(scheme, handler),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: Handler) => electron.permissions.push(handler),
        setPermissionCheckHandler: (handler: Handler) => electron.permissions.push(handler),
        setProxy: (proxy: unknown) => Promise.resolve(void electron.network.push(proxy)),
      },
    },
    shell: { openExternal: electron.openExternal },
    dialog: {
      showMessageBox: () => Promise.resolve(electron.answer),
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: ['/chosen'] }),
    },
    ipcMain: {
      on: (name: string, handler: Handler) => void electron.ipc.set(name, handler),
      handle: (name: string, handler: Handler) => void electron.ipc.set(name, handler),
    },
  };
});

const call = (store: Map<string, Handler>, name: string, ...args: unknown[]): unknown =>
  (store.get(name) as (...all: unknown[]) => unknown)(...args);
const ours = () => ({ senderFrame: electron.mainFrame });
const answers = (): { type: string; id?: number; result?: unknown }[] => electron.sent.map((text) => JSON.parse(text));
let lastId = 0;
/** Says a command over the page's wire; undefined when it is not answered. */
const command = async (event: unknown, name: unknown, input: unknown): Promise<unknown> => {
  lastId += 1;
  const id = lastId;
  call(electron.ipc, 'f2c:from-page', event, JSON.stringify({ type: 'command', id, name, input }));
  const mine = () => answers().find((message) => message.type === 'result' && message.id === id);
  await vi.waitFor(() => expect(mine()).toBeDefined(), { timeout: 200 }).catch(() => undefined);
  return mine()?.result;
};

beforeEach(async () => {
  if (electron.home !== '') return;
  electron.home = (await tempDir('electron')).path;
  vi.stubEnv('FIGMA2CODE_HOME', electron.home);
  await import('./main.ts');
  await electron.ready.promise;
  await vi.waitFor(() => expect(electron.ipc.size).toBe(2));
  call(electron.app, 'web-contents-created', {}, electron.webContents);
});

describe('electron shell', () => {
  it('[SH01] the page is isolated, sandboxed, without Node, and every permission is denied', () => {
    const { options, loaded } = electron.windows[0] ?? { options: {}, loaded: [] };
    expect(options['webPreferences']).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    });
    expect(loaded).toEqual(['app://figma2code/']);
    expect(electron.network).toEqual([
      expect.objectContaining({ proxyRules: 'http://nowhere.figma2code.invalid:1', proxyBypassRules: '<-loopback>' }),
      'disable_non_proxied_udp',
    ]);
    const [request, check] = electron.permissions as unknown as [
      (c: unknown, p: string, decide: (allowed: boolean) => void) => void,
      () => boolean,
    ];
    const decide = vi.fn();
    request({}, 'media', decide);
    expect(decide).toHaveBeenCalledWith(false);
    expect(check()).toBe(false);
  });

  it('[SH02] a message from a sub-frame, another origin, a null frame or of a wrong shape is refused', async () => {
    for (const frame of [null, { url: 'app://figma2code/' }, { url: 'https://evil.example/' }])
      expect(await command({ senderFrame: frame }, 'log.clear', {})).toBeUndefined();
    electron.mainFrame.url = 'https://evil.example/';
    expect(await command(ours(), 'log.clear', {})).toBeUndefined();
    electron.mainFrame.url = 'app://figma2code/';
    expect(await command(ours(), 42, {})).toBeUndefined();
    expect(await command(ours(), 'no.such', {})).toMatchObject({ ok: false, failure: { code: 'usage' } });
    expect(await command(ours(), 'toString', {})).toMatchObject({ ok: false, failure: { code: 'usage' } });
    expect(await command(ours(), 'question.answer', { id: 7 })).toMatchObject({
      ok: false,
      failure: { code: 'usage' },
    });
    expect(await command(ours(), '__proto__', {})).toMatchObject({ ok: false, failure: { code: 'usage' } });
    for (const text of [7, null, {}, ['x'], `{"type":"command","id":1,"name":"${'x'.repeat(1024 * 1024)}"}`]) {
      const before = electron.sent.length;
      call(electron.ipc, 'f2c:from-page', ours(), text);
      expect(electron.sent).toHaveLength(before);
    }
    expect(await command(ours(), 'log.clear', {})).toEqual({ ok: true, value: null });
    expect(await call(electron.ipc, 'f2c:choose-folder', { senderFrame: null })).toBeNull();
    expect(await call(electron.ipc, 'f2c:choose-folder', ours())).toBe('/chosen');
  });

  it('[SH10] a hello is answered with the state, and again after a reload', () => {
    electron.sent.length = 0;
    const hello = JSON.stringify({ type: 'hello', session: null, seq: 0 });
    call(electron.ipc, 'f2c:from-page', { senderFrame: null }, hello);
    expect(electron.sent).toEqual([]);
    call(electron.ipc, 'f2c:from-page', ours(), hello);
    call(electron.ipc, 'f2c:from-page', ours(), hello);
    expect(electron.sent.map((text) => JSON.parse(text).type)).toEqual(['snapshot', 'snapshot']);
  });

  it('[SH03] navigation, guests and new windows are blocked; only http(s) opens outside, after it was shown', async () => {
    const blocked = (name: string, url: string): boolean => {
      const event = { preventDefault: vi.fn(), url };
      call(electron.contents, name, event, url);
      return event.preventDefault.mock.calls.length === 1;
    };
    for (const url of [
      'https://evil.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'app://other/',
      'not a url',
    ]) {
      for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate'])
        expect(blocked(name, url), `${name} ${url}`).toBe(true);
    }
    expect(blocked('will-navigate', 'app://figma2code/')).toBe(false);
    expect(blocked('will-attach-webview', '')).toBe(true);
    const open = electron.contents.get('open') as unknown as (details: { url: string }) => { action: string };
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://x/y', 'vscode://x'])
      expect(open({ url })).toEqual({ action: 'deny' });
    expect(open({ url: 'https://figma.com/' })).toEqual({ action: 'deny' });
    await vi.waitFor(() => expect(electron.openExternal).not.toHaveBeenCalled());
    electron.answer.response = 1;
    open({ url: 'https://figma.com/' });
    await vi.waitFor(() => expect(electron.openExternal.mock.calls).toEqual([['https://figma.com/']]));
  });

  it('[SH05] a second start only brings the window to the front, whatever its arguments are', () => {
    const before = electron.windows.length;
    call(
      electron.app,
      'second-instance',
      {},
      ['figma2code', '--workspace=/etc', 'figma2code://import?file=/etc/passwd'],
      '/',
    );
    expect(electron.windows).toHaveLength(before);
    expect(electron.app.has('open-url')).toBe(false);
  });

  it('[SH06] the own protocol serves the built page of one host and nothing else', async () => {
    const serve = (url: string) => call(electron.protocol, 'app', new Request(url)) as Promise<Response>;
    for (const url of [
      'app://other/',
      'app://figma2code/../../etc/passwd',
      'app://figma2code/assets/%2e%2e/%2e%2e/package.json',
      'app://figma2code/package.json',
      'app://figma2code/snapshots/../../x.png',
    ]) {
      expect((await serve(url)).status, url).toBe(404);
    }
    // The page itself is answered: 200 once it is built, 500 before.
    expect((await serve('app://figma2code/')).status).not.toBe(404);
  });

  it('[SH07] a page that died is loaded again', () => {
    call(electron.contents, 'render-process-gone', {}, { reason: 'crashed' });
    expect(electron.webContents.reload).toHaveBeenCalledTimes(1);
    call(electron.contents, 'render-process-gone', {}, { reason: 'clean-exit' });
    expect(electron.webContents.reload).toHaveBeenCalledTimes(1);
  });

  it('[SH07] a page that dies each time it is loaded is not loaded for ever', () => {
    electron.webContents.reload.mockClear();
    for (let count = 0; count < 50; count += 1)
      call(electron.contents, 'render-process-gone', {}, { reason: 'crashed' });
    expect(electron.webContents.reload.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it('a second start opens a window where the first one is gone, and what that window still says is refused', async () => {
    electron.destroyed = true;
    expect(await command(ours(), 'log.clear', {})).toBeUndefined();
    const before = electron.windows.length;
    call(electron.app, 'second-instance', {}, [], '/');
    expect(electron.windows).toHaveLength(before + 1);
    electron.destroyed = false;
  });

  it('quits once the backend has ended, however often it is asked', async () => {
    const event = { preventDefault: vi.fn() };
    for (let count = 0; count < 3; count += 1) call(electron.app, 'before-quit', event);
    expect(event.preventDefault).toHaveBeenCalledTimes(3);
    await vi.waitFor(() => expect(electron.quit).toHaveBeenCalledTimes(1));
    call(electron.app, 'before-quit', event);
    expect(event.preventDefault).toHaveBeenCalledTimes(3);
  });
});

describe('choice of the shell', () => {
  it('looks the Electron binary up by files and never asks the package', async () => {
    const { electronBinary } = await import('../cli/electron-binary.ts');
    const root = await tempDir('binary');
    expect(electronBinary({}, root.path)).toBeNull();
    const folder = join(root.path, 'node_modules/electron');
    await mkdir(join(folder, 'dist'), { recursive: true });
    await writeFile(join(folder, 'path.txt'), 'electron');
    expect(electronBinary({}, root.path)).toBeNull();
    await writeFile(join(folder, 'dist/electron'), '');
    expect(electronBinary({}, root.path)).toBe(join(folder, 'dist/electron'));
    await root.remove();
  });
});
