import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';

/** The whole bridge: commands, facts as they come, and two questions about files. The page never sees an Electron object. */
contextBridge.exposeInMainWorld('figma2code', {
  send: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('f2c:command', String(name), input),
  connect: (hello: unknown, listener: (message: unknown) => void): (() => void) => {
    const hear = (_event: IpcRendererEvent, text: string): void => listener(JSON.parse(text));
    ipcRenderer.on('f2c:to-page', hear);
    ipcRenderer.send('f2c:from-page', JSON.stringify(hello));
    return () => ipcRenderer.off('f2c:to-page', hear);
  },
  chooseFolder: (): Promise<string | null> => ipcRenderer.invoke('f2c:choose-folder'),
  pathOfFile: (file: File): string | null => webUtils.getPathForFile(file) || null,
});
