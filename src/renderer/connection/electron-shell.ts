import type { LostResult, Shell } from './shell.ts';
import { createSocketShell, type SocketLike } from './socket-shell.ts';

/** What the preload script puts on the window: text in, text out, and the system's dialog. */
export interface PreloadApi {
  post(text: string): void;
  listen(listener: (text: string) => void): void;
  chooseFolder(): Promise<string | null>;
  /** The path of a dropped folder; older preloads do not tell. */
  pathOfFile?(file: File): string;
}

/** The channel to the main process as a socket that is open at once and does not break while the window lives. */
const createChannel = (api: PreloadApi): (() => SocketLike) => {
  let current: SocketLike | null = null;
  api.listen((text) => current?.onmessage?.({ data: text }));
  return () => {
    const socket: SocketLike = {
      send: api.post,
      close: () => undefined,
      onopen: null,
      onmessage: null,
      onclose: null,
    };
    current = socket;
    queueMicrotask(() => socket.onopen?.());
    return socket;
  };
};

/** The desktop window: the wire of the browser shell over messages between processes. */
export const createElectronShell = (api: PreloadApi, lost: LostResult): Shell => {
  const { pathOfFile } = api;
  return {
    ...createSocketShell(createChannel(api), lost),
    kind: 'electron',
    chooseFolder: () => api.chooseFolder(),
    ...(pathOfFile ? { pathOfFile: (file: File) => pathOfFile(file) || null } : {}),
  };
};
