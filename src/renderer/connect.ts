import { createElectronShell, type PreloadApi } from './connection/electron-shell.ts';
import type { LostResult, Shell } from './connection/shell.ts';
import { createSocketShell, type SocketLike } from './connection/socket-shell.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop shell; absent in the browser shell. */
    readonly figma2code?: PreloadApi;
  }
}

const socketAddress = (location: Location): string =>
  `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/ws`;

/** The one place that knows there are two shells. */
export const connectShell = (page: Window, lost: LostResult): Shell =>
  page.figma2code
    ? createElectronShell(page.figma2code, lost)
    : createSocketShell(() => new WebSocket(socketAddress(page.location)) as unknown as SocketLike, lost);
