import { expect, it, vi } from 'vitest';
import { createElectronShell, type PreloadApi } from '../../renderer/connection/electron-shell.ts';

type Hear = (event: unknown, text: string) => void;

const electron = vi.hoisted(() => ({
  exposed: {} as Record<string, unknown>,
  sent: [] as [string, unknown][],
  heard: [] as Hear[],
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: unknown) => {
      electron.exposed[name] = api;
    },
  },
  ipcRenderer: {
    send: (channel: string, text: unknown) => electron.sent.push([channel, text]),
    invoke: (channel: string) => Promise.resolve(channel === 'f2c:choose-folder' ? '/chosen' : null),
    on: (channel: string, hear: Hear) => channel === 'f2c:to-page' && electron.heard.push(hear),
    removeAllListeners: () => electron.heard.splice(0),
  },
  webUtils: { getPathForFile: (file: { name: string }) => `/dropped/${file.name}` },
}));

it('what the preload script exposes is what the page speaks to', async () => {
  await import('./preload.ts');
  expect(Object.keys(electron.exposed)).toEqual(['figma2code']);
  const shell = createElectronShell(electron.exposed['figma2code'] as PreloadApi, () => ({
    ok: false,
    failure: { code: 'internal', message: '' },
  }));
  const messages: unknown[] = [];
  shell.link(
    { session: null, seq: 0 },
    { onOpen: () => undefined, onMessage: (message) => messages.push(message), onClosed: () => undefined },
  );
  await Promise.resolve();
  expect(electron.sent).toEqual([['f2c:from-page', JSON.stringify({ type: 'hello', session: null, seq: 0 })]]);
  for (const hear of electron.heard) hear({}, JSON.stringify({ type: 'facts', facts: [] }));
  expect(messages).toEqual([{ type: 'facts', facts: [] }]);
  const answer = shell.send('log.clear', {});
  for (const hear of electron.heard)
    hear({}, JSON.stringify({ type: 'result', id: 1, result: { ok: true, value: null } }));
  expect(await answer).toEqual({ ok: true, value: null });
  expect(await shell.chooseFolder?.()).toBe('/chosen');
  expect(shell.pathOfFile?.({ name: 'x' } as File)).toBe('/dropped/x');
});
