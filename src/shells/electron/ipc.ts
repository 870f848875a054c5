import type { BrowserWindow, IpcMain, IpcMainEvent, IpcMainInvokeEvent, OpenDialogReturnValue } from 'electron';
import type { Backend } from '#backend/backend';
import { connectPage, type PageConnection } from '#browser/page-connection';
import { APP_ORIGIN } from './window-options.ts';

interface IpcDeps {
  readonly ipcMain: Pick<IpcMain, 'on' | 'handle'>;
  readonly backend: Backend;
  window(): BrowserWindow;
  chooseFolder(): Promise<OpenDialogReturnValue>;
}

export const CHANNELS = {
  fromPage: 'f2c:from-page',
  toPage: 'f2c:to-page',
  chooseFolder: 'f2c:choose-folder',
} as const;
const MAX_TEXT = 1024 * 1024;

/** Counts of messages that were turned away. */
export interface IpcCounts {
  refused: number;
}

/** Only the top frame of our own window, showing our own page, may speak. */
const isOurPage = (event: IpcMainEvent | IpcMainInvokeEvent, window: BrowserWindow): boolean => {
  const frame = event.senderFrame;
  if (frame === null || window.isDestroyed()) return false;
  return frame === window.webContents.mainFrame && frame.url.startsWith(`${APP_ORIGIN}/`);
};

/** The page's wire over Electron's IPC: the same messages as over a WebSocket. */
export const serveIpc = (deps: IpcDeps): IpcCounts => {
  const counts: IpcCounts = { refused: 0 };
  let connection: PageConnection | null = null;
  const send = (text: string): void => {
    const window = deps.window();
    if (!window.isDestroyed()) window.webContents.send(CHANNELS.toPage, text);
  };
  deps.ipcMain.on(CHANNELS.fromPage, (event, text: unknown) => {
    if (!isOurPage(event, deps.window()) || typeof text !== 'string' || text.length > MAX_TEXT) {
      counts.refused += 1;
      return;
    }
    // A reload says hello again, and takes over.
    connection ??= connectPage(deps.backend, { send, unread: () => 0 });
    connection.receive(text);
  });
  deps.ipcMain.handle(CHANNELS.chooseFolder, async (event) => {
    if (!isOurPage(event, deps.window())) {
      counts.refused += 1;
      return null;
    }
    const chosen = await deps.chooseFolder();
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  });
  return counts;
};
