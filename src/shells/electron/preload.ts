import { contextBridge, ipcRenderer } from 'electron';

/** The whole bridge: text in, text out, and the system's folder dialog. The page never sees an Electron object. */
contextBridge.exposeInMainWorld('figma2code', {
  post: (text: string): void => ipcRenderer.send('f2c:from-page', String(text)),
  listen: (listener: (text: string) => void): void => {
    ipcRenderer.on('f2c:to-page', (_event, text: string) => listener(text));
  },
  chooseFolder: (): Promise<string | null> => ipcRenderer.invoke('f2c:choose-folder'),
});
