import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';

/** The whole bridge: text in, text out, and two questions about files. The page never sees an Electron object. */
contextBridge.exposeInMainWorld('figma2code', {
  post: (text: string): void => ipcRenderer.send('f2c:from-page', String(text)),
  /** One listener: a page that calls again takes over from itself. */
  listen: (listener: (text: string) => void): void => {
    ipcRenderer.removeAllListeners('f2c:to-page');
    ipcRenderer.on('f2c:to-page', (_event: IpcRendererEvent, text: string) => listener(text));
  },
  chooseFolder: (): Promise<string | null> => ipcRenderer.invoke('f2c:choose-folder'),
  pathOfFile: (file: File): string => webUtils.getPathForFile(file),
});
